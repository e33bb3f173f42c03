import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { faultKinds } from '../../../sandbox/src/lib/fault-injector.ts'
import { SECOND_MS } from '../../src/lib/clock.ts'
import { bindFileOf } from '../add-patient.ts'
import { type Booker, newBooker } from '../booking/booking-desk.ts'
import { personOf } from '../file-of.ts'
import { createTestBff, type TestBff } from '../harness.ts'
import { createTestClock } from '../test-clock.ts'

const clock = createTestClock()
let desk: TestBff

beforeAll(async () => {
  desk = await createTestBff({
    clock,
    configure: (config) => ({
      ...config,
      healthCards: config.healthCards && { ...config.healthCards, timeoutMs: 1_000 },
    }),
  })
})
afterEach(() => desk.sandbox.healthCards.faults.clear())
afterAll(() => desk.close())

const bookers = new Map<string, Promise<Booker>>()

/** A demo person, signed in and with a file; once. */
function bookerOf(personId: string): Promise<Booker> {
  const known = bookers.get(personId) ?? provedBooker(personId)
  bookers.set(personId, known)

  return known
}

/** Whoever opened their file here has been to the hospital since. */
async function provedBooker(personId: string): Promise<Booker> {
  const booker = await newBooker(desk, personId)
  await desk.ground.db.deleteFrom('opened_files').execute()
  const { isProved } = await desk.ok('getPatient', { device: booker.device, params: booker })
  if (!isProved) await bindFileOf(desk, { device: booker.device, personId })

  return booker
}

const apply = ({ device, patientId }: Booker) =>
  desk.ok('applyForHealthCard', { device, params: { patientId } })
const codeOf = ({ device, patientId }: Booker) => desk.ok('getHealthCode', { device, params: { patientId } })
const cardsOf = async ({ device }: Booker) => (await desk.ok('listHealthCards', { device })).cards
const refused = ({ device, patientId }: Booker) =>
  desk.refused('applyForHealthCard', { device, params: { patientId } })
const refusedCode = ({ device, patientId }: Booker) =>
  desk.refused('getHealthCode', { device, params: { patientId } })
const readerReads = (code: string) => desk.sandbox.healthCards.book.whose(code)?.name

describe('a health card', () => {
  it('is given to who applies, and its codes are read as hers, the changing one for a minute', async () => {
    const chen = await bookerOf('chen-jing')
    expect(await cardsOf(chen)).toEqual([])
    const card = await apply(chen)
    const { code, expiresAt, holdsSeconds } = await codeOf(chen)

    expect(card).toMatchObject({ patientName: '陈静', number: expect.stringMatching(/^\d{18}$/) })
    expect(await cardsOf(chen)).toEqual([card])
    expect([holdsSeconds, expiresAt]).toEqual([60, '2026-11-24T09:01:00+08:00'])
    expect([readerReads(code), readerReads(card.staticCode ?? '')]).toEqual(['陈静', '陈静'])
    expect((await codeOf(chen)).code).not.toBe(code)
    clock.advance(61 * SECOND_MS)
    expect([readerReads(code), readerReads(card.staticCode ?? '')]).toEqual([undefined, '陈静'])
  })

  it('is one for a person, whoever of the family applies, and however often', async () => {
    const wang = await bookerOf('wang-xiuying')
    const son = await desk.signIn('li-ming')
    const mother = await bindFileOf(desk, { device: son, personId: 'wang-xiuying', relation: 'parent' })
    const hers = await apply(wang)
    const his = await apply({ device: son, patientId: mother.patientId })

    expect(his).toMatchObject({ number: hers.number, staticCode: hers.staticCode })
    expect(await apply(wang)).toEqual(hers)
    const { name } = personOf('wang-xiuying')
    expect(desk.sandbox.healthCards.book.list().filter((one) => one.name === name)).toHaveLength(1)
  })

  it('goes with the patient from an account, and nothing readable of it is stored', async () => {
    const zhao = await bookerOf('zhao-lei')
    const { number, staticCode } = await apply(zhao)
    const stored = JSON.stringify(await desk.ground.db.selectFrom('health_cards').selectAll().execute())

    for (const text of [number, staticCode ?? '', '赵磊']) expect(stored).not.toContain(text)
    await desk.ok('removePatient', { device: zhao.device, params: { patientId: zhao.patientId } })
    expect(await cardsOf(zhao)).toEqual([])
    const left = await desk.ground.db.selectFrom('health_cards').select('patient_id').execute()
    expect(left.map((row) => row.patient_id)).not.toContain(zhao.patientId)
  })

  it('is not given for a passport, nor where name and document do not belong together', async () => {
    const emma = await bookerOf('emma-johnson')
    expect(await refused(emma)).toBe('HEALTH_CARD_DOCUMENT')

    const { document } = personOf('sun-guoqiang')
    desk.sandbox.healthCards.book.register({
      ...{ name: '孙某', idNumber: document.number, idType: '01', phone: '13900000000' },
    })
    expect(await refused(await bookerOf('sun-guoqiang'))).toBe('HEALTH_CARD_REFUSED')
  })

  it('that the patient has not has no code', async () => {
    expect(await refusedCode(await bookerOf('li-ming'))).toBe('NOT_FOUND')
  })
})

describe('a platform that', () => {
  it.each(faultKinds.filter((kind) => kind !== 'slow'))(
    'is struck by %s leaves it open, and asked again gives one card',
    async (kind) => {
      const li = await bookerOf('li-ming')
      const before = desk.sandbox.healthCards.book.list().length
      desk.sandbox.healthCards.faults.add({ kind, probability: 1 })
      expect(await refused(li)).toBe('HEALTH_CARD_UNAVAILABLE')
      desk.sandbox.healthCards.faults.clear()
      const card = await apply(li)

      desk.sandbox.healthCards.faults.add({ kind, probability: 1 })
      expect(await refusedCode(li)).toBe('HEALTH_CARD_UNAVAILABLE')
      expect(await cardsOf(li)).toContainEqual(card)
      expect(desk.sandbox.healthCards.book.list().length - before).toBeLessThan(2)
      await desk.ground.db.deleteFrom('health_cards').where('patient_id', '=', li.patientId).execute()
    },
  )

  it('has forgotten our token is asked for another one, once', async () => {
    const chen = await bookerOf('chen-jing')
    await apply(chen)
    await codeOf(chen)
    desk.sandbox.healthCards.reset()

    // It has forgotten the card as well, and says so: the new token was good.
    expect(await refusedCode(chen)).toBe('HEALTH_CARD_UNAVAILABLE')
    const asked = desk.sandbox.healthCards.exchanges.list().map(({ url }) => url.split('/').at(-1))
    expect(asked).toEqual(['getDynamicQRCode', 'getAppToken', 'getDynamicQRCode'])
  })
})
