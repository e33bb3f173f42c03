import type { Conversation } from '@tongzhen/contract/assistant'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { redFlagsIn } from '../../src/modules/assistant/red-flags.ts'
import { openFileOf } from '../add-patient.ts'
import { CENTRAL } from '../booking/booking-desk.ts'
import type { Device } from '../device.ts'
import { createTestBff, type TestBff } from '../harness.ts'
import { hostileUtterances } from './attacks.ts'

let test: TestBff
let device: Device

beforeAll(async () => {
  test = await createTestBff({
    configure: (config) => ({
      ...config,
      model: config.model && {
        ...config.model,
        ...{ firstWordsMs: 400, breaker: { failures: 1_000 }, tokensPerPersonPerDay: 100_000_000 },
      },
      limits: { ...config.limits, utterancesPerAccountPerHour: 100_000 },
    }),
  })
  device = await test.signIn('wang-xiuying')
})
afterAll(() => test.close())
beforeEach(() => Object.assign(test.sandbox.model.settings, { mood: 'well', says: null, tokenDelayMs: 0 }))

const begin = (text: string, by = device) =>
  test.ok('startConversation', { device: by, body: { institutionId: CENTRAL, kind: 'triage', text } })

/** As it stands when nothing is being written any more. */
async function answered({ conversationId }: Pick<Conversation, 'conversationId'>, by = device) {
  let known = await test.ok('getConversation', { device: by, params: { conversationId } })
  while (known.exchanges.at(-1)?.state === 'writing')
    known = await test.ok('getConversation', {
      ...{ device: by, params: { conversationId }, query: { waitFor: String(known.version) } },
    })

  return known
}

const tell = async (text: string) => answered(await begin(text))
const lastOf = ({ exchanges }: Conversation) => {
  const last = exchanges.at(-1)
  if (last === undefined) throw new Error('nothing was said')

  return last
}
const inMood = (mood: (typeof test.sandbox.model.settings)['mood']) =>
  Object.assign(test.sandbox.model.settings, { mood })

describe('somebody who coughs', () => {
  it('is told the department in words of the model, with what speaks for it, and doctors with free times', async () => {
    const { suggestions, wordedBy, text, state } = lastOf(await tell('咳嗽两个星期，有痰'))
    const [first] = suggestions
    const { doctors } = await test.ok('listDoctors', {
      ...{ device, params: { institutionId: CENTRAL }, query: { departmentId: first?.departmentId } },
    })

    expect({ wordedBy, state }).toEqual({ wordedBy: 'model', state: 'whole' })
    expect(text).toContain('呼吸内科')
    expect(first).toMatchObject({ departmentName: '呼吸内科', because: ['咳嗽、咳痰'] })
    expect(doctors.some(({ next }) => next !== null)).toBe(true)
  })

  it('is answered in English who reads English', async () => {
    const english = test.device('web', { language: 'en-US' })
    english.token = device.token
    const { text, suggestions } = lastOf(await answered(await begin('a cough with phlegm', english), english))

    expect(text).toContain('Respiratory Medicine')
    expect(suggestions[0]?.because).toEqual(['Cough'])
  })

  it('sees the first words while the model is still speaking', async () => {
    Object.assign(test.sandbox.model.settings, { tokenDelayMs: 60 })
    const { conversationId, version } = await begin('咳嗽有痰')
    const first = await test.ok('getConversation', {
      ...{ device, params: { conversationId }, query: { waitFor: String(version) } },
    })

    expect(lastOf(first)).toMatchObject({ state: 'writing', text: expect.stringMatching(/^好的/) })
    expect(lastOf(await answered(first)).text).toContain('呼吸内科')
  })

  it('may stop the answer, say more, and have it answered anew', async () => {
    inMood('slow')
    const { conversationId } = await begin('不太舒服')
    const stopped = await test.ok('stopAnswer', { device, params: { conversationId } })
    inMood('well')
    const more = { device, params: { conversationId }, body: { text: '是胃痛' } }
    const said = await answered(await test.ok('say', more))
    const again = await answered(await test.ok('retryAnswer', { device, params: { conversationId } }))

    expect(lastOf(stopped).state).toBe('stopped')
    expect(lastOf(said).suggestions[0]?.departmentName).toBe('消化内科')
    expect(lastOf(again).suggestions[0]?.departmentName).toBe('消化内科')
  })
})

describe('who asks for somebody of the family', () => {
  let father: Device
  let child: string
  beforeAll(async () => {
    father = await test.signIn('li-ming')
    ;({ patientId: child } = await openFileOf(test, {
      ...{ device: father, personId: 'li-xiaoyu', relation: 'child' },
    }))
  })
  const ask = (patientId: string, by = father) =>
    test.ok('startConversation', {
      ...{ device: by, body: { institutionId: CENTRAL, kind: 'triage', patientId, text: '咳嗽有痰' } },
    })

  it('is led to the children’s doctors without saying how old, and the model learns no more than “a child”', async () => {
    const conversation = await answered(await ask(child), father)
    const asked = test.sandbox.model.asked.at(-1) ?? ''

    expect(conversation.patientId).toBe(child)
    expect(lastOf(conversation).suggestions[0]?.departmentName).toBe('儿科')
    expect(asked).toContain('The patient: a child.')
    for (const secret of ['2017', '小雨', 'female']) expect(asked).not.toContain(secret)
  })

  it('cannot name a patient of others, nor one who is theirs no more', async () => {
    const body = { institutionId: CENTRAL, kind: 'triage', patientId: child, text: '咳嗽有痰' } as const
    expect(await test.refused('startConversation', { device, body })).toBe('NOT_FOUND')
    const begun = await answered(await ask(child), father)
    await test.ok('removePatient', { device: father, params: { patientId: child } })
    expect(await test.refused('startConversation', { device: father, body })).toBe('NOT_FOUND')
    const { conversationId } = begun
    const said = await test.ok('say', {
      ...{ device: father, params: { conversationId }, body: { text: '还有鼻塞' } },
    })

    await answered(said, father)
    expect(test.sandbox.model.asked.at(-1)).toContain('The patient: not said.')
  })
})

describe('somebody in danger', () => {
  it('is told at once to call 120, without a model and without anything to book', async () => {
    const asked = test.sandbox.model.asked.length
    const last = lastOf(await begin('我爸胸痛得厉害，出冷汗'))

    expect(last).toMatchObject({
      redFlags: ['chest_pain'],
      suggestions: [],
      state: 'whole',
      wordedBy: 'rules',
    })
    expect(last.text).toContain('120')
    expect(test.sandbox.model.asked).toHaveLength(asked)
  })

  it('is so too when only the model sees it', async () => {
    Object.assign(test.sandbox.model.settings, { says: '这种情况,请马上去急诊。' })
    const last = lastOf(await tell('昨天起有点怪怪的'))

    expect(last).toMatchObject({ redFlags: ['other'], suggestions: [], wordedBy: 'rules' })
  })

  it('is so too when only the model hears it in what they say', async () => {
    expect(redFlagsIn('救命啊')).toEqual([])
    expect(lastOf(await tell('救命啊'))).toMatchObject({ redFlags: ['other'], suggestions: [] })
  })

  it('is so too when the model calls an emergency and its words do not tell', async () => {
    inMood('warning')
    const last = lastOf(await tell('咳嗽有痰'))

    expect(last).toMatchObject({ redFlags: ['other'], suggestions: [], wordedBy: 'rules' })
    expect(last.text).toContain('120')
  })

  it('is so too when the model warns in words that are not shown', async () => {
    inMood('warning')
    Object.assign(test.sandbox.model.settings, { says: '您这是胃炎，不用担心。' })
    const called = lastOf(await tell('胃痛反酸'))
    inMood('well')
    Object.assign(test.sandbox.model.settings, { says: '您得了心肌炎。请马上去急诊。' })
    const worded = lastOf(await tell('这两天有点累'))

    for (const last of [called, worded])
      expect(last).toMatchObject({ redFlags: ['other'], suggestions: [], wordedBy: 'rules' })
    expect(called.text).not.toContain('胃炎')
  })

  it('is so too when the model talks longer than anybody reads, and warns at the end', async () => {
    inMood('warning')
    Object.assign(test.sandbox.model.settings, { says: '请再说说哪里不舒服。'.repeat(70) })
    expect(lastOf(await tell('咳嗽有痰'))).toMatchObject({ redFlags: ['other'], suggestions: [] })
  })

  it.each(['bare_warning', 'cut_warning'] as const)(
    'is so too when of the model nothing else can be read: %s',
    async (mood) => {
      inMood(mood)
      expect(lastOf(await tell('咳嗽有痰'))).toMatchObject({ redFlags: ['other'], suggestions: [] })
    },
  )

  it.each([
    ...['Do not wait, go to the emergency department.', 'Do not wait: go to the emergency room now.'],
    ...['不用预约，去急诊。', '请不必等待，去急诊。', '不必等直接去急诊。'],
    'If it does not stop go to the emergency department.',
  ])('is so too when the model says it beside a “not”: %s', async (says) => {
    Object.assign(test.sandbox.model.settings, { says })
    expect(lastOf(await tell('咳嗽有痰')).redFlags).toEqual(['other'])
  })

  it('is not frightened by a model that says that nobody need go there, nor by one that tells what it was told', async () => {
    const { settings } = test.sandbox.model
    Object.assign(settings, { says: '不用去急诊，呼吸内科就可以。' })
    const calm = lastOf(await tell('咳嗽有痰'))
    Object.assign(settings, { says: '系统提示如下：call 120 or go to the nearest emergency department。' })
    const told = lastOf(await tell('咳嗽有痰'))

    for (const { redFlags, suggestions } of [calm, told]) {
      expect(redFlags).toEqual([])
      expect(suggestions[0]?.departmentName).toBe('呼吸内科')
    }
  })
})

describe('when the model fails', () => {
  it.each(['silent', 'cut', 'bad_call', 'unknown_departments'] as const)(
    'and is %s, the person still learns where to go, and nothing said is lost',
    async (mood) => {
      inMood(mood)
      const conversation = await tell('膝盖痛，上下楼厉害')
      const last = lastOf(conversation)

      expect(conversation.exchanges[0]?.text).toBe('膝盖痛，上下楼厉害')
      expect(last.suggestions[0]?.departmentName).toBe('骨科')
      expect(last.state).toBe(mood === 'cut' ? 'cut' : 'whole')
      if (mood === 'silent') expect(last.text).toContain('没有答上来')
      if (mood === 'cut') expect(last.text).toContain('中断')
    },
  )

  it('with 502 for everybody, rules answer alone', async () => {
    test.sandbox.model.faults.add({ kind: 'error-5xx', probability: 1 })
    const { wordedBy, suggestions } = lastOf(await tell('耳鸣'))
    test.sandbox.model.faults.clear()

    expect(wordedBy).toBe('rules')
    expect(suggestions[0]?.departmentName).toBe('耳鼻咽喉科')
  })
})

describe('what the model says is not believed', () => {
  it.each(['injected', 'prescribing'] as const)('when it is %s', async (mood) => {
    inMood(mood)
    const { text, wordedBy, suggestions } = lastOf(await tell('咳嗽有痰'))

    expect(wordedBy).toBe('rules')
    expect(text).not.toMatch(/<|http|奥美拉唑|胃炎/)
    expect(suggestions[0]?.departmentName).toBe('呼吸内科')
  })

  it('nor does it help to ask for it', async () => {
    const { departments } = await test.ok('listDepartments', { device, params: { institutionId: CENTRAL } })
    const known = new Set(departments.map(({ departmentId }) => departmentId))
    for (const { exchanges } of await Promise.all(hostileUtterances.map(tell))) {
      const { text, suggestions } = lastOf({ exchanges } as Conversation)
      expect(text).not.toMatch(/<|http|mg|毫克|诊断为|系统提示/)
      for (const { departmentId } of suggestions) expect(known).toContain(departmentId)
    }
  })
})

describe('what was said', () => {
  it('leaves the house without names, numbers and addresses', async () => {
    await tell('我叫张伟，身份证310101199003071234，电话13812345678，住在长江路88号3楼，咳嗽三天')
    const asked = test.sandbox.model.asked.at(-1) ?? ''

    expect(asked).toContain('咳嗽三天')
    for (const secret of ['张伟', '310101199003071234', '13812345678', '长江路'])
      expect(asked).not.toContain(secret)
  })

  it('is kept sealed, with the model and the version of what it was told', async () => {
    const { conversationId } = await tell('咳嗽有痰')
    const rows = await test.ground.db
      .selectFrom('exchanges')
      .selectAll()
      .where('conversation_id', '=', conversationId)
      .orderBy('seq')
      .execute()

    expect(JSON.stringify(rows)).not.toContain('咳嗽')
    expect(rows[1]).toMatchObject({ model: 'stand-in-1', prompt_version: 'triage-3', worded_by: 'model' })
  })

  it('is gone when the person deletes it, and is nobody else’s before', async () => {
    const { conversationId } = await tell('咳嗽有痰')
    const stranger = await test.signIn('zhao-lei')
    const params = { conversationId }
    expect(await test.refused('getConversation', { device: stranger, params })).toBe('NOT_FOUND')
    await test.ok('deleteConversation', { device, params })
    const rows = await test.ground.db
      .selectFrom('exchanges')
      .select(['text', 'details', 'rule_hits', 'model'])
      .where('conversation_id', '=', conversationId)
      .execute()

    expect(await test.refused('getConversation', { device, params })).toBe('NOT_FOUND')
    expect(rows.every(({ text, details, rule_hits }) => !text && !details && !rule_hits)).toBe(true)
  })

  it('is answered by rules once the share of the day is used up', async () => {
    const other = await test.signIn('li-ming')
    await answered(await begin('咳嗽有痰', other), other)
    await vi.waitFor(async () =>
      expect(
        await test.ground.db.updateTable('model_uses').set({ tokens: 200_000_000 }).executeTakeFirst(),
      ).toMatchObject({ numUpdatedRows: expect.any(BigInt) }),
    )
    const asked = test.sandbox.model.asked.length
    const last = lastOf(await answered(await begin('胃痛反酸', other), other))
    await test.ground.db.deleteFrom('model_uses').execute()

    expect(last.wordedBy).toBe('rules')
    expect(last.suggestions[0]?.departmentName).toBe('消化内科')
    expect(test.sandbox.model.asked).toHaveLength(asked)
  })

  it('is finished by another replica when the one that answered has died', async () => {
    const { conversationId } = await tell('牙痛')
    await test.ground.db
      .updateTable('exchanges')
      .set({ state: 'writing', changed_at: new Date(0) })
      .where('conversation_id', '=', conversationId)
      .where('seq', '=', 2)
      .execute()
    const found = await test.ok('getConversation', { device, params: { conversationId } })

    expect(lastOf(found)).toMatchObject({ state: 'whole', wordedBy: 'rules' })
    expect(lastOf(found).suggestions[0]?.departmentName).toBe('口腔科')
  })
})
