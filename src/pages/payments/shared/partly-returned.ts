import type { Payment } from '@tongzhen/contract/payments'

/** Of what was paid something is back or on its way back, and something stays. */
export function isPartlyReturned({
  amountFen,
  refundedFen,
  refundingFen,
}: Pick<Payment, 'amountFen' | 'refundedFen' | 'refundingFen'>): boolean {
  const returnedFen = refundedFen + refundingFen
  return returnedFen > 0 && returnedFen < amountFen
}
