import { z } from 'zod'
import { toYuan } from '../../values.ts'
import type { HisResult, Trace } from '../port.ts'
import type { createAsking } from './asking.ts'

/** How the platform gives back what it took under a number of ours, and kills such a number. */
interface OrderInterfaces {
  /** `…/cancel` is below it. */
  path: string
  /** For the hospital's books: no patient reads it. */
  cancelReason: string
  /** `…/query` is below it. */
  backPath: string
  /** Field with the number under which it is given back, and the status of what was. */
  backNo: string
  givenBackAs: string
}

interface Back {
  orderNumber: string
  refundNumber: string
}

const cancelled = z.object({ status: z.literal('CANCELLED') })

/** The same at the cashier and in the accounts of stays (docs/interfaces/his.md, `/settlement/*`, `/inpatient/prepaid/*`). */
export function createOrderCalls(
  { ask }: Pick<ReturnType<typeof createAsking>, 'ask'>,
  { path, cancelReason, backPath, backNo, givenBackAs }: OrderInterfaces,
) {
  const givenBack = z.object({ status: z.literal(givenBackAs) })
  const perhapsGivenBack = z.object({ status: z.enum(['NONE', givenBackAs]) })

  return {
    cancel: (orderNumber: string, trace: Trace): Promise<HisResult<null>> =>
      ask(
        {
          path: `${path}/cancel`,
          request: { orderNo: orderNumber, reason: cancelReason },
          answer: cancelled,
        },
        trace,
        () => null,
      ),

    giveBack: (
      {
        orderNumber,
        refundNumber,
        amountFen,
        itemIds,
        reason,
      }: Back & { amountFen: number; itemIds?: readonly string[]; reason: string },
      trace: Trace,
    ): Promise<HisResult<null>> =>
      ask(
        {
          path: backPath,
          request: {
            ...{ orderNo: orderNumber, [backNo]: refundNumber, amount: toYuan(amountFen), reason },
            ...(itemIds && { itemNos: itemIds }),
          },
          answer: givenBack,
        },
        trace,
        () => null,
      ),

    queryBack: (
      { orderNumber, refundNumber }: Back,
      trace: Trace,
    ): Promise<HisResult<{ state: 'none' | 'done' }>> =>
      ask(
        {
          path: `${backPath}/query`,
          request: { orderNo: orderNumber, [backNo]: refundNumber },
          answer: perhapsGivenBack,
        },
        trace,
        ({ status }) => ({ state: status === givenBackAs ? 'done' : 'none' }),
      ),
  }
}
