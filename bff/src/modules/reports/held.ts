import type { Language } from '@tongzhen/contract/headers'
import type { HeldReport, HeldReportDetails, ReportSettings } from '@tongzhen/contract/reports'
import { type SensitiveChoice, type SensitiveKind, sensitiveKinds } from '@tongzhen/contract/states'
import type { SensitiveConfig } from '../../config/reports.ts'
import type { Config } from '../../config.ts'
import { insertOnce } from '../../db/insert-once.ts'
import type { Db } from '../../db/schema.ts'
import type { Hospital } from '../../gateways/his/port.ts'
import type { HospitalReport } from '../../gateways/reports/port.ts'
import { type Clock, DAY_MS } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import { textIn } from '../../lib/local-text.ts'
import type { BookingPatient } from '../patients/booking-patient.ts'
import { ownAccountsOf } from '../patients/own-accounts.ts'
import { findOpened } from './opened.ts'

export interface HeldDeps {
  config: Pick<Config, 'institutions'>
  db: Db
  clock: Clock
  fields: FieldCrypto
}

interface Whose {
  patient: Pick<BookingPatient, 'patientId' | 'personId'>
  institutionId: string
}

/** Of a report that waits for the doctor: whose account asks, and may it be shown all the same? */
export interface Hold {
  isOwn: boolean
  mayShow: boolean
}

/**
 * Which of the reports wait until the doctor has spoken about them (docs/decisions/0033). What the patient has opened
 * waits no longer, for the family neither; and nobody sees it before the patient.
 */
export async function findHolds(
  deps: HeldDeps,
  { patient, institutionId }: Whose,
  reports: readonly HospitalReport[],
): Promise<ReadonlyMap<string, Hold>> {
  const rules = rulesOf(deps.config, institutionId)
  const waiting = reports.filter(
    ({ sensitive, isTold }) => !isTold && sensitive.some((kind) => rules[kind] !== 'at_once'),
  )
  if (waiting.length === 0) return new Map()
  const { isOwn, owns, choice } = await readSay(deps, { patient, institutionId })
  const now = deps.clock.now()
  const reportIds = waiting.map(({ reportId }) => reportId)
  const opened = await Promise.all(
    owns.map(({ accountId }) => findOpened(deps, { accountId, institutionId, reportIds })),
  )
  const held = waiting.flatMap(({ reportId, reportedAt, sensitive }): [string, Hold][] => {
    if (opened.some((ids) => ids.has(reportId))) return []
    const isLate = (kind: SensitiveKind) => isDoctorLate(rules.doctorWithinDays[kind], { reportedAt, now })
    const mayShow = isOwn && sensitive.every((kind) => rules[kind] !== 'after_doctor' || isLate(kind))

    return mayShow && choice === 'at_once' ? [] : [[reportId, { isOwn, mayShow }]]
  })

  return new Map(held)
}

/** Perhaps the hospital sends no such mark: the patient does not wait for ever. */
function isDoctorLate(
  withinDays: number | null,
  { reportedAt, now }: { reportedAt: string; now: Date },
): boolean {
  return withinDays !== null && now.getTime() - Date.parse(reportedAt) > withinDays * DAY_MS
}

/** What is said of it: that it is there. */
export function heldView(
  report: HospitalReport,
  {
    hold,
    institutionId,
    hospital,
    language,
  }: { hold: Hold; institutionId: string; hospital: Hospital; language: Language },
): HeldReport {
  return {
    institutionId,
    institutionName: textIn(hospital.name, language),
    reportId: report.reportId,
    reportedAt: report.reportedAt,
    departmentName: hold.isOwn ? (report.departmentName ?? null) : null,
    toldOn: report.toldOn ?? null,
    ...hold,
  }
}

export function heldDetailsView(
  report: HospitalReport,
  { patient, ...seen }: Parameters<typeof heldView>[1] & { patient: BookingPatient },
): HeldReportDetails {
  return {
    ...heldView(report, seen),
    isHeld: true,
    patientId: patient.patientId,
    patientName: patient.name,
    institutionPhone: seen.hospital.phone,
  }
}

export async function readSettings(
  deps: HeldDeps,
  { patientId, institutionId }: { patientId: string; institutionId: string },
): Promise<ReportSettings | Refusal<'NOT_FOUND'>> {
  const rules = findRules(deps.config, institutionId)
  if (rules === undefined) return refuse('NOT_FOUND')
  const patient = { patientId, personId: await personOf(deps.db, patientId) }
  const { isOwn, choice } = await readSay(deps, { patient, institutionId })

  return { isOwn, choice, rules: sensitiveKinds.map((kind) => ({ kind, rule: rules[kind] })) }
}

/** Only who decides for the person may choose. */
export async function chooseSensitive(
  { db, clock, fields }: Omit<HeldDeps, 'config'>,
  { patientId, choice }: { patientId: string; choice: SensitiveChoice },
): Promise<undefined | Refusal<'NOT_FOUND'>> {
  const now = clock.now()
  const owns = await ownAccountsOf(db, await personOf(db, patientId), { fields, now })
  if (!owns.some((one) => one.patientId === patientId)) return refuse('NOT_FOUND')
  const chosen = { choice, chosen_at: now }
  const isFirst = await insertOnce(db, (tx) =>
    tx
      .insertInto('report_choices')
      .values({ ...chosen, patient_id: patientId })
      .execute(),
  )
  if (!isFirst)
    await db.updateTable('report_choices').set(chosen).where('patient_id', '=', patientId).execute()

  return undefined
}

async function readSay({ config, db, clock, fields }: HeldDeps, { patient, institutionId }: Whose) {
  const { patientId, personId } = patient
  const owns = await ownAccountsOf(db, personId, { fields, now: clock.now() })
  const chosen = await db
    .selectFrom('report_choices')
    .select('choice')
    .where('patient_id', '=', patientId)
    .executeTakeFirst()

  return {
    owns,
    isOwn: owns.some((one) => one.patientId === patientId),
    choice: chosen?.choice ?? rulesOf(config, institutionId).untilChosen,
  }
}

async function personOf(db: Db, patientId: string): Promise<string> {
  const row = await db
    .selectFrom('patients')
    .select('person_id')
    .where('patient_id', '=', patientId)
    .executeTakeFirstOrThrow()

  return row.person_id
}

function findRules({ institutions }: HeldDeps['config'], institutionId: string): SensitiveConfig | undefined {
  return institutions.find((one) => one.institutionId === institutionId)?.reports?.sensitive
}

function rulesOf(config: HeldDeps['config'], institutionId: string): SensitiveConfig {
  const rules = findRules(config, institutionId)
  if (rules === undefined) throw new Error(`${institutionId} shows no reports`)

  return rules
}
