import { randomUUID } from 'node:crypto'
import type { Channel } from '@tongzhen/contract/headers'
import { vi } from 'vitest'
import { HOUR_MS, shift } from '../../src/lib/clock.ts'
import { type FileTicket, sealTicket, type TicketKind } from '../../src/lib/file-links.ts'
import { newId } from '../../src/lib/ids.ts'
import { addDays, shanghaiDate } from '../../src/lib/shanghai-time.ts'
import { findAppointment } from '../../src/modules/booking/appointments.ts'
import { sealCar } from '../../src/modules/parking/parkings.ts'
import { findPayment } from '../../src/modules/payments/payments.ts'
import { insertPrepaid } from '../../src/modules/prepaid/prepaid-refunds.ts'
import { insertApplication } from '../../src/modules/refunds/applications.ts'
import { bindFileOf, openFileOf } from '../add-patient.ts'
import { type Booker, CENTRAL } from '../booking/booking-desk.ts'
import { Device } from '../device.ts'
import { documentOf, personOf } from '../file-of.ts'
import { createPaymentDesk, type PaymentDesk } from '../payments/payment-desk.ts'
import { withVisitNotes } from '../sandbox-config.ts'

/** Everybody who may try to reach what belongs to Wang Xiuying, and what there is to reach. */
export interface World {
  desk: PaymentDesk
  /** Wang Xiuying, whose patient, card and appointment it is. */
  owner: Device
  /** Of her family, who has opened what she passed on. */
  helper: Device
  /** No session at all. */
  nobody: Device
  /** Signed in, but the privacy policy is withdrawn. */
  withoutConsent: Device
  /** Another patient's account. */
  stranger: Device
  /** Her son, whom she left only her reports. */
  familyWithoutRight: Device
  /** Who sees to everything of hers for a month, and as what they know her. */
  family: { device: Device; patientId: string }
  /** Who has opened a file for her elsewhere, by her name and document number, and as what they know her. */
  unproved: { device: Device; patientId: string }
  /** Wang Xiuying herself, in a channel that serves another institution only. */
  elsewhere: Device
  /** Her session of one channel, carried into another one. */
  otherChannel: Device
  things: Things
}

export interface Things {
  patientId: string
  cardId: string
  proxyId: string
  bindingId: string
  appointmentId: string
  doctorId: string
  scheduleId: string
  slotId: string
  billId: string
  paymentId: string
  messageId: string
  invoiceTicket: string
  reportTicket: string
  imageTicket: string
  visitTicket: string
  reportId: string
  recordId: string
  stayId: string
  requestId: string
  applicationId: string
  /** Of money on a card. */
  prepaidId: string
  parkingId: string
  helpId: string
  /** Her conversation with customer service. */
  serviceId: string
  conversationId: string
  today: string
}

export const ELSEWHERE = 'tz-linjiang'
const ELSEWHERE_CHANNEL: Channel = 'suishenban'

export async function createWorld(): Promise<World> {
  const desk = await createPaymentDesk({
    configure: (config) => ({
      ...withVisitNotes(config),
      institutions: withVisitNotes(config).institutions.map((one) =>
        one.institutionId === ELSEWHERE ? { ...one, group: 'elsewhere' } : one,
      ),
      portals: { ...config.portals, [ELSEWHERE_CHANNEL]: { institutions: [ELSEWHERE] } },
    }),
  })
  const owner = await desk.signIn('wang-xiuying')
  const { patientId, cards } = await bindFileOf(desk, { device: owner, personId: 'wang-xiuying' })
  const clinic = desk.addClinic()
  const booker = { device: owner, patientId }
  const { appointmentId } = await desk.settled(booker, (await desk.book(booker, clinic)).appointmentId)

  const { paymentId, lines } = await desk.toPay(booker, 5000)

  const familyWithoutRight = await desk.signIn('li-ming')
  await bindFileOf(desk, { device: familyWithoutRight, personId: 'wang-xiuying', relation: 'parent' })
  const { proxies } = await desk.ok('listProxies', { device: owner, params: { patientId } })
  const proxyId = proxies[0]?.proxyId ?? ''
  const params = { patientId, proxyId }
  await desk.ok('updateProxy', { device: owner, params, body: { scopes: ['reports'] } })

  const family = await bindFamily(desk)
  await desk.ok('applyForHealthCard', { device: owner, params: { patientId } })

  const unproved = await openFileFor(desk)

  const otherChannel = new Device({ channel: 'wechat' })
  otherChannel.token = owner.token

  const helper = await desk.signIn('chen-jing')
  const helpId = await passOn(desk, { ...booker, helper })

  return {
    ...{ desk, owner, helper, familyWithoutRight, family, unproved, otherChannel },
    nobody: new Device({ channel: 'web' }),
    withoutConsent: await signInWithoutConsent(desk),
    stranger: await desk.signIn('zhao-lei'),
    elsewhere: await desk.signIn('wang-xiuying', ELSEWHERE_CHANNEL),
    things: {
      ...{ patientId, proxyId, appointmentId },
      cardId: cards[0]?.cardId ?? '',
      bindingId: await startBinding(desk, owner),
      doctorId: clinic.doctorId,
      scheduleId: clinic.scheduleId,
      slotId: clinic.slotIds[0] ?? '',
      billId: lines[0]?.billId ?? '',
      paymentId,
      invoiceTicket: await ticketFor(desk, paymentId, { files: 'invoices', of: [paymentId] }),
      reportTicket: await ticketFor(desk, paymentId, {
        ...{ files: 'reports', of: [patientId, CENTRAL, reportOf(desk)] },
      }),
      imageTicket: await ticketFor(desk, paymentId, {
        ...{ files: 'report_images', of: [patientId, CENTRAL, reportOf(desk), 'IMG1'] },
      }),
      visitTicket: await ticketFor(desk, paymentId, { files: 'visits', of: [appointmentId, 'zh-CN'] }),
      reportId: reportOf(desk),
      recordId: recordOf(desk),
      stayId: stayOf(desk),
      applicationId: await applied(desk, paymentId),
      prepaidId: await appliedForCard(desk, paymentId),
      requestId: await askForDoctor(desk, booker, clinic.doctorId),
      parkingId: await expectCar(desk, appointmentId),
      helpId,
      serviceId: await askService(desk, owner),
      conversationId: await talk(desk, owner),
      messageId: await firstMessage(desk, owner),
      today: addDays(shanghaiDate(desk.ground.clock.now()), 1),
    },
  }
}

async function askService(desk: PaymentDesk, device: Device): Promise<string> {
  await desk.ok('callAgent', { device, params: { institutionId: CENTRAL } })
  const found = await desk.ground.db
    .selectFrom('service_conversations')
    .select('conversation_id')
    .executeTakeFirstOrThrow()

  return found.conversation_id
}

async function bindFamily(desk: PaymentDesk): Promise<World['family']> {
  const device = await desk.signIn('sun-guoqiang')
  const adding = { device, personId: 'wang-xiuying', relation: 'parent', term: 'month' } as const
  const { patientId } = await bindFileOf(desk, adding)
  await desk.ok('applyForHealthCard', { device, params: { patientId } })

  return { device, patientId }
}

async function openFileFor(desk: PaymentDesk): Promise<World['unproved']> {
  const device = await desk.signIn('zhou-min')
  const institutionId = desk.ground.config.institutions.find(
    (one) => ![CENTRAL, ELSEWHERE].includes(one.institutionId),
  )?.institutionId
  const adding = { device, personId: 'wang-xiuying', relation: 'self', institutionId } as const
  const { patientId } = await openFileOf(desk, adding)

  return { device, patientId }
}

async function signInWithoutConsent(desk: PaymentDesk): Promise<Device> {
  const device = await desk.signIn('emma-johnson')
  await desk.ok('withdrawConsent', { device, params: { kind: 'privacy_policy' } })

  return device
}

/** As the link to a file has it, of the account that pays; before there is a file. */
async function ticketFor(
  { ground }: PaymentDesk,
  paymentId: string,
  { files, of }: Pick<TicketKind, 'files'> & Pick<FileTicket, 'of'>,
): Promise<string> {
  const { account_id: accountId } = await ground.db
    .selectFrom('payments')
    .select('account_id')
    .where('payment_id', '=', paymentId)
    .executeTakeFirstOrThrow()
  const until = shift(ground.clock.now(), HOUR_MS)

  return sealTicket(ground.fields, { files, channel: 'web' }, { accountId: accountId ?? '', of, until })
}

/** What the laboratory found in her. */
function reportOf({ sandbox }: PaymentDesk): string {
  const { files } = personOf('wang-xiuying')
  const reports = sandbox.laboratory.shelfOf(CENTRAL).list()

  return `laboratory.${reports.find((one) => one.patientNo === files[0]?.patientNo)?.id}`
}

/** Why she came last. */
function recordOf({ sandbox }: PaymentDesk): string {
  const { files } = personOf('wang-xiuying')

  return sandbox.records.shelfOf(CENTRAL).ofPatient(files[0]?.patientNo ?? '')[0]?.id ?? ''
}

/** Where she lies. */
function stayOf({ hospital }: PaymentDesk): string {
  const { files } = personOf('wang-xiuying')
  const sheets = hospital.ward.stays()

  return sheets.find(({ stay }) => stay.patientNo === files[0]?.patientNo)?.stay.admissionNo ?? ''
}

/** A time with a doctor whom she names. */
async function askForDoctor(desk: PaymentDesk, { device, patientId }: Booker, doctorId: string) {
  const on = addDays(shanghaiDate(desk.ground.clock.now()), 3)
  const body = { institutionId: CENTRAL, patientId, doctorId, wishes: [{ on, period: null }] }
  const { requestId } = await desk.ok('askForDoctor', { device, body: { ...body, note: null, phone: null } })

  return requestId
}

/** The car in which she comes; nobody is told of it. */
async function expectCar({ ground: { db, clock, fields } }: PaymentDesk, appointmentId: string) {
  const appointment = await findAppointment(db, appointmentId)
  if (appointment === undefined) throw new Error('there is no visit to come to')
  const parkingId = newId('pkg')
  const now = clock.now()
  const car = { plate: '沪A12345', phone: personOf('wang-xiuying').phone }
  await db
    .insertInto('parkings')
    .values({
      ...{ ...sealCar(fields, parkingId, car), parking_id: parkingId, appointment_id: appointmentId },
      ...{ institution_id: appointment.institution_id, account_id: appointment.account_id },
      ...{ state: 'expected', version: 1, seq: 1, visit_on: shanghaiDate(appointment.starts_at) },
      ...{ let_in_at: null, left_at: null, created_at: now, changed_at: now },
    })
    .execute()

  return parkingId
}

/** A bill that somebody of her family may pay. */
async function passOn(
  desk: PaymentDesk,
  { device, patientId, helper }: Booker & { helper: Device },
): Promise<string> {
  const body = { institutionId: CENTRAL, patientId, billIds: ['B900'], amountFen: 5000 }
  const { helpId, code } = await desk.ok('askForHelp', { device, body: { ...body, purpose: 'bills' } })
  await desk.ok('openHelp', { device: helper, body: { code: code ?? '' } })

  return helpId
}

/** That the appointment is booked. */
async function firstMessage(desk: PaymentDesk, device: Device): Promise<string> {
  const [message] = await vi.waitUntil(async () => {
    const { messages } = await desk.ok('listMessages', { device })

    return messages.length > 0 && messages
  })

  return message?.messageId ?? ''
}

async function startBinding(desk: PaymentDesk, device: Device): Promise<string> {
  const { bindingId } = await desk.ok('startBinding', {
    device,
    body: {
      institutionId: CENTRAL,
      name: personOf('chen-jing').name,
      ...documentOf('chen-jing'),
      relation: 'other',
    },
  })

  return bindingId
}

export const newKey = () => randomUUID()

/** The same of the money on her card. */
async function appliedForCard(
  { ground: { db, clock, fields } }: PaymentDesk,
  paymentId: string,
): Promise<string> {
  const payment = await findPayment(db, paymentId)
  if (payment === undefined) throw new Error('there is no payment')
  const applicationId = newId('rfa')
  const now = clock.now()
  const { institution_id, account_id, patient_id, person_id, channel } = payment
  await insertApplication(db, {
    ...{ application_id: applicationId, institution_id, payment_id: null, person_id, account_id, patient_id },
    ...{ means: 'alipay', idempotency_key: null, items: [], amount_fen: 1, reason: 'other', words: null },
    snapshot: { departmentName: { zh: '' }, doctorName: { zh: '' } },
    ...{ state: 'with_finance', chain: ['finance'], version: 1, automatic_at: null },
    ...{ approved_at: null, is_by_rule: false, created_at: now, changed_at: now },
  })
  await insertPrepaid(
    db,
    {
      ...{ application_id: applicationId, institution_id, channel, way: 'alipay_balance', means: 'alipay' },
      ...{ merchant: 'alipay-main', amount_fen: 1, supersedes: null, created_at: now },
      snapshot: {
        ...{ institutionName: { zh: '中心医院' }, institutionPhone: '021-00000000' },
        ...{ cardMasked: 'TZ****0101', accountMasked: '139****0001' },
      },
      identity: {
        ...{ hospitalPatientNumber: '1', cardNumber: '1', depositId: undefined },
        payee: { to: 'account', account: '13900000001', name: '王秀英' },
      },
    },
    fields,
  )

  return applicationId
}

/** Of the payment's own patient; what it asks for is nobody's business here. */
async function applied({ ground: { db, clock } }: PaymentDesk, paymentId: string): Promise<string> {
  const payment = await findPayment(db, paymentId)
  if (payment === undefined) throw new Error('there is no payment')
  const applicationId = newId('rfa')
  const now = clock.now()
  const { institution_id, payment_id, account_id, patient_id, means } = payment
  await insertApplication(db, {
    ...{ application_id: applicationId, institution_id, payment_id, account_id, patient_id, means },
    ...{ person_id: null, idempotency_key: null, items: [], amount_fen: 1, reason: 'other', words: null },
    snapshot: { departmentName: { zh: '骨科' }, doctorName: { zh: '周医生' } },
    ...{ state: 'with_doctor', chain: ['doctor', 'finance'], version: 1, automatic_at: null },
    ...{ approved_at: null, is_by_rule: false, created_at: now, changed_at: now },
  })

  return applicationId
}

async function talk(desk: PaymentDesk, device: Device): Promise<string> {
  const body = { institutionId: CENTRAL, kind: 'triage', text: '胃不舒服' } as const
  const { conversationId } = await desk.ok('startConversation', { device, body })

  return conversationId
}
