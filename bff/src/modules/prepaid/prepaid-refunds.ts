import type { PrepaidWay, RefundWay } from '@tongzhen/contract/states'
import type { Selectable } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { PrepaidRefundsTable } from '../../db/tables/prepaid.ts'
import type { Payee, Taking } from '../../gateways/transfers/port.ts'
import type { FieldCrypto, Place } from '../../lib/crypto/fields.ts'
import { sealNoticePhone } from './notice-phone.ts'
import type { PrepaidOrder } from './step.ts'

export type PrepaidRow = Selectable<PrepaidRefundsTable>

/** How hospital and provider know the person. */
export interface PrepaidIdentity {
  hospitalPatientNumber: string
  cardNumber: string
  depositId: string | undefined
  payee: Payee
}

const identityPlace = (applicationId: string): Place => ({
  ...{ table: 'prepaid_refunds', column: 'identity', rowId: applicationId },
})
const takingPlace = (applicationId: string): Place => ({
  ...{ table: 'prepaid_refunds', column: 'taking', rowId: applicationId },
})

export const orderNumberOf = (applicationId: string) => applicationId.replace('rfa_', 'PF')
/** Fixed before anybody is asked (R1, R4); a new one only when the one before is surely dead. */
export const transferNumberOf = ({
  order_number,
  transfer_seq,
}: Pick<PrepaidRow, 'order_number' | 'transfer_seq'>) => `${order_number}T${transfer_seq}`
export const restoreNumberOf = ({ order_number }: Pick<PrepaidRow, 'order_number'>) => `${order_number}B`
/** Of any number under which money of a card has moved: its order's, or one that goes on from it. */
export const orderOfCardMovement = (number: string) => /^PF.{20}/.exec(number)?.[0] ?? number

export function findPrepaid(db: Db, applicationId: string): Promise<PrepaidRow | undefined> {
  return db
    .selectFrom('prepaid_refunds')
    .selectAll()
    .where('application_id', '=', applicationId)
    .executeTakeFirst()
}

/** Held until the transaction ends, with its application, which comes first (lock order). */
export async function lockPrepaid(tx: Db, applicationId: string): Promise<PrepaidRow | undefined> {
  await tx
    .selectFrom('refund_applications')
    .select('application_id')
    .where('application_id', '=', applicationId)
    .forUpdate()
    .executeTakeFirst()

  return tx
    .selectFrom('prepaid_refunds')
    .selectAll()
    .where('application_id', '=', applicationId)
    .forUpdate()
    .executeTakeFirst()
}

/** By the number of one of its transfers, as a call-back names it. */
export async function findByTransfer(db: Db, transferNumber: string): Promise<PrepaidRow | undefined> {
  const [, orderNumber] = /^(PF[0-9A-Z]+)T\d+$/.exec(transferNumber) ?? []
  if (orderNumber === undefined) return undefined

  return db
    .selectFrom('prepaid_refunds')
    .selectAll()
    .where('order_number', '=', orderNumber)
    .executeTakeFirst()
}

export async function insertPrepaid(
  tx: Db,
  {
    identity,
    noticePhone,
    ...row
  }: Pick<
    PrepaidRow,
    | 'application_id'
    | 'institution_id'
    | 'channel'
    | 'way'
    | 'means'
    | 'merchant'
    | 'amount_fen'
    | 'snapshot'
    | 'supersedes'
    | 'created_at'
  > & { identity: PrepaidIdentity; noticePhone?: string | undefined },
  fields: FieldCrypto,
): Promise<void> {
  const { application_id: applicationId, created_at: at } = row
  await tx
    .insertInto('prepaid_refunds')
    .values({
      ...row,
      snapshot: JSON.stringify(row.snapshot),
      order_number: orderNumberOf(applicationId),
      identity: fields.seal(identityPlace(applicationId), JSON.stringify(identity)),
      notice_phone: noticePhone === undefined ? null : sealNoticePhone(fields, applicationId, noticePhone),
      ...{ state: 'waiting', version: 1, deducting_since: null, is_deduct_unanswered: false },
      ...{ transfer_seq: 0, sending_since: null, last_sent_at: null, is_send_unanswered: false },
      ...{ is_accepted: false, fail_code: null, fail_cause: null, taking: null },
      ...{ provider_number: null, arrived_at: null, changed_at: at },
    })
    .execute()
  await tx
    .insertInto('prepaid_refund_history')
    .values({
      ...{ application_id: applicationId, version: 1, from_state: null, to_state: 'waiting' },
      ...{ cause: 'applied for', at },
    })
    .execute()
}

export function prepaidOrderOf(row: PrepaidRow): PrepaidOrder {
  return {
    ...{ state: row.state, amountFen: row.amount_fen, transferSeq: row.transfer_seq },
    ...{ deductingSince: row.deducting_since, isDeductUnanswered: row.is_deduct_unanswered },
    ...{ sendingSince: row.sending_since, lastSentAt: row.last_sent_at },
    ...{ isSendUnanswered: row.is_send_unanswered, isAccepted: row.is_accepted },
    ...{ failCode: row.fail_code, failCause: row.fail_cause },
  }
}

export function readPrepaidIdentity(fields: FieldCrypto, row: PrepaidRow): PrepaidIdentity {
  if (row.identity === null) throw new Error(`${row.application_id} has no identity any more`)

  return JSON.parse(fields.open(identityPlace(row.application_id), row.identity))
}

export function sealTaking(fields: FieldCrypto, applicationId: string, taking: Taking): string {
  return fields.seal(takingPlace(applicationId), JSON.stringify(taking))
}

export function readTaking(fields: FieldCrypto, row: PrepaidRow): Taking | null {
  return row.taking && JSON.parse(fields.open(takingPlace(row.application_id), row.taking))
}

/** As statistics and work-list tell them apart. */
export function refundWayOf(way: PrepaidWay): RefundWay {
  return way === 'origin' ? 'original' : 'transfer'
}
