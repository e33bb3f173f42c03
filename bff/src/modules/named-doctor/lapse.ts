import { inTransaction } from '../../db/transaction.ts'
import type { NamedDoctorDeps } from './deps.ts'
import { lockRequest, moveRequest } from './requests.ts'

const AT_ONCE = 50

/** Ends requests whose wished days are all over, and tells the patient; replicas may do it at the same time. */
export async function lapseRequests({
  db,
  clock,
  watch,
  nudge,
}: Pick<NamedDoctorDeps, 'db' | 'clock' | 'watch' | 'nudge'>): Promise<void> {
  const now = clock.now()
  const due = await db
    .selectFrom('named_doctor_requests')
    .select('request_id')
    .where('state', 'in', ['submitted', 'being_arranged'])
    .where('lapses_at', '<=', now)
    .orderBy('lapses_at')
    .limit(AT_ONCE)
    .execute()
  for (const { request_id: requestId } of due) {
    await inTransaction(db, async (tx) => {
      const row = await lockRequest(tx, requestId)
      if (row === undefined || row.lapses_at > now) return
      if (row.state !== 'submitted' && row.state !== 'being_arranged') return
      await moveRequest(tx, row, { to: 'lapsed', cause: 'days_over', tells: 'named_doctor.lapsed', now })
    })
    watch.changed(requestId)
  }
  if (due.length > 0) nudge(0)
}
