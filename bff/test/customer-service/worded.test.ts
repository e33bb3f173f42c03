import type { Service } from '@tongzhen/contract/customer-service'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { DAY_MS, MINUTE_MS, shift } from '../../src/lib/clock.ts'
import { redFlagsIn } from '../../src/modules/assistant/red-flags.ts'
import { CENTRAL } from '../booking/booking-desk.ts'
import type { Device } from '../device.ts'
import { createTestBff, type TestBff } from '../harness.ts'

let bff: TestBff
const params = { institutionId: CENTRAL }

beforeAll(async () => {
  bff = await createTestBff()
})
beforeEach(() => Object.assign(bff.sandbox.model.settings, { mood: 'well', says: null, tokenDelayMs: 0 }))
afterAll(() => bff.close())

async function person(who: string): Promise<Device> {
  const device = await bff.signIn(who)
  await bff.ok('deleteService', { device, params })

  return device
}
const ask = (device: Device, text: string) => bff.ok('askService', { device, params, body: { text } })
const look = (device: Device, waitFor?: number) =>
  bff.ok('getService', { device, params, query: waitFor === undefined ? {} : { waitFor } })
const last = ({ exchanges }: Service) => exchanges.at(-1)

/** What the open page shows, one after the other, until the answer is whole. */
async function watch(device: Device, seen: Service): Promise<Service[]> {
  const all = [seen]
  for (let now = seen; last(now)?.state === 'writing'; all.push(now)) now = await look(device, now.version)

  return all
}

it('a person sees the first sentence, with its source, while the model is still speaking', async () => {
  const device = await person('li-ming')
  const words = '30 分钟内免费，以后按小时收费，收费的办法写在停车场入口的牌子上，出场的时候扫码付钱就可以。'
  Object.assign(bff.sandbox.model.settings, { says: `[1] ${words}`, tokenDelayMs: 60 })
  const asked = await ask(device, '看病停车多少钱？')
  expect(last(asked)).toMatchObject({ author: 'assistant', state: 'writing', text: '' })

  const seen = await watch(device, asked)
  const growing = seen.filter((one) => last(one)?.state === 'writing').map((one) => last(one)?.text)
  expect(growing).toContain('30 分钟内免费，')
  expect(
    seen.every((one) => last(one)?.text === '' || last(one)?.sources[0]?.title === '医院停车怎么收费'),
  ).toBe(true)
  const [whole] = seen.slice(-1)
  expect(whole && last(whole)).toMatchObject({
    ...{ state: 'whole', answer: 'worded', text: words },
  })
})

it('the stand-in words an article in both languages, and the record says which model and by which words it was told', async () => {
  const device = await person('wang-xiuying')
  const [chinese] = (await watch(device, await ask(device, '看病停车多少钱？'))).slice(-1)
  const [english] = (await watch(device, await ask(device, 'How much is parking?'))).slice(-1)
  expect(chinese && last(chinese)).toMatchObject({ answer: 'worded', state: 'whole' })
  expect(english && last(english)?.text).toContain('Free for 30 minutes')

  const rows = await bff.ground.db
    .selectFrom('exchanges')
    .select(['model', 'prompt_version', 'worded_by'])
    .where('prompt_version', '=', 'service-4')
    .execute()
  expect(rows.at(-1)).toEqual({ model: 'stand-in-1', prompt_version: 'service-4', worded_by: 'model' })
})

/** Neither alone is an emergency, and for rules not even both. */
const BATTERY = '孩子早上玩过纽扣电池'
const MISSING = '电池少了一粒，看病停车多少钱？'
const inDanger = { state: 'whole', answer: 'emergency', redFlags: ['other'], text: '', sources: [] }

it.each([
  ['about which something is written', '救命啊，停车在哪里？'],
  ['about which nobody has written', '救命啊'],
])('somebody whose danger only the model hears, %s, is shown the emergency card', async (_, words) => {
  expect(redFlagsIn(words)).toEqual([])
  const device = await person('wang-xiuying')
  const [end] = (await watch(device, await ask(device, words))).slice(-1)

  expect(end && last(end)).toMatchObject(inDanger)
})

it('what may not wait is heard in two sentences of which neither says it alone, and staff look at it', async () => {
  const device = await person('chen-jing')
  const answer = async (words: string) => (await watch(device, await ask(device, words))).at(-1) as Service
  expect(last(await answer(MISSING))?.answer).not.toBe('emergency')
  await bff.ok('deleteService', { device, params })
  expect(last(await answer(BATTERY))?.answer).not.toBe('emergency')
  expect(last(await answer(MISSING))).toMatchObject(inDanger)

  const { flagged } = await bff.ground.db
    .selectFrom('conversations')
    .select('flagged')
    .orderBy('changed_at', 'desc')
    .executeTakeFirstOrThrow()
  expect(flagged).toBe(true)
})

it('what was said before a day of silence is neither heard nor sent to the model', async () => {
  const device = await person('li-ming')
  await watch(device, await ask(device, BATTERY))
  const { db, clock } = bff.ground
  await db
    .updateTable('conversations')
    .set({ changed_at: shift(clock.now(), -2 * DAY_MS) })
    .where('kind', '=', 'service')
    .execute()
  const [end] = (await watch(device, await ask(device, MISSING))).slice(-1)

  expect(end && last(end)?.answer).not.toBe('emergency')
  expect(bff.sandbox.model.asked.at(-1)).toContain('电池少了一粒')
  expect(bff.sandbox.model.asked.at(-1)).not.toContain('纽扣电池')
})

it('the question after an emergency card is answered by an article again', async () => {
  const device = await person('wang-xiuying')
  const [danger] = (await watch(device, await ask(device, '救命啊'))).slice(-1)
  expect(danger && last(danger)).toMatchObject(inDanger)
  const [end] = (await watch(device, await ask(device, '看病停车多少钱？'))).slice(-1)

  expect(end && last(end)?.answer).toBe('worded')
  expect(bff.sandbox.model.asked.at(-1)).not.toContain('救命')
})

it('what was said to an agent is never sent to the model; rules go on hearing it', async () => {
  const device = await person('chen-jing')
  await bff.ok('callAgent', { device, params })
  await ask(device, '屋里烧着炭火')
  await bff.ok('leaveAgent', { device, params })
  await watch(device, await ask(device, '看病停车多少钱？'))
  expect(bff.sandbox.model.asked.at(-1)).toContain('看病停车多少钱')
  expect(bff.sandbox.model.asked.at(-1)).not.toContain('炭火')

  expect(last(await ask(device, '一家人都头晕犯困，看病停车多少钱'))).toMatchObject({
    ...{ answer: 'emergency', redFlags: ['poisoning'] },
  })
})

it.each(['warning', 'bare_warning', 'cut_warning'] as const)(
  'a warning counts when of the model nothing else can be read: %s',
  async (mood) => {
    const device = await person('li-ming')
    Object.assign(bff.sandbox.model.settings, { mood })
    const [end] = (await watch(device, await ask(device, '看病停车多少钱？'))).slice(-1)

    expect(end && last(end)).toMatchObject(inDanger)
  },
)

it('what nobody has written about is told while the model still listens', async () => {
  const device = await person('li-ming')
  Object.assign(bff.sandbox.model.settings, { mood: 'silent' })
  expect(last(await ask(device, '院长叫什么名字'))).toMatchObject({ answer: 'unknown' })
  Object.assign(bff.sandbox.model.settings, { mood: 'well' })
  const [end] = (await watch(device, await ask(device, '院长姓什么'))).slice(-1)

  expect(end && last(end)).toMatchObject({ state: 'whole', answer: 'unknown' })
})

it('a model that breaks off in mid-sentence leaves the article', async () => {
  const device = await person('chen-jing')
  Object.assign(bff.sandbox.model.settings, { mood: 'cut', says: '[1] 30 分钟内免费，以后按小时收费。' })
  const [end] = (await watch(device, await ask(device, '看病停车多少钱？'))).slice(-1)

  expect(end && last(end)).toMatchObject({ state: 'whole', answer: 'article', text: '' })
  expect(end && last(end)?.blocks.length).toBeGreaterThan(0)
})

it('another question does not wait for the answer before, which an article then ends', async () => {
  const device = await person('li-ming')
  const { asked } = bff.sandbox.model
  const before = asked.length
  Object.assign(bff.sandbox.model.settings, { mood: 'silent' })
  await ask(device, '看病停车多少钱？')
  await expect.poll(() => asked.length).toBeGreaterThan(before)
  Object.assign(bff.sandbox.model.settings, { mood: 'well' })
  const seen = await watch(device, await ask(device, '发票在哪里'))
  await expect
    .poll(async () => (await look(device)).exchanges.map(({ state }) => state))
    .toEqual(['whole', 'whole', 'whole', 'whole'])
  expect(last(seen.at(-1) as Service)?.answer).toBe('worded')
  expect((await look(device)).exchanges[1]?.answer).toBe('article')
})

it('an answer whose replica has died is ended by the article when the person looks', async () => {
  const device = await person('wang-xiuying')
  await watch(device, await ask(device, '看病停车多少钱？'))
  const { db, clock } = bff.ground
  const { conversation_id, seq } = await db
    .selectFrom('exchanges')
    .select(['conversation_id', 'seq'])
    .where('author', '=', 'assistant')
    .orderBy('at', 'desc')
    .executeTakeFirstOrThrow()
  await db
    .updateTable('exchanges')
    .set({ state: 'writing', changed_at: shift(clock.now(), -2 * MINUTE_MS) })
    .where('conversation_id', '=', conversation_id)
    .where('seq', '=', seq)
    .execute()

  expect(last(await look(device))).toMatchObject({ state: 'whole', answer: 'article' })
})

it('deleted while it is being written, nothing of the answer comes back', async () => {
  const device = await person('chen-jing')
  Object.assign(bff.sandbox.model.settings, { tokenDelayMs: 60 })
  await ask(device, '看病停车多少钱？')
  expect((await bff.ok('deleteService', { device, params })).exchanges).toEqual([])
  expect((await look(device)).exchanges).toEqual([])
})
