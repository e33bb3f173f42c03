import { type ConsoleRouteName, consoleRoutes } from '@tongzhen/contract/console-routes'
import type { ErrorBody } from '@tongzhen/contract/errors'
import { CHANNEL_HEADER, IDEMPOTENCY_HEADER } from '@tongzhen/contract/headers'
import { needsProof, type Route } from '@tongzhen/contract/route'
import { type RouteName, routes } from '@tongzhen/contract/routes'
import { mayStaff, staffRoleNames } from '@tongzhen/contract/staff-roles'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { RefusalCode } from '../src/lib/failure.ts'
import { type Actor, actors, expectedOf } from './access/expectation.ts'
import { type Sample, samplesOf } from './access/samples.ts'
import { staffSamplesOf } from './access/staff-samples.ts'
import {
  createStaffWorld,
  type StaffActor,
  type StaffWorld,
  staffActors,
  triesOf,
} from './access/staff-world.ts'
import { createWorld, newKey, type World } from './access/world.ts'
import { Device } from './device.ts'
import type { StaffBrowser } from './staff/staff-browser.ts'

let world: World
let samples: Record<RouteName, Sample>
let staff: StaffWorld
let staffSamples: Record<ConsoleRouteName, Sample>

beforeAll(async () => {
  world = await createWorld()
  samples = samplesOf(world.things)
  staff = await createStaffWorld(world)
  staffSamples = staffSamplesOf(staff.things)
})
afterAll(() => world.desk.close())

const names = Object.keys(routes) as RouteName[]
const definitionOf = (name: RouteName): Route => routes[name]
const staffNames = Object.keys(consoleRoutes) as ConsoleRouteName[]
const staffDefinitionOf = (name: ConsoleRouteName): Route => consoleRoutes[name]

/** Whose right it is. */
function rightfulOf({ who }: Route['access']): Device {
  if (who === 'anyone') return world.nobody

  return who === 'helper' ? world.helper : world.owner
}

interface Request {
  device: Device | StaffBrowser
  /** In place of the sample's. */
  body?: string | object | undefined
  query?: Record<string, string> | string
  headers?: Record<string, string | undefined>
}

const send = (name: RouteName, request: Request) =>
  sendTo(world.desk.app, { definition: definitionOf(name), sample: samples[name] }, request)

const sendStaff = (name: ConsoleRouteName, request: Request) =>
  sendTo(staff.staffDesk.app, { definition: staffDefinitionOf(name), sample: staffSamples[name] }, request)

async function sendTo(
  app: FastifyInstance,
  { definition: { method, path }, sample }: { definition: Route; sample: Sample },
  { device, headers = {}, ...instead }: Request,
) {
  const { params = {}, query, body } = { ...sample, ...instead }
  const response = await app.inject({
    method,
    url: path.replaceAll(/:(\w+)/g, (_, key: string) => params[key] ?? ''),
    ...(query === undefined ? {} : { query }),
    headers: Object.fromEntries(
      Object.entries({ ...device.headers(), ...headers }).filter(([, value]) => value !== undefined),
    ),
    ...(body === undefined ? {} : { payload: body }),
    remoteAddress: device.address,
  })
  const code =
    response.statusCode < 400
      ? undefined
      : (JSON.parse(response.payload) as ErrorBody<RefusalCode>).error.code

  return { status: response.statusCode, code, text: response.payload }
}

const withKey = () => ({ [IDEMPOTENCY_HEADER]: newKey() })

/** Without its idempotency key an unsafe request stops just before the handler: nothing happens, all is shown. */
const isAdmitted = (method: Route['method'], code: string | undefined) =>
  method === 'GET'
    ? !['SESSION_REQUIRED', 'CONSENT_REQUIRED', 'NOT_PERMITTED', 'NOT_FOUND', 'ORIGIN_REFUSED'].includes(
        code ?? '',
      )
    : code === 'IDEMPOTENCY_KEY_REQUIRED'

describe('the matrix', () => {
  it('has a valid sample of every route', () => {
    const all: Record<string, { definition: Route; sample: Sample }> = {}
    for (const name of names) all[name] = { definition: definitionOf(name), sample: samples[name] }
    for (const name of staffNames)
      all[name] = { definition: staffDefinitionOf(name), sample: staffSamples[name] }
    const sampled = [...Object.keys(samples), ...Object.keys(staffSamples)]
    expect(sampled.sort()).toEqual([...names, ...staffNames].sort())
    for (const [name, { definition, sample }] of Object.entries(all)) {
      const { params, query, body } = definition
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
      const device = rightfulOf(access)
      const { code } = await send(name, { device })
      expect(isAdmitted(method, code), `${name}: ${code}`).toBe(true)
    }
  })
})

const ofPatient = names.filter((name) => {
  const { access } = definitionOf(name)

  return access.who === 'patient' && access.at.endsWith('.patientId')
})

/** What somebody is answered who names the person as they know them. */
async function sendAllAs({ device, patientId }: World['family']) {
  const as = (sample: Sample): Sample => ({
    ...sample,
    ...(sample.params && { params: { ...sample.params, patientId } }),
    ...(isObject(sample.body) && 'patientId' in sample.body && { body: { ...sample.body, patientId } }),
  })
  const codes: [RouteName, string | undefined][] = []
  for (const name of ofPatient) {
    const to = { definition: definitionOf(name), sample: as(samples[name]) }
    codes.push([name, (await sendTo(world.desk.app, to, { device })).code])
  }

  return codes
}

it('a name and a document number open what is needed to book and to pay, and nothing that was found', async () => {
  const refused = (await sendAllAs(world.unproved)).flatMap(([name, code]) =>
    code === 'PROOF_REQUIRED' ? name : [],
  )

  expect(refused).toEqual(
    ofPatient.filter((name) => {
      const { access } = definitionOf(name)

      return access.who === 'patient' && needsProof(access)
    }),
  )
  const known: RouteName[] = ['applyForHealthCard', 'getHealthCode', 'listReports', 'getReport', 'listStays']
  expect(refused).toEqual(expect.arrayContaining([...known, 'getDischargeOrders', 'admit', 'getCosts']))
  for (const open of ['book', 'listBills', 'createPayment', 'getPatient']) expect(refused).not.toContain(open)
})

it('a family member may do everything for the month for which it was given, and nothing after it', async () => {
  const { desk, family } = world
  const before = await sendAllAs(family)
  await desk.ground.db
    .updateTable('patients')
    .set({ expires_at: desk.ground.clock.now() })
    .where('patient_id', '=', family.patientId)
    .execute()
  const after = await sendAllAs(family)

  // Only the person's own account sees who else sees to them, and what others have applied for.
  expect(before.flatMap(([name, code]) => (code === 'NOT_FOUND' ? name : []))).toEqual([
    'listProxies',
    'getPrepaidRefund',
  ])
  expect(after).toEqual(ofPatient.map((name) => [name, 'NOT_FOUND']))
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
    const { patientId, cardId, appointmentId, paymentId, messageId, reportId } = world.things
    for (const id of [patientId, cardId, appointmentId, paymentId, messageId, reportId])
      expect(text).not.toContain(id)
  })

  it('refuses what the contract does not name, in whatever form it comes', async () => {
    const { method, access } = definitionOf(name)
    const device = rightfulOf(access)
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
    const device = rightfulOf(access)
    const { code } = await send(name, { device, headers: { ...withKey(), origin: 'https://example.net' } })

    if (method === 'GET') expect(code).not.toBe('ORIGIN_REFUSED')
    else expect(code).toBe('ORIGIN_REFUSED')
  })
})

describe.each(staffNames)('in the console, %s', (name) => {
  it.each(staffActors)('answers %s by its access rule', async (actor: StaffActor) => {
    const definition = staffDefinitionOf(name)
    const { method } = definition
    for (const { browser, expected } of triesOf(actor, {
      world: staff,
      definition,
      sample: staffSamples[name],
    })) {
      const { code, text } = await sendStaff(name, { device: browser })
      if (expected === 'admitted') expect(isAdmitted(method, code), `${code}`).toBe(true)
      else {
        expect(code).toBe(expected)
        const withIdempotencyKey = await sendStaff(name, { device: browser, headers: withKey() })
        expect(withIdempotencyKey.code).toBe(expected)
      }
      for (const id of Object.values(staff.things)) expect(text).not.toContain(id)
    }
  })

  it('lets those of the central hospital through who may, so that the refusals above say something', async () => {
    const { method, access } = staffDefinitionOf(name)
    const roles = staffRoleNames.filter((role) => access.who !== 'staff' || mayStaff(role, access.may))
    expect(roles.length).toBeGreaterThan(0)
    for (const role of roles) {
      const { code } = await sendStaff(name, { device: staff.central[role].browser })
      expect(isAdmitted(method, code), `${role}: ${code}`).toBe(true)
    }
  })

  it('refuses what the contract does not name, and pages of somebody else', async () => {
    const { method, access } = staffDefinitionOf(name)
    const role = staffRoleNames.find((one) => access.who !== 'staff' || mayStaff(one, access.may)) ?? 'system'
    const device = staff.central[role].browser
    const { code } = await sendStaff(name, { device, query: 'a=1&a=2', headers: withKey() })
    expect(code).toBe('REQUEST_INVALID')
    if (method === 'GET') return
    for (const body of withExtraFields(staffSamples[name].body ?? {})) {
      expect((await sendStaff(name, { device, body, headers: withKey() })).code).toBe('REQUEST_INVALID')
    }
    const headers = { ...withKey(), origin: 'http://localhost:8080' }
    expect((await sendStaff(name, { device, headers })).code).toBe('ORIGIN_REFUSED')
  })
})

describe('patients and staff', () => {
  it('are let in by their own doors only: no route of the one is on the port of the other', async () => {
    for (const name of staffNames) {
      const target = { definition: staffDefinitionOf(name), sample: staffSamples[name] }
      const { code } = await sendTo(world.desk.app, target, { device: staff.central.system.browser })
      expect(code, name).toBe('NOT_FOUND')
    }
    for (const name of names) {
      const target = { definition: definitionOf(name), sample: samples[name] }
      const { code } = await sendTo(staff.staffDesk.app, target, { device: world.owner })
      expect(code, name).toBe('NOT_FOUND')
    }
  })

  it('are nobody at the other door, whatever session they show there', async () => {
    const { token } = staff.central.finance.browser
    for (const channel of ['web', 'alipay'] as const) {
      const device = new Device({ channel })
      device.token = token
      for (const name of names.filter((one) => definitionOf(one).access.who !== 'anyone')) {
        expect((await send(name, { device })).code, name).toBe('SESSION_REQUIRED')
      }
    }
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
    expect(proxies).toMatchObject([{ proxyId: things.proxyId, scopes: ['reports'] }, { relation: 'self' }])
    const { payments } = await desk.ok('listPayments', { device: owner })
    expect(payments).toMatchObject([{ paymentId: things.paymentId, state: 'to_pay' }])
    const { messages } = await desk.ok('listMessages', { device: owner })
    const read = messages.find(({ messageId }) => messageId === things.messageId)
    expect(read).toMatchObject({ isRead: false })
  })
})
