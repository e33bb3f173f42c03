import { z } from 'zod'
import { localDateTime, signedYuan, yuan } from '../../values.ts'
import { costClassOf, noticeStatuses, stayStatuses } from './codes.ts'
import { coded, localDate, localText, signedQuantity, unitPrice } from './values.ts'

/** The answers about inpatients of docs/interfaces/his.md; as strict and as indifferent as wire.ts. */

const text = z.string().min(1)
const rows = z.array(z.unknown())
const sumOf = (parts: readonly { amount: number }[]) => parts.reduce((sum, { amount }) => sum + amount, 0)

export const stays = z.object({ stays: rows })

export const stay = z.object({
  admissionNo: text,
  status: coded(stayStatuses),
  admitTime: localDateTime,
  dischargeTime: localDateTime.nullish(),
  departmentName: localText,
  wardName: localText,
  bedNo: z.string().nullish(),
  doctorName: localText,
  diagnosis: localText,
  prepaid: yuan,
  cost: signedYuan,
  balance: signedYuan,
  topUp: z.object({ least: yuan, most: yuan, suggested: z.array(yuan) }).nullish(),
  settlement: z
    .object({
      settleTime: localDateTime,
      ...{ cost: yuan, insurance: yuan, own: yuan, returned: yuan, paidLater: yuan },
    })
    .nullish(),
})

const costClass = z.string().transform(costClassOf)

const costLine = z.object({
  lineNo: text,
  costClass,
  name: localText,
  specification: localText.nullish(),
  unit: localText,
  quantity: signedQuantity,
  unitPrice,
  amount: signedYuan,
})

/** A day whose sum is not that of its lines is not understood, and neither is what it costs. */
export const costDays = z.object({
  days: z.array(
    z
      .object({ date: localDate, amount: signedYuan, lines: z.array(costLine) })
      .refine(({ amount, lines }) => sumOf(lines) === amount, { path: ['amount'] }),
  ),
})

export const costSummary = z
  .object({ amount: signedYuan, classes: z.array(z.object({ costClass, amount: signedYuan })) })
  .refine(({ amount, classes }) => sumOf(classes) === amount, { path: ['amount'] })

export const discharge = z.object({
  dischargeTime: localDateTime,
  diagnosis: localText,
  medicines: z.array(
    z.object({
      name: localText,
      specification: localText.nullish(),
      dose: localText,
      days: z
        .string()
        .regex(/^\d{1,3}$/)
        .transform(Number)
        .nullish(),
    }),
  ),
  followUps: z.array(z.object({ date: localDate.nullish(), text: localText })),
  warnings: z.array(localText),
})

export const notices = z.object({ notices: rows })

export const notice = z.object({
  noticeNo: text,
  status: coded(noticeStatuses),
  issueTime: localDateTime,
  admitDate: localDate,
  departmentName: localText,
  wardName: localText,
  place: localText,
  doctorName: localText,
  diagnosis: localText,
  deposit: yuan,
  bring: z.array(localText),
  admissionNo: z.string().nullish(),
})

/** Of exactly this stay and this amount. */
export const checkedTopUp = ({ stayId, amountFen }: { stayId: string; amountFen: number }) =>
  z
    .object({ admissionNo: z.literal(stayId), amount: yuan, departmentName: localText })
    .refine(({ amount }) => amount === amountFen, { path: ['amount'] })

export const credited = z.object({
  status: z.literal('CREDITED'),
  receiptNo: text,
  creditTime: localDateTime,
})

export const topUp = z.discriminatedUnion('status', [
  credited,
  z.object({ status: z.enum(['NONE', 'CANCELLED', 'REVERSED']) }),
])
