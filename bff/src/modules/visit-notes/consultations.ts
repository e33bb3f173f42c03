import type { Sex } from '@tongzhen/contract/documents'
import { insertOnce } from '../../db/insert-once.ts'
import type { Db } from '../../db/schema.ts'
import { shift } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { newId } from '../../lib/ids.ts'
import { createSettingsReader } from '../institution-settings/settings.ts'
import type { VisitNotesDeps } from './deps.ts'
import type { AddressedOccasion } from './occasion.ts'
import { specialityOf } from './specialities.ts'
import { findNote, lockNote, type VisitNoteRow, WAITED_FOR_MS } from './visit-notes.ts'

/**
 * An online consultation (线上咨询) of another platform, as its ticket tells of it (docs/decisions/0060). Its patient is
 * whom the platform says: nobody's patient here, and never put together with one.
 */
export interface Consultation {
  /** The platform's own. */
  number: string
  /** As the platform calls it. */
  department: string
  patient: {
    /** The platform's own. */
    id: string
    name?: string | undefined
    sex?: Sex | undefined
    /** Full months. */
    ageMonths?: number | undefined
  }
}

const place = (noteId: string) => ({ table: 'visit_notes', column: 'consultation', rowId: noteId })

interface Opening {
  platformId: string
  institutionId: string
  accountId: string
  consultation: Consultation
  fields: FieldCrypto
  now: Date
}

/** The note of a consultation, begun where there is none; of one that is not given yet, what the ticket says now holds. */
export async function openConsultationNote(
  tx: Db,
  { platformId, institutionId, accountId, consultation, fields, now }: Opening,
): Promise<string> {
  const consultationIndex = fields.blindIndex('consultation', `${platformId}\0${consultation.number}`)
  const told = (noteId: string) => fields.seal(place(noteId), JSON.stringify(consultation))
  const noteId = newId('vnt')
  const isFirst = await insertOnce(tx, (one) =>
    one
      .insertInto('visit_notes')
      .values({
        note_id: noteId,
        appointment_id: null,
        ...{ platform_id: platformId, consultation_index: consultationIndex },
        consultation: told(noteId),
        ...{ institution_id: institutionId, account_id: accountId },
        ...{ state: 'draft', version: 0, outgoing: null, sent_at: null },
        answers: fields.seal({ ...place(noteId), column: 'answers' }, '[]'),
        ...{ until_at: shift(now, WAITED_FOR_MS), created_at: now, changed_at: now },
      })
      .execute(),
  )
  if (isFirst) return noteId
  const { note_id: known } = await tx
    .selectFrom('visit_notes')
    .select('note_id')
    .where('platform_id', '=', platformId)
    .where('consultation_index', '=', consultationIndex)
    .executeTakeFirstOrThrow()
  await tx
    .updateTable('visit_notes')
    .set({ consultation: told(known) })
    .where('note_id', '=', known)
    .where('account_id', '=', accountId)
    .where('state', '=', 'draft')
    .execute()

  return known
}

/** What is asked before the consultation of a session; undefined where its note is deleted. */
export async function consultationOccasion(
  deps: VisitNotesDeps,
  { noteId, accountId }: { noteId: string; accountId: string },
): Promise<AddressedOccasion | undefined> {
  const row = await findNote(deps.db, { noteId })
  if (row?.account_id !== accountId || row.consultation === null) return undefined
  const { number, department, patient } = JSON.parse(
    deps.fields.open(place(noteId), row.consultation),
  ) as Consultation
  const { id, name, sex, ageMonths } = patient

  return {
    speciality: specialityOf(department),
    who: { ...(sex && { sex }), ...(ageMonths !== undefined && { ageMonths }) },
    addressee: { visitNumber: number, hospitalPatientNumber: id },
    consultation: {
      institutionId: row.institution_id,
      departmentName: department,
      patientName: name ?? null,
    },
    find: () => findNote(deps.db, { noteId }),
    isOffered: (db) => isOffered({ ...deps, db }, row),
    async hold(tx) {
      const held = await lockNote(tx, { noteId })

      return { row: held, isOffered: held !== undefined && (await isOffered({ ...deps, db: tx }, held)) }
    },
    untilAt: (now) => shift(now, WAITED_FOR_MS),
  }
}

/** As long as the platform may show the page and takes notes; without the page, nobody has a session of it either. */
async function isOffered(
  { config, db, records }: Pick<VisitNotesDeps, 'config' | 'db' | 'records'>,
  { platform_id, institution_id }: VisitNoteRow,
): Promise<boolean> {
  if (platform_id === null || records.ofPlatform(platform_id) === undefined) return false

  const settings = createSettingsReader({ config, db })

  return (await settings.modulesOf(institution_id, 'embedded')).includes('visit_note')
}
