import { randomUUID } from 'node:crypto'
import type { Channel } from '@tongzhen/contract/headers'
import { vi } from 'vitest'
import { HOUR_MS, shift } from '../../src/lib/clock.ts'
import { type FileTicket, sealTicket, type TicketKind } from '../../src/lib/file-ticket.ts'
import { addDays, shanghaiDate } from '../../src/lib/shanghai-time.ts'
import { bindFileOf } from '../add-patient.ts'
import { CENTRAL } from '../booking/booking-desk.ts'
import { Device } from '../device.ts'
import { documentOf, personOf } from '../file-of.ts'
import { createPaymentDesk, type PaymentDesk } from '../payments/payment-desk.ts'

/** Everybody who may try to reach what belongs to Wang Xiuying, and what there is to reach. */
export interface World {
  desk: PaymentDesk
  /** Wang Xiuying, whose patient, card and appointment it is. */
  owner: Device
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
  reportId: string
  stayId: string
  today: string
}

export const ELSEWHERE = 'tz-linjiang'
const ELSEWHERE_CHANNEL: Channel = 'suishenban'

export async function createWorld(): Promise<World> {
  const desk = await createPaymentDesk({
    configure: (config) => ({
      ...config,
      institutions: config.institutions.map((one) =>
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

  const otherChannel = new Device({ channel: 'wechat' })
  otherChannel.token = owner.token

  return {
    ...{ desk, owner, familyWithoutRight, family, otherChannel },
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
      reportId: reportOf(desk),
      stayId: stayOf(desk),
      messageId: await firstMessage(desk, owner),
      today: addDays(shanghaiDate(desk.ground.clock.now()), 1),
    },
  }
}

async function bindFamily(desk: PaymentDesk): Promise<World['family']> {
  const device = await desk.signIn('sun-guoqiang')
  const adding = { device, personId: 'wang-xiuying', relation: 'parent', term: 'month' } as const
  const { patientId } = await bindFileOf(desk, adding)
  await desk.ok('applyForHealthCard', { device, params: { patientId } })

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

/** Where she lies. */
function stayOf({ hospital }: PaymentDesk): string {
  const { files } = personOf('wang-xiuying')
  const sheets = hospital.ward.stays()

  return sheets.find(({ stay }) => stay.patientNo === files[0]?.patientNo)?.stay.admissionNo ?? ''
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
