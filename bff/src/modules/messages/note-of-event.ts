import type { Channel } from '@tongzhen/contract/headers'
import type { MessageKind } from '@tongzhen/contract/states'
import type { Db } from '../../db/schema.ts'
import type { AppointmentSnapshot, AppointmentsTable } from '../../db/tables/booking.ts'
import type { MessageParams, MessagesTable } from '../../db/tables/messages.ts'
import type { EventType } from '../../db/tables/payments.ts'
import type { OutboxEvent } from '../../jobs/outbox.ts'
import type { LocalText } from '../../lib/local-text.ts'
import { isInForce } from '../patients/terms.ts'

/** What an account is to be told, and where. */
export interface Note
  extends Pick<
    MessagesTable,
    'account_id' | 'patient_id' | 'institution_id' | 'channel' | 'payment_id' | 'appointment_id'
  > {
  kind: MessageKind
  params: MessageParams
}

const kinds: Readonly<Partial<Record<EventType, MessageKind>>> = {
  'appointment.booked': 'appointment_booked',
  'appointment.cancelled': 'appointment_cancelled',
  'appointment.failed': 'appointment_failed',
  'appointment.stopped': 'clinic_stopped',
  'appointment.week_ahead': 'reminder_week',
  'appointment.eve': 'reminder_eve',
  'appointment.morning': 'reminder_morning',
  'appointment.three_ahead': 'queue_three_ahead',
  'appointment.called': 'queue_called',
  'payment.paid': 'payment_paid',
  'payment.refunding': 'payment_refunding',
  'payment.refunded': 'payment_refunded',
  'payment.returned_by_hand': 'payment_returned_by_hand',
  'payment.refund_refused': 'refund_refused',
  'payment.in_review': 'payment_in_review',
  'invoice.issued': 'invoice_issued',
  'report.ready': 'report_ready',
  'proxy.ending': 'proxy_ending',
  'proxy.own_ending': 'own_proxy_ending',
}

/** Undefined for what nobody need be told, or when there is nobody any more. */
export async function noteOfEvent(tx: Db, event: OutboxEvent, now: Date): Promise<Note | undefined> {
  const kind = kinds[event.type]
  if (kind === undefined) return undefined
  switch (event.aggregate_type) {
    case 'appointment':
      return ofAppointment(tx, event.aggregate_id, { kind, now })
    case 'payment':
      return ofPayment(tx, event.aggregate_id, kind)
    case 'invoice':
      return ofInvoice(tx, event.aggregate_id, kind)
    case 'proxy':
      return ofProxy(tx, event.aggregate_id, { kind, now })
    case 'report_news':
      return ofReports(tx, event.aggregate_id, { kind, now })
    default:
      throw new Error(`nobody knows what ${event.type} is about`)
  }
}

/** Of a visit that is still to come: told only to who may book for the person when it is told. */
const ofVisitToCome: readonly MessageKind[] = [
  'reminder_week',
  'reminder_eve',
  'reminder_morning',
  'queue_three_ahead',
  'queue_called',
]

async function ofAppointment(
  tx: Db,
  appointmentId: string,
  { kind, now }: { kind: MessageKind; now: Date },
): Promise<Note | undefined> {
  const row = await tx
    .selectFrom('appointments')
    .select(['account_id', 'patient_id', 'person_id', 'institution_id', 'channel'])
    .select(['snapshot', 'starts_at', 'reason'])
    .where('appointment_id', '=', appointmentId)
    .executeTakeFirst()
  if (!row) return undefined
  const { snapshot, starts_at: startsAt, reason, institution_id, person_id: _, ...booker } = row
  const told = ofVisitToCome.includes(kind) ? await toldOfVisit(tx, row, now) : booker
  if (told === undefined) return undefined
  const { institutionName, departmentName, doctorName } = snapshot
  const location = kind === 'queue_called' ? await calledTo(tx, appointmentId, snapshot) : snapshot.location
  const isWithReason = kind === 'appointment_failed' || kind === 'clinic_stopped'

  return {
    ...{ ...told, institution_id, kind, payment_id: null, appointment_id: appointmentId },
    params: {
      ...{ institutionName, departmentName, doctorName, location, startsAt: startsAt.toISOString() },
      ...(isWithReason && reason !== null && { reason }),
    },
  }
}

/** Whoever booked while they may book for the person; then the person's own account, if there is one. */
async function toldOfVisit(
  tx: Db,
  {
    account_id: bookedBy,
    person_id,
    channel,
  }: Pick<AppointmentsTable, 'account_id' | 'person_id' | 'channel'>,
  now: Date,
): Promise<Pick<Note, 'account_id' | 'patient_id' | 'channel'> | undefined> {
  const links = await tx
    .selectFrom('patients')
    .select(['account_id', 'patient_id', 'relation', 'scopes'])
    .where('person_id', '=', person_id)
    .where(isInForce(now))
    .orderBy('linked_at')
    .execute()
  const able = links.filter(({ scopes }) => scopes.includes('booking'))
  const told =
    able.find(({ account_id }) => account_id === bookedBy) ?? able.find(({ relation }) => relation === 'self')
  if (told === undefined) return undefined
  const { account_id, patient_id } = told

  return {
    ...{ account_id, patient_id },
    channel: account_id === bookedBy ? channel : await channelOf(tx, account_id),
  }
}

/** Where the person is called to, as far as the hospital said it. */
async function calledTo(
  tx: Db,
  appointmentId: string,
  { location }: AppointmentSnapshot,
): Promise<LocalText> {
  const place = await tx
    .selectFrom('queue_places')
    .select(['standing', 'guide'])
    .where('appointment_id', '=', appointmentId)
    .executeTakeFirst()
  const room = place?.standing?.room ?? place?.guide.room
  if (!room) return location
  const { zh, en = zh } = location

  return { zh: `${zh}${room.zh}`, en: `${en}, ${room.en ?? room.zh}` }
}

/** Told with the amount of the last refund, which may be a part of what was paid. */
const returns: readonly MessageKind[] = [
  'payment_refunding',
  'payment_refunded',
  'payment_returned_by_hand',
  'refund_refused',
]

async function ofPayment(tx: Db, paymentId: string, kind: MessageKind): Promise<Note | undefined> {
  const row = await tx
    .selectFrom('payments')
    .select(['account_id', 'patient_id', 'institution_id', 'channel', 'snapshot', 'appointment_id'])
    .select(['amount_fen', 'reason'])
    .where('payment_id', '=', paymentId)
    .executeTakeFirst()
  if (!row || row.account_id === null || row.patient_id === null) return undefined
  const { snapshot, amount_fen: paidFen, reason, account_id, patient_id, ...whose } = row
  const amountFen = (returns.includes(kind) && (await lastRefundFen(tx, paymentId))) || paidFen
  const isWithReason = kind !== 'payment_paid' && reason !== null

  return {
    ...{ ...whose, account_id, patient_id, kind, payment_id: paymentId },
    params: { institutionName: snapshot.institutionName, amountFen, ...(isWithReason && { reason }) },
  }
}

async function lastRefundFen(tx: Db, paymentId: string): Promise<number | undefined> {
  const refund = await tx
    .selectFrom('payment_refunds')
    .select('amount_fen')
    .where('payment_id', '=', paymentId)
    .orderBy('refund_seq', 'desc')
    .limit(1)
    .executeTakeFirst()

  return refund?.amount_fen
}

async function ofInvoice(tx: Db, invoiceId: string, kind: MessageKind): Promise<Note | undefined> {
  const row = await tx
    .selectFrom('invoices')
    .select('payment_id')
    .where('invoice_id', '=', invoiceId)
    .executeTakeFirst()

  return row && ofPayment(tx, row.payment_id, kind)
}

/** Whoever may no longer see the patient's reports is told of none. */
async function ofReports(
  tx: Db,
  newsId: string,
  { kind, now }: { kind: MessageKind; now: Date },
): Promise<Note | undefined> {
  const row = await tx
    .selectFrom('report_news')
    .innerJoin('patients', 'patients.patient_id', 'report_news.patient_id')
    .select(['patients.account_id', 'patients.patient_id', 'patients.scopes'])
    .select(['report_news.institution_id', 'report_news.institution_name'])
    .where('report_news.news_id', '=', newsId)
    .where(isInForce(now))
    .executeTakeFirst()
  if (!row?.scopes.includes('reports')) return undefined
  const { institution_name: institutionName, scopes: _, ...whose } = row
  const channel = await channelOf(tx, row.account_id)

  return {
    ...{ ...whose, channel, kind, payment_id: null, appointment_id: null },
    params: { institutionName },
  }
}

/** Told where the person has a card, to the account whose rights end or to the person's own. */
async function ofProxy(
  tx: Db,
  proxyPatientId: string,
  { kind, now }: { kind: MessageKind; now: Date },
): Promise<Note | undefined> {
  const ending = await tx
    .selectFrom('patients')
    .select(['account_id', 'patient_id', 'person_id', 'expires_at'])
    .where('patient_id', '=', proxyPatientId)
    .where(isInForce(now))
    .executeTakeFirst()
  if (!ending?.expires_at) return undefined
  const told =
    kind === 'proxy_ending'
      ? ending
      : await tx
          .selectFrom('patients')
          .select(['account_id', 'patient_id'])
          .where('person_id', '=', ending.person_id)
          .where('relation', '=', 'self')
          .where('state', '=', 'active')
          .where('account_id', '!=', ending.account_id)
          .orderBy('linked_at')
          .limit(1)
          .executeTakeFirst()
  const card =
    told &&
    (await tx
      .selectFrom('patient_cards')
      .select('institution_id')
      .where('patient_id', '=', told.patient_id)
      .orderBy('created_at')
      .limit(1)
      .executeTakeFirst())
  if (told === undefined || card === undefined) return undefined
  const { account_id, patient_id } = told

  return {
    ...{ account_id, patient_id, kind, payment_id: null, appointment_id: null },
    ...{ institution_id: card.institution_id, channel: await channelOf(tx, account_id) },
    params: { startsAt: ending.expires_at.toISOString() },
  }
}

/** Nothing was booked or paid anywhere: by WeChat who is known there, others by text message. */
async function channelOf(tx: Db, accountId: string): Promise<Channel> {
  const identity = await tx
    .selectFrom('account_identities')
    .select('identity_id')
    .where('account_id', '=', accountId)
    .where('host', '=', 'wechat')
    .limit(1)
    .executeTakeFirst()

  return identity === undefined ? 'web' : 'wechat'
}
