import type { z } from 'zod'
import { isGatewayFailure } from '../../failure.ts'
import type { HisResult, Trace } from '../port.ts'
import type { FrontServiceCall, FrontServiceClient } from './client.ts'

export interface FrontServiceDeps {
  client: FrontServiceClient
  /** Told of rows of a list that cannot be read and are left out; the others are shown. */
  onUnreadableRows: (event: { path: string; count: number }) => void
}

/** How every interface of the platform is asked and read; `refusal` as in `FrontServiceCall`. */
export function createAsking(
  { client, onUnreadableRows }: FrontServiceDeps,
  refusal: FrontServiceCall<z.ZodType>['refusal'],
) {
  return {
    async ask<Schema extends z.ZodType, Word>(
      call: Omit<FrontServiceCall<Schema>, 'refusal'>,
      trace: Trace,
      toWord: (answer: z.output<Schema>) => Word,
    ): Promise<HisResult<Word>> {
      const answer = await client.call({ ...call, refusal }, trace)

      return isGatewayFailure(answer) ? answer : toWord(answer)
    },

    readRows<Row, Word>(
      list: { path: string; rows: unknown[]; row: z.ZodType<Row> },
      toWord: (row: Row) => Word,
    ): Word[] {
      const readable = list.rows.flatMap((row) => list.row.safeParse(row).data ?? [])
      const count = list.rows.length - readable.length
      if (count > 0) onUnreadableRows({ path: list.path, count })

      return readable.map(toWord)
    },
  }
}
