import { createPublicKey, verify } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSandboxContext, type SandboxContext } from '../lib/sandbox-context.ts'
import { CONSULTATION_SYSTEM, PATIENT_SYSTEM } from './consultations.ts'
import { type PlatformSystem, startPlatform } from './start-platform.ts'

const APP = 'http://localhost:8080'
let platform: PlatformSystem
let context: SandboxContext

beforeEach(async () => {
  context = createSandboxContext()
  platform = await startPlatform({ context, port: 0, siteOrigin: () => APP })
})
afterEach(() => platform.close())

async function ask(body: object) {
  const answer = await fetch(`${platform.origin}/tickets`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

  return { status: answer.status, ticket: String(((await answer.json()) as { ticket?: string }).ticket) }
}

const wordsOf = (ticket: string) =>
  JSON.parse(Buffer.from(ticket.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>

function isSigned(ticket: string): boolean {
  const [head, words, signature = ''] = ticket.split('.')
  const key = createPublicKey(platform.secrets.publicKey)

  return verify('RSA-SHA256', Buffer.from(`${head}.${words}`), key, Buffer.from(signature, 'base64url'))
}

test('a ticket says who comes from where into which page, for minutes, and anybody with the public key can tell', async () => {
  const { ticket } = await ask({ person: 'li-ming', page: 'triage', language: 'en-US' })
  const words = wordsOf(ticket)

  expect(isSigned(ticket)).toBe(true)
  expect(words).toMatchObject({
    ...{ iss: 'example-online', aud: APP, sub: 'li-ming', page: 'triage', lang: 'en-US' },
    origin: platform.origin,
  })
  expect(Number(words.exp) - Number(words.iat)).toBeLessThanOrEqual(300)
})

test('no two tickets have the same number, unless the platform is told to misbehave so', async () => {
  const body = { person: 'li-ming', page: 'service' }
  const [one, other] = [await ask(body), await ask(body)]
  expect(wordsOf(one.ticket).jti).not.toBe(wordsOf(other.ticket).jti)

  platform.settings.manner = 'again'
  expect((await ask(body)).ticket).toBe(other.ticket)
})

test('a page that is nobody’s, or nobody at all, gets no ticket; a forged one is not signed by the known key', async () => {
  expect((await ask({ person: 'li-ming', page: 'wallet' })).status).toBe(400)
  expect((await ask({ page: 'triage' })).status).toBe(400)
  platform.settings.manner = 'forged'
  expect(isSigned((await ask({ person: 'li-ming', page: 'triage' })).ticket)).toBe(false)
})

test('a ticket for a note names the consultation that this person has begun, and nobody gets one for another’s', async () => {
  const { consultations } = platform
  const { number } = consultations.start({ personId: 'li-ming', department: '皮肤科' })
  const words = wordsOf((await ask({ person: 'li-ming', page: 'note', consultation: number })).ticket)

  expect(words.consultation).toMatchObject({
    ...{ number, department: '皮肤科' },
    patient: { id: 'patient-li-ming', name: '李明', sex: 'male', age_months: expect.any(Number) },
  })
  expect((await ask({ person: 'zhao-lei', page: 'note', consultation: number })).status).toBe(400)
  expect((await ask({ person: 'li-ming', page: 'note' })).status).toBe(400)
})

test('the doctor reads the note of a consultation as text, whatever is in it; of a consultation nobody began it is refused', async () => {
  const { number } = platform.consultations.start({ personId: 'li-ming', department: '皮肤科' })
  const { notes } = context.credentials.all().platform as { notes: { token: string } }
  const give = (visit: string, token = notes.token) =>
    fetch(`${platform.origin}/fhir/QuestionnaireResponse?identifier=urn:tongzhen:visit-note%7Cvnt_1`, {
      method: 'PUT',
      headers: { 'content-type': 'application/fhir+json', authorization: `Bearer ${token}` },
      body: JSON.stringify({
        resourceType: 'QuestionnaireResponse',
        identifier: { system: 'urn:tongzhen:visit-note', value: 'vnt_1' },
        status: 'completed',
        subject: { identifier: { system: PATIENT_SYSTEM, value: 'patient-li-ming' } },
        encounter: { identifier: { system: CONSULTATION_SYSTEM, value: visit } },
        authored: '2026-11-23T10:00:00+08:00',
        item: [{ linkId: 'complaint', text: '主诉', answer: [{ valueString: '<b>痒</b>' }] }],
      }),
    })

  expect((await give(number, 'another')).status).toBe(401)
  expect((await give('OC0')).status).toBe(422)
  expect([(await give(number)).status, (await give(number)).status]).toEqual([201, 200])
  const page = await (await fetch(`${platform.origin}/doctor`)).text()
  expect(page).toContain('&lt;b&gt;痒&lt;/b&gt;')
  expect(page).toContain(number)
})

test('its own page frames the app and nothing else, in the language asked for, and puts nobody’s words into its markup', async () => {
  const answer = await fetch(`${platform.origin}/?lang=en-US&person=%3Cscript%3E&display=elder`)
  const html = await answer.text()

  expect(answer.headers.get('content-security-policy')).toContain(`frame-src ${APP};`)
  expect(html).toContain('Yunshang Online Hospital')
  expect(html).not.toContain('<script>&')
  expect(html).toContain('"display":"elder"')
})
