import type { Channel } from '@tongzhen/contract/headers'
import type { MessageKind } from '@tongzhen/contract/states'
import type { Db } from '../../db/schema.ts'
import type { AppointmentSnapshot, AppointmentsTable } from '../../db/tables/booking.ts'
import type { MessageParams, MessagesTable } from '../../db/tables/messages.ts'
import type { EventType } from '../../db/tables/payments.ts'
import { NotKnownHere } from '../../jobs/lease.ts'
import type { OutboxEvent } from '../../jobs/outbox.ts'
import type { LocalText } from '../../lib/local-text.ts'
import { mayStill } from '../patients/may-still.ts'
import { isProved, isThemselves } from '../patients/proof.ts'
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

/** Every event that this version knows; null: nobody need be told. */
const kinds: Readonly<Record<EventType, MessageKind | null>> = {
  'appointment.to_pay': null,
  'appointment.booked': 'appointment_booked',
  'appointment.cancelled': 'appointment_cancelled',
  'appointment.cancel_held': 'cancellation_held',
  'appointment.failed': 'appointment_failed',
  'appointment.stopped': 'clinic_stopped',
  'appointment.reopened': 'clinic_reopened',
  'appointment.week_ahead': 'reminder_week',
  'appointment.eve': 'reminder_eve',
  'appointment.morning': 'reminder_morning',
  'appointment.note_wanted': 'note_wanted',
  'appointment.three_ahead': 'queue_three_ahead',
  'appointment.called': 'queue_called',
  'payment.closed': null,
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
  'named_doctor.to_pay': 'named_doctor_to_pay',
  'named_doctor.again': 'named_doctor_again',
  'named_doctor.declined': 'named_doctor_declined',
  'named_doctor.lapsed': 'named_doctor_lapsed',
  'refund.declined': 'refund_declined',
  'refund.held_up': 'refund_held_up',
  'prepaid.to_take': 'prepaid_to_take',
  'prepaid.arrived': 'prepaid_arrived',
  'prepaid.stopped': 'prepaid_stopped',
  'prepaid.put_back': 'prepaid_put_back',
  'prepaid.refused': 'prepaid_refused',
  'parking.expected': 'parking_expected',
  'parking.let_in': 'parking_let_in',
  'family_help.done': 'family_help_done',
}

/** Undefined for what nobody need be told, or when there is nobody any more. Throws `NotKnownHere`. */
export async function noteOfEvent(tx: Db, event: OutboxEvent, now: Date): Promise<Note | undefined> {
  const kind = kinds[event.type]
  if (kind === undefined) throw new NotKnownHere(event.type)
  if (kind === null) return undefined
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
    case 'named_doctor':
      return ofNamedDoctor(tx, event.aggregate_id, { kind, now })
    case 'refund':
    case 'prepaid_refund':
      return ofRefund(tx, event.aggregate_id, { kind, now })
    case 'parking':
      return ofParking(tx, event.aggregate_id, { kind, now })
    case 'family_help':
      return ofFamilyHelp(tx, event.aggregate_id, { kind, now })
    default:
      throw new Error(`nobody knows what ${event.type} is about`)
  }
}

/** Staff look for another time, and the patient is told that instead. */
async function isArrangedAnew(tx: Db, appointmentId: string): Promise<boolean> {
  const request = await tx
    .selectFrom('named_doctor_requests')
    .select('request_id')
    .where('appointment_id', '=', appointmentId)
    .executeTakeFirst()

  return request !== undefined
}

/** Of a visit that is still to come: told only to who may book for the person when it is told. */
const ofVisitToCome: readonly MessageKind[] = [
  'reminder_week',
  'reminder_eve',
  'reminder_morning',
  'queue_three_ahead',
  'queue_called',
  'note_wanted',
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
  if (!row || (kind === 'appointment_failed' && (await isArrangedAnew(tx, appointmentId)))) return undefined
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

/** Whoever booked while they may book for the person; then the person's own account, if one has proved to be it. */
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
    .select(['account_id', 'patient_id', 'scopes', isThemselves().as('is_themselves')])
    .where('person_id', '=', person_id)
    .where(isInForce(now))
    .orderBy('linked_at')
    .execute()
  const able = links.filter(({ scopes }) => scopes.includes('booking'))
  const told = able.find(({ account_id }) => account_id === bookedBy) ?? able.find((one) => one.is_themselves)
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
    .where(isProved())
    .executeTakeFirst()
  if (!row?.scopes.includes('reports')) return undefined
  const { institution_name: institutionName, scopes: _, ...whose } = row
  const channel = await channelOf(tx, row.account_id)

  return {
    ...{ ...whose, channel, kind, payment_id: null, appointment_id: null },
    params: { institutionName },
  }
}

/** Told where the person has a card, to the account whose rights end or to the one that has proved to be the person. */
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
          .where(isThemselves())
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

/**
 * Nothing was booked or paid anywhere: by WeChat who is known there, else by Alipay, which takes it of who has
 * subscribed; others by text message.
 */
async function channelOf(tx: Db, accountId: string): Promise<Channel> {
  const identities = await tx
    .selectFrom('account_identities')
    .select('host')
    .where('account_id', '=', accountId)
    .execute()
  const hosts = identities.map(({ host }) => host)

  return (['wechat', 'alipay'] as const).find((host) => hosts.includes(host)) ?? 'web'
}

/** Told to the account that asked, while it may book for the person; with the time where one is held. */
async function ofNamedDoctor(
  tx: Db,
  requestId: string,
  { kind, now }: { kind: MessageKind; now: Date },
): Promise<Note | undefined> {
  const row = await tx
    .selectFrom('named_doctor_requests as request')
    .innerJoin('patients', 'patients.patient_id', 'request.patient_id')
    .leftJoin('appointments', 'appointments.appointment_id', 'request.appointment_id')
    .select(['request.account_id', 'request.patient_id', 'request.institution_id', 'request.channel'])
    .select(['request.snapshot', 'request.appointment_id', 'appointments.starts_at', 'patients.scopes'])
    .where('request.request_id', '=', requestId)
    .where(isInForce(now))
    .executeTakeFirst()
  if (!row?.scopes.includes('booking')) return undefined
  const { snapshot, appointment_id, starts_at: startsAt, scopes: _, ...whose } = row
  const { institutionName, departmentName, doctorName } = snapshot
  const isHeld = kind === 'named_doctor_to_pay'

  return {
    ...{ ...whose, kind, payment_id: null, appointment_id: isHeld ? appointment_id : null },
    params: {
      ...{ institutionName, departmentName, doctorName },
      ...(isHeld && startsAt && { startsAt: startsAt.toISOString() }),
    },
  }
}

/** Told to the account that applied, while it may see to the person's payments. */
async function ofRefund(
  tx: Db,
  applicationId: string,
  { kind, now }: { kind: MessageKind; now: Date },
): Promise<Note | undefined> {
  const row = await tx
    .selectFrom('refund_applications as application')
    .leftJoin('payments', 'payments.payment_id', 'application.payment_id')
    .leftJoin('prepaid_refunds', 'prepaid_refunds.application_id', 'application.application_id')
    .innerJoin('patients', 'patients.patient_id', 'application.patient_id')
    .select(['patients.account_id', 'patients.patient_id', 'patients.scopes', 'application.institution_id'])
    .select(['application.payment_id', 'application.amount_fen as amountFen'])
    .select(['payments.snapshot as ofPayment', 'prepaid_refunds.snapshot as ofPrepaid'])
    .where('application.application_id', '=', applicationId)
    .where(isInForce(now))
    .executeTakeFirst()
  if (!row?.scopes.includes('payments')) return undefined
  const { amountFen, ofPayment: paid, ofPrepaid, scopes: _, ...whose } = row
  const institutionName = (paid ?? ofPrepaid)?.institutionName
  if (institutionName === undefined) return undefined
  const channel = await channelOf(tx, row.account_id)

  return {
    ...{ ...whose, channel, kind, appointment_id: null },
    params: { institutionName, amountFen },
  }
}

/** Told to the account that named the car. */
async function ofParking(
  tx: Db,
  parkingId: string,
  { kind, now }: { kind: MessageKind; now: Date },
): Promise<Note | undefined> {
  const row = await tx
    .selectFrom('parkings')
    .innerJoin('appointments', 'appointments.appointment_id', 'parkings.appointment_id')
    .innerJoin('patients', (join) =>
      join
        .onRef('patients.person_id', '=', 'appointments.person_id')
        .onRef('patients.account_id', '=', 'parkings.account_id'),
    )
    .select(['parkings.account_id', 'patients.patient_id', 'parkings.institution_id', 'appointments.channel'])
    .select(['parkings.appointment_id', 'appointments.snapshot', 'appointments.starts_at'])
    .where('parkings.parking_id', '=', parkingId)
    .where(isInForce(now))
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { snapshot, starts_at: startsAt, ...whose } = row
  const { institutionName, departmentName, doctorName } = snapshot

  return {
    ...{ ...whose, kind, payment_id: null },
    params: { institutionName, departmentName, doctorName, startsAt: startsAt.toISOString() },
  }
}

/** Told to the account that asked, while it may pay for the person; who helped is told as anybody who has paid. */
async function ofFamilyHelp(
  tx: Db,
  helpId: string,
  { kind, now }: { kind: MessageKind; now: Date },
): Promise<Note | undefined> {
  const row = await tx
    .selectFrom('family_helps')
    .select(['account_id', 'patient_id', 'institution_id', 'channel', 'appointment_id'])
    .select(['snapshot', 'amount_fen'])
    .where('help_id', '=', helpId)
    .executeTakeFirst()
  if (!row || !(await mayStill(tx, row, { scope: 'payments', now }))) return undefined
  const { snapshot, amount_fen: amountFen, ...whose } = row

  return {
    ...{ ...whose, kind, payment_id: null },
    params: { institutionName: snapshot.institutionName, amountFen },
  }
}
