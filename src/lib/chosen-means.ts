import type { PaymentMeans } from '@tongzhen/contract/states'

/** The means wished for, as long as it is offered; else the first one. Undefined where nothing can be paid. */
export function chosenMeans(
  offered: readonly PaymentMeans[],
  wished: PaymentMeans | undefined,
): PaymentMeans | undefined {
  return offered.find((one) => one === wished) ?? offered[0]
}
