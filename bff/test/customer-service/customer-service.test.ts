import type { Service } from '@tongzhen/contract/customer-service'
import type { Channel, Language } from '@tongzhen/contract/headers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAY_MS, SECOND_MS } from '../../src/lib/clock.ts'
import { type BookingDesk, CENTRAL, createBookingDesk } from '../booking/booking-desk.ts'
import type { Device } from '../device.ts'
import { createStaffDesk, type StaffDesk, type StaffPerson } from '../staff/staff-desk.ts'

let desk: BookingDesk
let staff: StaffDesk
let agent: StaffPerson
let colleague: StaffPerson
let editor: StaffPerson
const params = { institutionId: CENTRAL }

beforeAll(async () => {
  // Articles answer in their own words; how a model words them is another file's.
  desk = await createBookingDesk({ configure: ({ model: _, ...config }) => config })
  staff = createStaffDesk(desk)
  agent = await staff.person({ role: 'service_agent', institutionId: CENTRAL, name: '客小云' })
  colleague = await staff.person({ role: 'service_agent', institutionId: CENTRAL, name: '客小雨' })
  editor = await staff.person({ role: 'editor', institutionId: CENTRAL, name: '宣小文' })
})
afterAll(() => desk.close())

const ask = (device: Device, text: string) => desk.ok('askService', { device, params, body: { text } })
const look = (device: Device, waitFor?: number) =>
  desk.ok('getService', { device, params, query: waitFor === undefined ? {} : { waitFor } })
/** As the person's open page does: each answer is followed by the next question. */
async function follow(device: Device, seen: Service, isSo: (service: Service) => boolean): Promise<Service> {
  let known = seen
  while (!isSo(known)) known = await look(device, known.version)

  return known
}
const last = ({ exchanges }: Service) => exchanges.at(-1)
const wordsOf = (service: Service) =>
  (last(service)?.blocks ?? [])
    .flatMap((one) => (one.kind === 'list' ? one.items.flat() : one.pieces))
    .map(({ text }) => text)
    .join('')

/** Somebody signed in, with nothing said yet. */
async function person(who: string, channel: Channel = 'web', language: Language = 'zh-CN'): Promise<Device> {
  const device = desk.device(channel, { language })
  device.token = (await desk.signIn(who, channel)).token
  await desk.ok('deleteService', { device, params })

  return device
}

const waiting = (browser: StaffPerson) => staff.ok('listDesk', { device: browser.browser, query: params })

/** Called, and taken by the agent. */
async function taken(device: Device): Promise<string> {
  await desk.ok('callAgent', { device, params })
  const row = (await waiting(agent)).conversations.at(-1)
  const of = { params: { conversationId: row?.conversationId ?? '' } }
  const { version } = await staff.ok('getDeskConversation', { device: agent.browser, ...of })
  await staff.ok('takeConversation', { device: agent.browser, ...of, body: { version } })

  return of.params.conversationId
}

const reply = (conversationId: string, text: string, who = agent) =>
  staff.call('replyAsAgent', { device: who.browser, params: { conversationId }, body: { text } })

describe('the assistant', () => {
  it('answers with an article’s own words and names it, in the language in which somebody asked', async () => {
    const device = await person('li-ming')
    const chinese = await ask(device, '看病停车多少钱？')
    expect(wordsOf(chinese)).toContain('30 分钟内免费')
    expect(last(chinese)).toMatchObject({
      ...{ author: 'assistant', answer: 'article', state: 'whole' },
      sources: [{ title: '医院停车怎么收费', version: 0 }],
    })

    expect(wordsOf(await ask(device, 'How much is parking?'))).toContain('Free for 30 minutes')
  })

  it('says that it does not know what nobody has written about', async () => {
    const device = await person('li-ming')
    const answer = await ask(device, '院长叫什么名字')

    expect(last(answer)).toMatchObject({ answer: 'unknown', text: '', sources: [], blocks: [] })
  })

  it('answers from what staff have just published, names the version, and no longer once it is withdrawn', async () => {
    const device = await person('li-ming')
    expect(last(await ask(device, '有没有献血屋'))?.answer).toBe('unknown')
    const texts = {
      topic: '设施',
      title: '献血屋在哪里',
      askedAs: '无偿献血 捐血',
      body: '在 **4 号门**外。',
    }
    const content = { kind: 'knowledge' as const, texts: { 'zh-CN': texts, 'en-US': texts } }
    const of = { device: editor.browser, params }
    const { contentId } = await staff.ok('writeContent', { ...of, body: { content, isPublished: true } })

    const answer = await ask(device, '有没有献血屋')
    expect(wordsOf(answer)).toContain('4 号门')
    expect(last(answer)?.sources).toEqual([{ contentId, version: 1, title: '献血屋在哪里' }])

    const withdrawn = { version: 1, content, isPublished: false }
    await staff.ok('changeContent', { ...of, params: { ...params, contentId }, body: withdrawn })
    expect(last(await ask(device, '有没有献血屋'))?.answer).toBe('unknown')
  })

  it('keeps what was said sealed, and nothing of it once the person deletes it', async () => {
    const { db } = desk.ground
    const device = await person('wang-xiuying')
    await ask(device, '停车多少钱，我的车牌沪A12345')
    const kept = async () =>
      db
        .selectFrom('exchanges')
        .innerJoin('conversations', 'conversations.conversation_id', 'exchanges.conversation_id')
        .select(['exchanges.text', 'exchanges.details', 'erased_at'])
        .where('kind', '=', 'service')
        .orderBy('exchanges.at', 'desc')
        .orderBy('exchanges.seq', 'desc')
        .limit(2)
        .execute()
    for (const { text, details } of await kept()) {
      expect(text).not.toContain('沪A12345')
      expect(details).not.toContain('停车')
    }
    expect((await desk.ok('deleteService', { device, params })).exchanges).toEqual([])

    for (const { text, details, erased_at } of await kept())
      expect([text, details, erased_at]).toEqual([null, null, expect.any(Date)])
    expect((await look(device)).exchanges).toEqual([])
  })
})

describe('an agent', () => {
  it.each(['web', 'alipay', 'suishenban'] as const)(
    'reads all that was said before, and their answer reaches the open page in %s at once',
    async (channel) => {
      const device = await person('chen-jing', channel)
      await ask(device, '院长叫什么名字')
      const called = await desk.ok('callAgent', { device, params })
      expect(called).toMatchObject({ state: 'waiting', ahead: 0 })
      expect(last(called)?.notice).toBe('agent_called')

      const { conversations } = await waiting(agent)
      const row = conversations.at(-1)
      expect(row).toMatchObject({ state: 'waiting', channel, lastWords: '院长叫什么名字', agent: null })
      const of = { params: { conversationId: row?.conversationId ?? '' } }
      const opened = await staff.ok('getDeskConversation', { device: agent.browser, ...of })
      expect(opened.exchanges.map(({ author }) => author)).toEqual(['person', 'assistant', 'system'])
      expect(opened.phoneMasked).toMatch(/^\d{3}\*+\d+$/)

      const came = follow(device, called, ({ state }) => state === 'with_agent')
      await staff.ok('takeConversation', {
        ...{ device: agent.browser, ...of, body: { version: opened.version } },
      })
      const answered = follow(device, await came, (service) => last(service)?.author === 'agent')
      expect((await reply(of.params.conversationId, '院长室在行政楼三楼。')).status).toBe(200)
      expect(last(await answered)).toMatchObject({ text: '院长室在行政楼三楼。' })
    },
  )

  it('alone speaks while they are there; given back, the assistant answers again', async () => {
    const device = await person('li-ming')
    const conversationId = await taken(device)
    expect(last(await ask(device, '停车多少钱'))).toMatchObject({ author: 'person', text: '停车多少钱' })

    expect((await reply(conversationId, '我也来帮忙', colleague)).error?.code).toBe('SERVICE_CHANGED')
    const of = { device: agent.browser, params: { conversationId } }
    await staff.ok('giveBack', of)
    expect(last(await look(device))?.notice).toBe('given_back')
    expect((await reply(conversationId, '还有一句')).error?.code).toBe('SERVICE_CHANGED')
    expect(last(await ask(device, '停车多少钱'))?.answer).toBe('article')
    const { records } = await staff.ok('listAudit', {
      device: (await staff.person({ role: 'audit' })).browser,
      query: { action: 'service_given_back' },
    })
    expect(records[0]).toMatchObject({ objectId: conversationId })
  })

  it('may take a colleague’s conversation, who then cannot answer any more', async () => {
    const device = await person('li-ming')
    const conversationId = await taken(device)
    const of = { device: colleague.browser, params: { conversationId } }
    const { version, isMine } = await staff.ok('getDeskConversation', of)
    expect(isMine).toBe(false)
    await staff.ok('takeConversation', { ...of, body: { version } })

    expect((await reply(conversationId, '您好')).error?.code).toBe('SERVICE_CHANGED')
    expect((await reply(conversationId, '您好', colleague)).status).toBe(200)
    expect(await staff.refused('takeConversation', { ...of, body: { version } })).toBe('SERVICE_CHANGED')
  })

  it('is not asked for twice, and may be left at any time', async () => {
    const device = await person('li-ming')
    await desk.ok('callAgent', { device, params })
    const twice = await desk.ok('callAgent', { device, params })
    expect(twice.exchanges).toHaveLength(1)
    const left = await desk.ok('leaveAgent', { device, params })

    expect([left.state, last(left)?.notice]).toEqual(['assistant', 'agent_left'])
    expect((await waiting(agent)).conversations.map(({ lastWords }) => lastWords)).not.toContain('')
  })

  it('has answers ready in the language in which the person reads', async () => {
    const device = await person('emma-johnson', 'web', 'en-US')
    const conversationId = await taken(device)
    const { canned } = await staff.ok('listCanned', { device: agent.browser, params: { conversationId } })

    expect(canned.map(({ title }) => title)).toContain('One moment')
  })
})

describe('emergency words', () => {
  it('lead to the emergency card before anything else, also with an agent', async () => {
    const device = await person('li-ming')
    const struck = await ask(device, '停车场里我突然胸口剧痛，喘不上气，出冷汗')
    expect(last(struck)).toMatchObject({ answer: 'emergency', text: '', sources: [] })
    expect(last(struck)?.redFlags.length).toBeGreaterThan(0)
    await taken(device)
    expect(last(await ask(device, '胸口痛得要命，快不行了'))?.answer).toBe('emergency')
  })
})

describe('silence', () => {
  it('of a day ends a conversation: the next question begins another', async () => {
    const device = await person('li-ming')
    await ask(device, '发票在哪里')
    desk.clock.advance(DAY_MS + SECOND_MS)
    const again = await desk.signIn('li-ming')

    expect((await ask(again, '发票在哪里')).exchanges).toHaveLength(2)
  })
})
