import type { Language } from '@tongzhen/contract/headers'
import type { Message } from '@tongzhen/contract/messages'
import type { Db } from '../../db/schema.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { textIn } from '../../lib/local-text.ts'
import { PAGE, pageOf, readCursor } from '../../lib/page.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { place } from '../patients/places.ts'
import type { MessageRow } from './messages.ts'

/** Whose inbox, and of which institutions. */
export interface Reader {
  accountId: string
  institutions: readonly string[]
}

type InboxRow = MessageRow & { patient_name: string | null }

/** One page of an inbox, newest first. Undefined for a cursor that is not one of ours. */
export async function listMessages(
  { db, fields }: { db: Db; fields: FieldCrypto },
  { cursor, language, ...reader }: Reader & { cursor: string | undefined; language: Language },
): Promise<{ messages: Message[]; nextCursor: string | null } | undefined> {
  if (reader.institutions.length === 0) return { messages: [], nextCursor: null }
  const after = readCursor(cursor, 'msg')
  if (after === 'malformed') return undefined

  let selected = db
    .selectFrom('messages')
    .leftJoin('patients', (join) =>
      join
        .onRef('patients.patient_id', '=', 'messages.patient_id')
        .onRef('patients.account_id', '=', 'messages.account_id')
        .on('patients.state', '=', 'active'),
    )
    .selectAll('messages')
    .select('patients.name as patient_name')
    .where('messages.account_id', '=', reader.accountId)
    .where('messages.institution_id', 'in', [...reader.institutions])
    .orderBy('messages.created_at', 'desc')
    .orderBy('messages.message_id', 'desc')
    .limit(PAGE + 1)
  if (after !== undefined) {
    selected = selected.where((eb) =>
      eb.or([
        eb('messages.created_at', '<', after.at),
        eb.and([eb('messages.created_at', '=', after.at), eb('messages.message_id', '<', after.id)]),
      ]),
    )
  }
  const { rows, nextCursor } = pageOf(await selected.execute(), (row) => ({
    at: row.created_at,
    id: row.message_id,
  }))

  return { messages: rows.map((row) => messageView(fields, row, language)), nextCursor }
}

export async function countUnread(db: Db, { accountId, institutions }: Reader): Promise<number> {
  if (institutions.length === 0) return 0
  const { unread } = await db
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll<string | number>().as('unread'))
    .where('account_id', '=', accountId)
    .where('institution_id', 'in', [...institutions])
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()

  return Number(unread)
}

/** Reading twice is reading once. */
export async function markRead(
  db: Db,
  { accountId, messageIds, now }: { accountId: string; messageIds: readonly string[]; now: Date },
): Promise<void> {
  await db
    .updateTable('messages')
    .set({ read_at: now })
    .where('account_id', '=', accountId)
    .where('message_id', 'in', [...messageIds])
    .where('read_at', 'is', null)
    .execute()
}

function messageView(fields: FieldCrypto, row: InboxRow, language: Language): Message {
  const { params, patient_name: name, patient_id: patientId } = row
  const { institutionName, departmentName, doctorName, startsAt, amountFen, reason } = params

  return {
    messageId: row.message_id,
    kind: row.kind,
    createdAt: shanghaiInstant(row.created_at),
    isRead: row.read_at !== null,
    institutionId: row.institution_id,
    institutionName: institutionName ? textIn(institutionName, language) : null,
    patientName: name && fields.open(place('patients', 'name', patientId), name),
    patientId: name && patientId,
    appointmentId: row.appointment_id,
    departmentName: departmentName ? textIn(departmentName, language) : null,
    doctorName: doctorName ? textIn(doctorName, language) : null,
    startsAt: startsAt ? shanghaiInstant(new Date(startsAt)) : null,
    paymentId: row.payment_id,
    requestId: row.aggregate_id.startsWith('ndr_') ? row.aggregate_id : null,
    applicationId: row.aggregate_id.startsWith('rfa_') ? row.aggregate_id : null,
    amountFen: amountFen ?? null,
    reason: reason ?? null,
  }
}
