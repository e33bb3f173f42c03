import type { ErrorBody } from '@tongzhen/contract/errors'
import { CHANNEL_HEADER, IDEMPOTENCY_HEADER } from '@tongzhen/contract/headers'
import type { Route } from '@tongzhen/contract/route'
import { type RouteName, routes } from '@tongzhen/contract/routes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Actor, actors, expectedOf } from './access/expectation.ts'
import { type Sample, samplesOf } from './access/samples.ts'
import { createWorld, newKey, type World } from './access/world.ts'
import type { Device } from './device.ts'

let world: World
let samples: Record<RouteName, Sample>

beforeAll(async () => {
  world = await createWorld()
  samples = samplesOf(world.things)
})
afterAll(() => world.desk.close())

const names = Object.keys(routes) as RouteName[]
const definitionOf = (name: RouteName): Route => routes[name]

interface Request {
  device: Device
  /** In place of the sample's. */
  body?: string | object | undefined
  query?: Record<string, string> | string
  headers?: Record<string, string | undefined>
}

async function send(name: RouteName, { device, headers = {}, ...instead }: Request) {
  const { method, path } = definitionOf(name)
  const { params = {}, query, body } = { ...samples[name], ...instead }
  const response = await world.desk.app.inject({
    method,
    url: path.replaceAll(/:(\w+)/g, (_, key: string) => params[key] ?? ''),
    ...(query === undefined ? {} : { query }),
    headers: Object.fromEntries(
      Object.entries({ ...device.headers(), ...headers }).filter(([, value]) => value !== undefined),
    ),
    ...(body === undefined ? {} : { payload: body }),
    remoteAddress: device.address,
  })
  const code = response.statusCode < 400 ? undefined : (JSON.parse(response.payload) as ErrorBody).error.code

  return { status: response.statusCode, code, text: response.payload }
}

const withKey = () => ({ [IDEMPOTENCY_HEADER]: newKey() })

/** Without its idempotency key an unsafe request stops just before the handler: nothing happens, all is shown. */
const isAdmitted = (method: Route['method'], code: string | undefined) =>
  method === 'GET'
    ? !['SESSION_REQUIRED', 'CONSENT_REQUIRED', 'NOT_FOUND', 'ORIGIN_REFUSED'].includes(code ?? '')
    : code === 'IDEMPOTENCY_KEY_REQUIRED'

describe('the matrix', () => {
  it('has a valid sample of every route', () => {
    expect(Object.keys(samples).sort()).toEqual([...names].sort())
    for (const name of names) {
      const { params, query, body } = definitionOf(name)
      const sample = samples[name]
      for (const [schema, value] of [
        [params, sample.params],
        [query, sample.query],
        [body, sample.body],
      ] as const)
        expect((schema ?? z.object({}).strict()).safeParse(value ?? {}).error, name).toBeUndefined()
    }
  })

  it('lets Wang Xiuying through everywhere, so that the refusals below say something', async () => {
    for (const name of names) {
      const { method, access } = definitionOf(name)
      const device = access.who === 'anyone' ? world.nobody : world.owner
      const { code } = await send(name, { device })
      expect(isAdmitted(method, code), `${name}: ${code}`).toBe(true)
    }
  })
})

describe.each(names)('%s', (name) => {
  it.each(actors)('answers %s by its access rule', async (actor: Actor) => {
    const { method } = definitionOf(name)
    const expected = expectedOf(actor, definitionOf(name), samples[name])
    const { code, text } = await send(name, { device: world[actor] })

    if (expected === 'admitted') expect(isAdmitted(method, code), `${code}`).toBe(true)
    else {
      expect(code).toBe(expected)
      const withIdempotencyKey = await send(name, { device: world[actor], headers: withKey() })
      expect(withIdempotencyKey.code).toBe(expected)
    }
    const { patientId, cardId, appointmentId, paymentId, messageId } = world.things
    for (const id of [patientId, cardId, appointmentId, paymentId, messageId]) expect(text).not.toContain(id)
  })

  it('refuses what the contract does not name, in whatever form it comes', async () => {
    const { method, access } = definitionOf(name)
    const device = access.who === 'anyone' ? world.nobody : world.owner
    const refused = async (request: Omit<Request, 'device'>) => {
      const headers = { ...withKey(), ...request.headers }
      const { status, code } = await send(name, { device, ...request, headers })
      expect([status, code]).toEqual([400, 'REQUEST_INVALID'])
    }

    await refused({ query: 'a=1&a=2' })
    if (definitionOf(name).response !== 'redirect' && definitionOf(name).response !== 'file')
      await refused({ headers: { [CHANNEL_HEADER]: undefined } })
    if (method === 'GET') return
    for (const body of withExtraFields(samples[name].body ?? {})) await refused({ body })
    await refused({ body: '{"__proto__":{"isAdmin":true}}', headers: { 'content-type': 'application/json' } })
    await refused({
      body: '{"constructor":{"prototype":{}}}',
      headers: { 'content-type': 'application/json' },
    })
    for (const contentType of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'text/xml',
    ])
      await refused({
        body: JSON.stringify(samples[name].body ?? { a: 1 }),
        headers: { 'content-type': contentType },
      })
    await refused({ body: { ...samples[name].body, padding: 'x'.repeat(65 * 1024) } })
  })

  it('cannot be set off by a page of somebody else', async () => {
    const { method, access } = definitionOf(name)
    const device = access.who === 'anyone' ? world.nobody : world.owner
    const { code } = await send(name, { device, headers: { ...withKey(), origin: 'https://example.net' } })

    if (method === 'GET') expect(code).not.toBe('ORIGIN_REFUSED')
    else expect(code).toBe('ORIGIN_REFUSED')
  })
})

/** The body with one field more: at its top, and in each object and list within it. */
function withExtraFields(body: Record<string, unknown>): Record<string, unknown>[] {
  const inside = Object.entries(body).flatMap(([key, value]) => {
    if (Array.isArray(value))
      return value.flatMap((item, index) =>
        isObject(item)
          ? withExtraFields(item).map((one) => ({ ...body, [key]: value.with(index, one) }))
          : [],
      )

    return isObject(value) ? withExtraFields(value).map((one) => ({ ...body, [key]: one })) : []
  })

  return [{ ...body, accountId: 'acc_00000000000000000000' }, ...inside]
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

describe('after all these attempts', () => {
  it('everything of Wang Xiuying is as it was', async () => {
    const { desk, owner, things } = world
    const { patients } = await desk.ok('listPatients', { device: owner })
    expect(patients).toMatchObject([{ patientId: things.patientId, cards: [{ cardId: things.cardId }] }])
    const { appointments } = await desk.ok('listAppointments', { device: owner, query: { when: 'upcoming' } })
    expect(appointments).toMatchObject([{ appointmentId: things.appointmentId, state: 'booked' }])
    const { proxies } = await desk.ok('listProxies', { device: owner, params: things })
    expect(proxies).toMatchObject([{ proxyId: things.proxyId, scopes: ['reports'] }])
    const { payments } = await desk.ok('listPayments', { device: owner })
    expect(payments).toMatchObject([{ paymentId: things.paymentId, state: 'to_pay' }])
    const { messages } = await desk.ok('listMessages', { device: owner })
    expect(messages).toMatchObject([{ messageId: things.messageId, isRead: false }])
  })
})
