import type { EmbeddedPage } from '@tongzhen/contract/route'
import { freshWords, signTicket, type TicketWords } from '../../../sandbox/src/platform/sign-ticket.ts'
import { CENTRAL } from '../booking/booking-desk.ts'
import type { Device } from '../device.ts'
import type { TestBff } from '../harness.ts'

export const PLATFORM = 'example-online'

/** What the platform's server would say in a ticket, but for what the test says otherwise. */
export function wordsFor(
  { sandbox, ground }: TestBff,
  { page, sub, ...otherwise }: Partial<TicketWords> & { page: EmbeddedPage; sub: string },
): TicketWords {
  return {
    ...{ iss: PLATFORM, aud: ground.config.publicOrigins.web, origin: sandbox.platform.origin },
    ...freshWords(ground.clock.now().getTime()),
    ...{ institution: CENTRAL, page, sub },
    ...(page === 'note' && {
      consultation: { number: `OC-${sub}`, department: '呼吸内科', patient: { id: `patient-${sub}` } },
    }),
    ...otherwise,
  }
}

/** As its server signs them, with the key that the hospital knows. */
export function signed({ sandbox }: TestBff, words: object): string {
  return signTicket(words, sandbox.platform.secrets)
}

export function redeem(bff: TestBff, ticket: string, device: Device = bff.device('embedded')) {
  return bff.call('enterByTicket', { device, params: { platformId: PLATFORM }, body: { ticket } })
}

/** A page in the platform's frame, with the person of that name in it; agreements not given yet. */
export async function enterAs(
  bff: TestBff,
  sub: string,
  page: EmbeddedPage,
  otherwise: Partial<TicketWords> = {},
): Promise<Device> {
  const device = bff.device('embedded')
  const { body, error } = await redeem(bff, signed(bff, wordsFor(bff, { ...otherwise, page, sub })), device)
  if (body?.session.token === undefined) throw new Error(`nobody was let in: ${error?.code}`)
  device.token = body.session.token

  return device
}

/** The same, after the person has agreed. */
export async function settleAs(...entering: Parameters<typeof enterAs>): Promise<Device> {
  const [bff] = entering
  const device = await enterAs(...entering)
  const { documents } = await bff.ok('listConsentDocuments', { device })
  const consents = documents.map(({ kind, version }) => ({ kind, version }))
  await bff.ok('giveConsents', { device, body: { consents } })

  return device
}
