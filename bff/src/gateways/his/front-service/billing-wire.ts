import { z } from 'zod'
import { localDateTime, yuan } from '../../values.ts'
import { billCategoryCodes, billItemStatuses, billStatuses } from './codes.ts'
import { coded, localDate, localText, quantity, unitPrice } from './values.ts'

/** The answers about bills of docs/interfaces/his.md; as strict and as indifferent as wire.ts. */

const text = z.string().min(1)
const rows = z.array(z.unknown())

export const visits = z.object({ visits: rows })

const visitFacts = z.object({
  visitNo: text,
  visitDate: localDate,
  departmentName: localText,
  doctorName: localText,
})
export const visit = visitFacts.extend({ bills: rows })

export const bill = z.object({
  billNo: text,
  executingDepartment: localText,
  category: coded(billCategoryCodes),
  amount: yuan,
  issueTime: localDateTime,
  status: coded(billStatuses),
  orderNo: z.string().nullish(),
})

export const billDetails = visitFacts.extend(bill.shape).extend({
  items: z.array(
    z.object({
      itemNo: z.string().nullish(),
      status: coded(billItemStatuses).nullish(),
      name: localText,
      nationalCode: z.string().nullish(),
      specification: localText.nullish(),
      unit: localText,
      quantity,
      unitPrice,
      amount: yuan,
    }),
  ),
})

/** What a check says of exactly these bills; a sum that is not theirs says nothing that money may follow. */
export function checked(billIds: readonly string[]) {
  return z
    .object({ amount: yuan, digest: z.string().min(1).max(128), bills: z.array(bill) })
    .refine(({ bills }) => bills.map(({ billNo }) => billNo).join() === billIds.join(), { path: ['bills'] })
    .refine(({ amount, bills }) => bills.reduce((sum, one) => sum + one.amount, 0) === amount, {
      path: ['amount'],
    })
}

export const settled = z.object({
  status: z.literal('SETTLED'),
  settlementNo: text,
  settleTime: localDateTime,
})

export const settlement = z.discriminatedUnion('status', [
  settled,
  z.object({ status: z.enum(['NONE', 'CANCELLED', 'REFUNDED']) }),
])
