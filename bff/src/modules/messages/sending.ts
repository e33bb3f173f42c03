import type { Language } from '@tongzhen/contract/headers'
import type { TemplateWord } from '../../gateways/template-words.ts'
import { place } from '../patients/places.ts'
import type { MessagesDeps } from './deps.ts'
import type { MessageRow } from './messages.ts'
import { type Words, wordsOf } from './words.ts'

/** `later`: not answered, or busy; the same id again delivers once. `refused`: not by this way any more. */
export type Outcome = 'sent' | 'refused' | 'later'

export interface Sending {
  row: MessageRow
  /** Above 1: a replica held it and died, so perhaps it was sent. */
  tries: number
  traceId: string
}

export type Sender = (deps: MessagesDeps, sending: Sending) => Promise<Outcome>

/** The words that fill the gaps of this message. */
export async function wordsFor(deps: MessagesDeps, row: MessageRow, language: Language): Promise<Words> {
  return wordsOf(row.params, { patientName: await patientNameOf(deps, row), language })
}

/** What each field of a host's template says. */
export function filledFields(
  fields: Readonly<Record<string, TemplateWord>>,
  words: Words,
): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([field, word]) => [field, words[word] ?? '']))
}

/** Undefined when the person is no longer the account's patient. */
async function patientNameOf({ db, fields }: MessagesDeps, row: MessageRow): Promise<string | undefined> {
  const patient = await db
    .selectFrom('patients')
    .select('name')
    .where('patient_id', '=', row.patient_id)
    .where('account_id', '=', row.account_id)
    .where('state', '=', 'active')
    .executeTakeFirst()
  const name = patient?.name ?? null

  return name === null ? undefined : fields.open(place('patients', 'name', row.patient_id), name)
}
