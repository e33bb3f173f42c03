import { z } from 'zod'
import { insertOnce } from '../../db/insert-once.ts'
import type { Db } from '../../db/schema.ts'
import type { ReportGateways } from '../../gateways/reports/port.ts'
import { type ChangeWatch, createChangeWatch } from '../../jobs/change-watch.ts'
import { addEvents } from '../../jobs/outbox.ts'
import { HOUR_MS, shift } from '../../lib/clock.ts'
import { newId } from '../../lib/ids.ts'
import type { Log } from '../../lib/log.ts'
import type { HospitalEvent, HospitalEventHandler } from '../hospital-events/hospital-event.ts'

/** Whose news, and of which hospital. */
export interface NewsOf {
  patientId: string
  institutionId: string
}

/** The outbox calls a patient's news of one hospital so. */
const NEWS_AGGREGATE = 'report_news'

/** The reports of one morning are told of once; the next are told again, also when nobody has looked. */
const TOLD_AGAIN_AFTER_MS = HOUR_MS

/** 0 before the first news. */
export async function newsVersion(db: Db, { patientId, institutionId }: NewsOf): Promise<number> {
  const row = await db
    .selectFrom('report_news')
    .select('version')
    .where('patient_id', '=', patientId)
    .where('institution_id', '=', institutionId)
    .executeTakeFirst()

  return row?.version ?? 0
}

/** By `watchedAs`. */
export function createNewsWatch({ db, log }: { db: Db; log: Log }): ChangeWatch {
  return createChangeWatch({
    what: 'reports',
    log,
    async versionsOf(ids) {
      const rows = await db
        .selectFrom('report_news')
        .select(['patient_id as patientId', 'institution_id as institutionId', 'version'])
        .where('patient_id', 'in', [...new Set(ids.map((id) => id.split('/')[0] ?? ''))])
        .execute()

      return rows.map(({ version, ...of }) => ({ id: watchedAs(of), version }))
    },
  })
}

export function watchedAs({ patientId, institutionId }: NewsOf): string {
  return `${patientId}/${institutionId}`
}

/** A report is ready: every account that may see the patient's reports is told, and its open pages follow. */
export function createReportReady({
  gateways,
  watch,
}: {
  gateways: Pick<ReportGateways, 'of'>
  watch: Pick<ChangeWatch, 'changed'>
}): HospitalEventHandler {
  return {
    stream: 'report',
    data: z.object({}),
    async take(tx, event, now) {
      const { institutionId, patients } = event
      if (gateways.of(institutionId) === undefined) return undefined
      // Reports are read by the default card: of another file they are not seen here.
      const told = patients.filter(
        (one) => one.isByDefaultCard && one.isProved && one.scopes.includes('reports'),
      )
      for (const { patientId } of told) {
        const newsId = await noteNews(tx, { event, patientId, now })
        if (await isToldAlready(tx, newsId, now)) continue
        const about = { aggregateType: NEWS_AGGREGATE, aggregateId: newsId }
        await addEvents(tx, { ...about, types: ['report.ready'], now })
      }

      return () => {
        for (const { patientId } of told) watch.changed(watchedAs({ patientId, institutionId }))
      }
    },
  }
}

/** Answers the row's id, and holds the row. */
async function noteNews(
  tx: Db,
  { event, patientId, now }: { event: HospitalEvent; patientId: string; now: Date },
): Promise<string> {
  const { institutionId } = event
  const news_id = newId('nws')
  const newest = { institution_name: JSON.stringify(event.institutionName), changed_at: now }
  const whose = { patient_id: patientId, institution_id: institutionId }
  const isFirst = await insertOnce(tx, (once) =>
    once
      .insertInto('report_news')
      .values({ ...newest, ...whose, news_id, version: 1 })
      .execute(),
  )
  if (isFirst) return news_id
  const known = await tx
    .updateTable('report_news')
    .set((eb) => ({ ...newest, version: eb('version', '+', 1) }))
    .where('patient_id', '=', patientId)
    .where('institution_id', '=', institutionId)
    .returning('news_id')
    .executeTakeFirstOrThrow()

  return known.news_id
}

/** Has nobody read of the last ones yet, or not even been told? */
async function isToldAlready(tx: Db, newsId: string, now: Date): Promise<boolean> {
  const owed = await tx
    .selectFrom('outbox')
    .select('event_id')
    .where('aggregate_type', '=', NEWS_AGGREGATE)
    .where('aggregate_id', '=', newsId)
    .where('delivered_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  if (owed !== undefined) return true
  const unread = await tx
    .selectFrom('messages')
    .select('message_id')
    .where('aggregate_id', '=', newsId)
    .where('read_at', 'is', null)
    .where('created_at', '>', shift(now, -TOLD_AGAIN_AFTER_MS))
    .limit(1)
    .executeTakeFirst()

  return unread !== undefined
}
