import { inTransaction } from '../../db/transaction.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import type { NamedDoctorDeps } from './deps.ts'
import { lockRequest, moveRequest } from './requests.ts'

/**
 * The patient wants no time any more; asking twice is asking once. A place that is held, or perhaps is, is given back by
 * its appointment, which the request then follows.
 */
export async function withdrawRequest(
  { db, clock, watch }: NamedDoctorDeps,
  requestId: string,
): Promise<undefined | Refusal<'NAMED_DOCTOR_STATE' | 'NOT_FOUND'>> {
  const refused = await inTransaction(db, async (tx) => {
    const row = await lockRequest(tx, requestId)
    if (row === undefined) return refuse('NOT_FOUND')
    if (row.state === 'withdrawn') return undefined
    if (row.state !== 'submitted' && row.state !== 'being_arranged') return refuse('NAMED_DOCTOR_STATE')
    await moveRequest(tx, row, { to: 'withdrawn', cause: 'withdrawn', now: clock.now() })

    return undefined
  })
  if (!isRefusal(refused)) watch.changed(requestId)

  return refused
}
