import { z } from 'zod'
import { localDateTime, yuan } from '../../values.ts'

/** The answers about money on cards of docs/interfaces/his.md; as strict and as indifferent as wire.ts. */

const text = z.string().min(1)

const deposit = z.object({
  depositNo: text,
  payMethod: text,
  amount: yuan,
  left: yuan,
  payTime: localDateTime,
  payOrderNo: z.string().nullish(),
  payNo: z.string().nullish(),
})

/** A card that holds less than what may go back from it is not understood. */
export const accounts = z.object({
  name: text,
  accounts: z.array(
    z
      .object({ cardNo: text, status: z.enum(['1', '0']), balance: yuan, deposits: z.array(deposit) })
      .refine(({ balance, deposits }) => deposits.every(({ left }) => left <= balance), {
        path: ['deposits'],
      }),
  ),
})

const statuses = ['NONE', 'CANCELLED', 'DEDUCTED', 'CONFIRMED', 'RESTORED'] as const
export const deduction = z.object({ status: z.enum(statuses) })
export const deducted = z.object({ status: z.literal('DEDUCTED') })
export const confirmed = z.object({ status: z.literal('CONFIRMED') })
