import { createHash } from 'node:crypto'
import { Writable } from 'node:stream'
import type { Route } from '@tongzhen/contract/route'
import { type RouteName, routes } from '@tongzhen/contract/routes'
import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ZodType } from 'zod'
import { people } from '../../sandbox/src/people.ts'
import type { BookingDesk } from './booking/booking-desk.ts'
import { dumpDatabase } from './dump-database.ts'
import { type Journey, wholeJourney } from './journey.ts'
import { createPaymentDesk, type PaymentDesk } from './payments/payment-desk.ts'
import { type StaffJourney, staffJourney } from './staff/staff-journey.ts'

interface Exchange {
  name: RouteName
  answer: unknown
}

let desk: PaymentDesk
let journey: Journey
let staff: StaffJourney
let database: string
const logged: string[] = []
const exchanges: Exchange[] = []

beforeAll(async () => {
  const logTo = new Writable({
    write(chunk, _encoding, done) {
      logged.push(String(chunk))
      done()
    },
  })
  desk = await createPaymentDesk({ logTo })
  record(desk)
  // First: while a payment waits for staff, sessions of patients end.
  staff = await staffJourney(desk)
  journey = await wholeJourney(desk)
  database = await dumpDatabase(desk.ground.db)
})
afterAll(() => desk.close())

/** Keeps every answer that says something, with the route that gave it. */
function record({ app }: BookingDesk): void {
  const inject = app.inject.bind(app)
  const recording = async (options: InjectOptions) => {
    const response = await inject(options)
    const name = routeOf(options)
    if (name && response.statusCode === 200) exchanges.push({ name, answer: JSON.parse(response.payload) })

    return response
  }
  Object.assign(app, { inject: recording })
}

function routeOf({ method, url }: InjectOptions): RouteName | undefined {
  const path = String(url)

  return (Object.keys(routes) as RouteName[]).find((name) => {
    const definition: Route = routes[name]
    const pattern = new RegExp(`^${definition.path.replaceAll(/:\w+/g, '[^/]+')}$`)

    return definition.method === method && pattern.test(path)
  })
}

/** What would name a seeded person, if it stood somewhere. */
const personal = people.flatMap((person) => {
  const { wechat, alipay, suishenban } = person.accounts

  return [
    person.name,
    person.document.number,
    person.phone,
    person.address,
    person.contact.name,
    person.contact.phone,
    wechat.openid,
    wechat.unionid,
    alipay.openId,
    alipay.userId,
    suishenban.userId,
    ...person.files.flatMap((file) => [file.cardNo, file.patientNo, ...(file.phone ? [file.phone] : [])]),
  ].map((value) => ({ who: person.id, value }))
})

/** Numbers that the hospitals gave out during the journey. */
const given = () =>
  desk.sandbox.his.hospitals.flatMap((hospital) =>
    hospital.staff.files().flatMap((file) => [file.patientNo, ...file.cards.map((card) => card.cardNo)]),
  )

/** What opens a session or signs a call. */
const secrets = () => {
  const { institutions, wechat, suishenban, sms } = desk.ground.config
  const tokens = [journey.zhao.token, journey.li.token]

  return [
    ...institutions.flatMap((one) => [
      one.his.secret,
      ...(one.reports?.systems.map(({ token }) => token) ?? []),
    ]),
    ...[wechat?.secret, suishenban?.clientSecret, sms.secret, ...tokens].filter((one) => one !== undefined),
  ]
}

const ofStaff = () => Object.values(staff).flat()

const found = (text: string, values: readonly string[]) => values.filter((value) => text.includes(value))
const values = personal.map(({ value }) => value)

/** A number of few possible values is found by trying them all, unless a key goes into its hash. */
const plainHashes = (value: string) =>
  (['md5', 'sha1', 'sha256', 'sm3'] as const).flatMap((algorithm) => {
    const hash = createHash(algorithm).update(value).digest()

    return [hash.toString('hex').slice(0, 32), hash.toString('base64url').slice(0, 22)]
  })

describe('whoever steals the database', () => {
  it('finds that people were here', () => {
    for (const table of [
      'accounts',
      'account_identities',
      'persons',
      'patients',
      'patient_cards',
      'appointments',
      'opened_reports',
    ])
      expect(database).not.toContain(`${table} []`)
    expect(exchanges.length).toBeGreaterThan(40)
  })

  it('reads no name, document, phone, address, card or host id of anybody, and no secret', () => {
    expect(found(database, values)).toEqual([])
    expect(found(database, given())).toEqual([])
    expect(found(database, secrets())).toEqual([])
  })

  it('reads nothing of the staff either: no name, phone or reason of theirs, and no secret of an authenticator', () => {
    expect(found(database, ofStaff())).toEqual([])
    expect(database).not.toContain('staff_audit []')
  })

  it('finds none of them by its plain hash or encoding either', () => {
    const encoded = values.flatMap((value) => [
      ...plainHashes(value),
      Buffer.from(value).toString('hex'),
      Buffer.from(value).toString('base64').replace(/=+$/, ''),
    ])
    expect(found(database, encoded)).toEqual([])
  })

  it('cannot show one person’s name under another one: a value that was moved does not open', async () => {
    const { db } = desk.ground
    const rows = await db
      .selectFrom('patients')
      .select(['patient_id', 'name', 'phone'])
      .where('name', 'is not', null)
      .orderBy('patient_id')
      .execute()
    const list = () => desk.app.inject({ method: 'GET', url: '/api/patients', headers: journey.li.headers() })
    expect((await list()).statusCode).toBe(200)

    const { patients } = await desk.ok('listPatients', { device: journey.li })
    const [mine] = patients
    const other = rows.find((row) => row.patient_id !== mine?.patientId)
    const own = rows.find((row) => row.patient_id === mine?.patientId)
    for (const moved of [{ name: other?.name }, { phone: own?.name }]) {
      await db
        .updateTable('patients')
        .set(moved)
        .where('patient_id', '=', mine?.patientId ?? '')
        .execute()
      const { statusCode, payload } = await list()
      expect([statusCode, JSON.parse(payload).error.code]).toEqual([500, 'INTERNAL'])
      expect(found(payload, values)).toEqual([])
      const { name, phone } = own ?? { name: null, phone: null }
      await db
        .updateTable('patients')
        .set({ name, phone })
        .where('patient_id', '=', mine?.patientId ?? '')
        .execute()
    }
    expect((await list()).statusCode).toBe(200)
  })
})

describe('whoever reads the logs', () => {
  it('sees requests and failures, and neither people nor secrets', () => {
    const log = logged.join('')
    expect(logged.length).toBeGreaterThan(50)
    expect(log).toContain('/api/patients')
    expect(found(log, values)).toEqual([])
    expect(found(log, given())).toEqual([])
    expect(found(log, secrets())).toEqual([])
    expect(log).toContain('/api/staff/payments')
    expect(found(log, ofStaff())).toEqual([])
  })
})

describe('a person looked for by number', () => {
  it('is found by an equal index, written in whichever way, and never by that of another kind or group', async () => {
    const { fields, db } = desk.ground
    const persons = await db.selectFrom('persons').select(['group_id', 'document_index']).execute()
    const ofWang = fields.blindIndex('document', ['main', 'resident_id', '310199195403120027'].join('\0'))
    // Her own account and her son's lead to one person.
    expect(persons.filter((row) => row.document_index === ofWang)).toHaveLength(1)
    const elsewhere = fields.blindIndex('document', ['other', 'resident_id', '310199195403120027'].join('\0'))
    const asCard = fields.blindIndex('card', ['main', 'resident_id', '310199195403120027'].join('\0'))
    expect(new Set([ofWang, elsewhere, asCard]).size).toBe(3)
  })
})

describe('every answer of the journey', () => {
  it('holds the fields of the contract and not one more', () => {
    for (const { name, answer } of exchanges) {
      const { response } = routes[name] as Route
      if (response instanceof ZodType) expect(answer, name).toEqual(response.parse(answer))
    }
  })

  it('holds no number whole: neither document nor phone, card or host id', () => {
    const numbers = values.filter((value) => /\d{6}/.test(value)).concat(given())
    for (const { name, answer } of exchanges) expect(found(JSON.stringify(answer), numbers), name).toEqual([])
  })
})
