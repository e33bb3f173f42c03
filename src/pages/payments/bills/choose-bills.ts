import type { Bill, BilledVisit } from '@tongzhen/contract/billing'

/** As many as may be paid at once (contract/payments.ts). */
export const MOST_BILLS = 30

/** Ticks that the person has set or taken away, by bill. */
export type Ticks = ReadonlyMap<string, boolean>

export const isPayable = ({ state }: Pick<Bill, 'state'>) => state === 'open'

/** What is ticked: as the person left it; at first all of the newest visit with something to pay. */
export function chosenBills(visits: readonly BilledVisit[], ticks: Ticks): Bill[] {
  const newest = visits.find(({ bills }) => bills.some(isPayable))
  return visits.flatMap((visit) =>
    visit.bills.filter((bill) => isPayable(bill) && (ticks.get(bill.billId) ?? visit === newest)),
  )
}

export function sumOf(bills: readonly Pick<Bill, 'amountFen'>[]): number {
  return bills.reduce((total, { amountFen }) => total + amountFen, 0)
}
