import type { PatientFile, Relation } from '@tongzhen/contract/patients'
import type { Selectable } from 'kysely'
import { insertOnce } from '../../db/insert-once.ts'
import type { Db } from '../../db/schema.ts'
import type { PatientFileOrdersTable } from '../../db/tables/patients.ts'
import { MINUTE_MS, shift } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { newId } from '../../lib/ids.ts'
import { place } from './places.ts'

/** An order whose answer is awaited, or will be asked for again. */
export interface FileOrder {
  fileOrderId: string
  accountId: string
  institutionId: string
  orderNumber: string
  relation: Relation
  file: PatientFile
  tries: number
}

/** The worker leaves a request that is being served alone for so long. */
const FIRST_LEASE_MS = MINUTE_MS

interface NewFileOrder {
  accountId: string
  institutionId: string
  documentIndex: string
  idempotencyKey: string
  relation: Relation
  file: PatientFile
}

/**
 * Stores that a file is to be opened, before the hospital is asked (reliability.md R1). When the same file was
 * asked for already and the answer never came, it is that order, with its number and content, that goes on.
 */
export async function storeFileOrder(
  db: Db,
  wish: NewFileOrder,
  { fields, now }: { fields: FieldCrypto; now: Date },
): Promise<FileOrder> {
  for (;;) {
    const row = await findUnsettled(db, wish)
    if (row?.state === 'asking') return openFileOrder(fields, row)
    // Another request may be doing the same: whoever comes second finds the row in the next round.
    if (row) await renewWaiting(db, { fileOrderId: row.file_order_id, wish, fields, now })
    else await insertOnce(db, (tx) => insert(tx, { wish, fields, now }))
  }
}

function insert(db: Db, { wish, fields, now }: { wish: NewFileOrder; fields: FieldCrypto; now: Date }) {
  const fileOrderId = newId('fil')

  return db
    .insertInto('patient_file_orders')
    .values({
      file_order_id: fileOrderId,
      account_id: wish.accountId,
      institution_id: wish.institutionId,
      document_index: wish.documentIndex,
      idempotency_key: wish.idempotencyKey,
      order_number: fileOrderId.replace('fil_', 'F'),
      relation: wish.relation,
      file: seal(fields, fileOrderId, wish.file),
      state: 'asking',
      tries: 1,
      due_at: shift(now, FIRST_LEASE_MS),
      patient_id: null,
      created_at: now,
      settled_at: null,
    })
    .execute()
}

function findUnsettled(db: Db, { accountId, institutionId, documentIndex }: NewFileOrder) {
  return db
    .selectFrom('patient_file_orders')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('institution_id', '=', institutionId)
    .where('document_index', '=', documentIndex)
    .where('settled_at', 'is', null)
    .executeTakeFirst()
}

/** The hospital was busy and did nothing, so what the person typed now takes the place of what was typed then. */
async function renewWaiting(
  db: Db,
  {
    fileOrderId,
    wish,
    fields,
    now,
  }: { fileOrderId: string; wish: NewFileOrder; fields: FieldCrypto; now: Date },
): Promise<void> {
  await db
    .updateTable('patient_file_orders')
    .set({
      state: 'asking',
      relation: wish.relation,
      file: seal(fields, fileOrderId, wish.file),
      due_at: shift(now, FIRST_LEASE_MS),
    })
    .where('file_order_id', '=', fileOrderId)
    .where('state', '=', 'waiting')
    .execute()
}

export function openFileOrder(fields: FieldCrypto, row: Selectable<PatientFileOrdersTable>): FileOrder {
  if (row.file === null) throw new Error(`file order ${row.file_order_id} is settled`)

  return {
    fileOrderId: row.file_order_id,
    accountId: row.account_id,
    institutionId: row.institution_id,
    orderNumber: row.order_number,
    relation: row.relation,
    file: JSON.parse(fields.open(place('patient_file_orders', 'file', row.file_order_id), row.file)),
    tries: row.tries,
  }
}

function seal(fields: FieldCrypto, fileOrderId: string, file: PatientFile): string {
  return fields.seal(place('patient_file_orders', 'file', fileOrderId), JSON.stringify(file))
}

/** Nothing was done: to be asked again, with other content if the person sends other content. */
export async function keepWaiting(db: Db, fileOrderId: string): Promise<void> {
  await db
    .updateTable('patient_file_orders')
    .set({ state: 'waiting' })
    .where('file_order_id', '=', fileOrderId)
    .where('state', '=', 'asking')
    .execute()
}

/** The end of an order: what was typed is erased. False when somebody else has settled it before. */
export async function settle(
  tx: Db,
  { fileOrderId, state, now }: { fileOrderId: string; state: 'opened' | 'refused'; now: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('patient_file_orders')
    .set({ state, file: null, settled_at: now })
    .where('file_order_id', '=', fileOrderId)
    .where('settled_at', 'is', null)
    .executeTakeFirst()

  return numUpdatedRows === 1n
}

export async function rememberPatient(tx: Db, fileOrderId: string, patientId: string): Promise<void> {
  await tx
    .updateTable('patient_file_orders')
    .set({ patient_id: patientId })
    .where('file_order_id', '=', fileOrderId)
    .execute()
}

/** What an earlier run of the same request has come to: its order, or the patient that it added. */
export async function findByRequest(
  db: Db,
  { accountId, idempotencyKey }: { accountId: string; idempotencyKey: string },
  fields: FieldCrypto,
): Promise<{ order: FileOrder } | { patientId: string } | undefined> {
  const row = await db
    .selectFrom('patient_file_orders')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('idempotency_key', '=', idempotencyKey)
    .where('state', '!=', 'refused')
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return undefined
  if (row.file !== null) return { order: openFileOrder(fields, row) }

  return row.patient_id === null ? undefined : { patientId: row.patient_id }
}
