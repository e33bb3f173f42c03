import type { Conversation } from '@tongzhen/contract/assistant'
import { redFlags } from '@tongzhen/contract/states'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  groupOf,
  readSigns,
  redFlagsOf,
  signsAnsweredBy,
  signsOfFlags,
} from '../../src/modules/assistant/ask-danger-signs.ts'
import type { Complainant } from '../../src/modules/assistant/complainant.ts'
import type { Exchange } from '../../src/modules/assistant/conversations.ts'
import {
  type DangerGroup,
  dangerGroups,
  dangerSignsOf,
  dangerSigns as known,
} from '../../src/modules/assistant/danger-signs.ts'
import { openFileOf } from '../add-patient.ts'
import { CENTRAL } from '../booking/booking-desk.ts'
import type { Device } from '../device.ts'
import { createTestBff, type TestBff } from '../harness.ts'
import { readComplaints } from './complaints.ts'

const complaints = readComplaints().map(({ text }) => text)
const grownMan: Complainant = { ageMonths: 40 * 12, sex: 'male' }

describe('what a triage desk would ask for', () => {
  it.each(dangerGroups.filter((one) => one !== 'general'))(
    'as %s is reached from an ordinary complaint',
    (group) => expect(complaints.map((text) => groupOf(text, {}))).toContain(group),
  )

  it('is one short list, in either language', () => {
    for (const group of dangerGroups) {
      const signs = dangerSignsOf(group, {})
      expect(signs.length, group).toBeGreaterThanOrEqual(3)
      expect(signs.length, group).toBeLessThanOrEqual(6)
      for (const id of signs) {
        expect(known[id].text.zh.length, id).toBeLessThanOrEqual(24)
        expect(known[id].text.en.length, id).toBeLessThanOrEqual(84)
      }
    }
  })

  it('is nothing for who wants a check-up or has something of long standing', () => {
    for (const text of ['想做个体检', '血脂高要不要吃药', 'IVF', 'osteoporosis medicine'])
      expect(groupOf(text, {})).toBe('nothing')
  })

  it('is what may be that person’s: no man is asked about a pregnancy, no grown-up as a baby', () => {
    expect(dangerSignsOf('belly', {})).toContain('perhaps_pregnant')
    expect(dangerSignsOf('belly', grownMan)).not.toContain('perhaps_pregnant')
    expect(dangerSignsOf('belly', { sex: 'female', ageMonths: 70 * 12 })).not.toContain('perhaps_pregnant')
    expect(dangerSignsOf('urine', { sex: 'female' })).not.toContain('testicle')
    expect(groupOf('咳嗽有痰', { ageMonths: 8 })).toBe('small_child')
    expect(dangerSignsOf('small_child', { ageMonths: 8 })).not.toContain('newborn_fever')
    expect(groupOf('宝宝咳嗽', { ageMonths: 9 * 12 })).toBe('breath')
    expect(groupOf('怀孕了头痛', {})).toBe('pregnancy')
    expect(groupOf('老婆怀孕，我头痛', grownMan)).toBe('head')
  })

  it.each([
    ['我二十二岁，头痛得厉害', 'head'],
    ['我三十一岁，胸闷', 'chest'],
    ['十二岁，头痛', 'head'],
    ['I am twenty-two years old and have a headache', 'head'],
    ['头痛，已经两个月的时间了', 'head'],
    ['咳嗽三个月的老毛病，胸闷', 'chest'],
  ])('of a grown-up is not that of a toddler: “%s”', (text, group) => expect(groupOf(text, {})).toBe(group))

  it.each([
    ...['宝宝不吃奶，没精神', '宝宝一直哭', '新生儿 一直睡', '两个月的宝宝吐奶', '宝宝打疫苗后一直哭'],
    ...['两岁，头痛', 'my two years old has a cough'],
  ])('of a baby is that of a baby, whatever of it is understood: “%s”', (text) =>
    expect(groupOf(text, {})).toBe('small_child'),
  )

  it('of a baby is known by its file too, and an injection that is only due is nothing', () => {
    expect(groupOf('一直哭', { ageMonths: 2 })).toBe('small_child')
    expect(groupOf('孩子打针以后脸肿了', {})).toBe('skin')
    expect(groupOf('宝宝要打疫苗', {})).toBe('nothing')
  })
})

describe('a typed answer', () => {
  const askedAbout = (group: DangerGroup) =>
    [{ seq: 2, details: { askedSigns: { group, signs: dangerSignsOf(group, {}) } } }] as Exchange[]
  const answerTo = (text: string) => signsAnsweredBy(text, askedAbout('head'))

  it.each([
    ...['没有', '都没有', '冇', '以上都没有。', '没有这些情况', '都没有，谢谢', '一个都没有啊', '都沒有'],
    ...['None of these', 'No.', 'no, thank you', 'none of the above', 'I don’t have any of these'],
  ])('“%s” is none of them', (text) => expect(answerTo(text)).toEqual(['none']))

  it.each([
    ...['有', '有的', '是的', 'Yes', 'yes, one of them', '都有', '全都有', '有几个', '有好几个', '好像有'],
    ...['可能有', '都是', 'all of them', 'yes, all of them'],
  ])('“%s” is one of them', (text) => expect(answerTo(text)).toEqual(['some']))

  it.each([
    [['第一个', '1', '①', '一', 'the first one', '突然头痛，从没这么痛过'], ['head_worst']],
    [['第2个', 'the second', '有第二个', 'option 2'], ['weak_side']],
    [['最后一个', 'last'], ['sight_lost']],
    [
      ['1和3', 'first and third'],
      ['head_worst', 'stiff_neck'],
    ],
    [
      ['第一个和第二个都有', '前两个', '前两个都有', 'the first two'],
      ['head_worst', 'weak_side'],
    ],
  ])('“%s” names them', (texts, signs) => {
    for (const text of texts) expect(answerTo(text), text).toEqual(signs)
  })

  it.each([
    '没有胃口',
    '第一次发作',
    '头痛三天',
    '两天',
    '一样',
    '有一点恶心',
    '9',
    'no appetite',
    'it began in one ear',
  ])('“%s” is none, but something else that is said', (text) => expect(answerTo(text)).toBeUndefined())

  it('in its own words, as a press says it, is that sign with its flag, in either language', () => {
    for (const group of dangerGroups)
      for (const id of dangerSignsOf(group, {}))
        for (const words of Object.values(known[id].text)) {
          const said = signsAnsweredBy(words, askedAbout(group)) ?? []
          expect(said).toEqual([id])
          expect(redFlagsOf(said, undefined)).toEqual([known[id].flag])
        }
  })

  it('to what the model asks above the signs settles nothing; the words of a button always do', () => {
    const [asked] = askedAbout('head')
    const above = (text: string) => [{ ...asked, wordedBy: 'model', state: 'whole', text }] as Exchange[]
    for (const text of ['没有', '不是', 'no', '是', '对', 'yes', '3', '两个'])
      expect(signsAnsweredBy(text, above('好的。有没有发烧？')), text).toBeUndefined()
    for (const text of ['都没有', 'None of these'])
      expect(signsAnsweredBy(text, above('好的。有没有发烧？'))).toEqual(['none'])
    expect(signsAnsweredBy(known.head_worst.text.zh, above('是给孩子看的吗？'))).toEqual(['head_worst'])
    expect(signsAnsweredBy('没有', above('可以先看神经内科。'))).toEqual(['none'])
  })

  it.each(redFlags)('that what was heard is so now is %s again, and it is the first to be asked', (flag) => {
    for (const who of [{}, grownMan, { ageMonths: 8 }] as const) {
      const asked = signsOfFlags([flag], { said: ['2岁宝宝，怀孕30周'], who })
      const exchanges = [
        { seq: 2, details: { askedSigns: asked, redFlags: [flag] } },
      ] as unknown as Exchange[]
      expect(asked.signs[0]).toBe('heard_now')
      for (const text of [...Object.values(known.heard_now.text), '第一个'])
        expect(redFlagsOf(signsAnsweredBy(text, exchanges) ?? [], asked), text).toEqual([flag])
      expect(redFlagsOf(['some'], asked)).toContain(flag)
    }
  })

  it('that names a sign of a newer list is an emergency, and numbers count what is on the screen', () => {
    const newer = [{ seq: 2, details: { askedSigns: { group: 'head', signs: ['new_sign', 'head_worst'] } } }]
    const asked = newer as unknown as Exchange[]
    expect(signsAnsweredBy('第一个', asked)).toEqual(['head_worst'])
    expect(signsAnsweredBy('第二个', asked)).toBeUndefined()
    expect(redFlagsOf(['new_sign'], undefined)).toEqual(['other'])
    expect(redFlagsOf(['none'], undefined)).toEqual([])
  })

  it('“none of these” to a graver question takes back no sign of the one before', () => {
    const asks = (seq: number, group: DangerGroup) => ({
      ...{ seq, author: 'assistant', details: { askedSigns: { group, signs: dangerSignsOf(group, {}) } } },
    })
    const says = (seq: number, sign: string) => ({
      ...{ seq, author: 'person', details: { answeredSigns: [sign] } },
    })
    const talk = [asks(2, 'head'), says(3, 'head_worst'), asks(4, 'chest'), says(5, 'none')]
    const read = (all: typeof talk) => readSigns(all as unknown as Exchange[])
    expect(read(talk).standing.map(({ answered }) => answered)).toEqual([['head_worst']])
    expect(read(talk).open?.group).toBe('head')
    const back = [...talk, asks(6, 'head'), says(7, 'none')]
    expect(read(back)).toEqual({ open: undefined, standing: [] })
  })

  it('to nothing that was asked is no answer', () => {
    expect(signsAnsweredBy('没有', [])).toBeUndefined()
    expect(signsAnsweredBy('第一个', [{ seq: 2, details: {} }] as Exchange[])).toBeUndefined()
  })
})

describe('at the desk', () => {
  let test: TestBff
  let device: Device
  beforeAll(async () => {
    test = await createTestBff({
      configure: (config) => ({
        ...config,
        limits: { ...config.limits, utterancesPerAccountPerHour: 100_000 },
      }),
    })
    device = await test.signIn('wang-xiuying')
  })
  afterAll(() => test.close())

  async function answered(begun: Conversation, by = device) {
    const params = { conversationId: begun.conversationId }
    let now = begun
    while (now.exchanges.at(-1)?.state === 'writing')
      now = await test.ok('getConversation', {
        ...{ device: by, params, query: { waitFor: String(now.version) } },
      })

    return now
  }
  const begin = async (text: string, { by = device, ...whom }: { by?: Device; patientId?: string } = {}) =>
    answered(
      await test.ok('startConversation', {
        ...{ device: by, body: { institutionId: CENTRAL, kind: 'triage', text, ...whom } },
      }),
      by,
    )
  const say = async ({ conversationId }: Conversation, text: string, by = device) =>
    answered(await test.ok('say', { device: by, params: { conversationId }, body: { text } }), by)
  const lastOf = ({ exchanges }: Conversation) => {
    const last = exchanges.at(-1)
    if (last === undefined) throw new Error('nothing was said')

    return last
  }
  const idsOf = (talk: Conversation) => lastOf(talk).dangerSigns?.signs.map(({ signId }) => signId)

  it('a sign that is pressed is an emergency by its name with nothing to book; pressed by mistake, the departments are as before', async () => {
    const press = async (group: DangerGroup, index: number) => {
      const complaint = complaints.find((text) => groupOf(text, {}) === group) ?? '不太舒服'
      const talk = await begin(complaint)
      const { dangerSigns, suggestions, wordedBy } = lastOf(talk)
      expect(dangerSigns?.signs.map(({ signId }) => signId)).toEqual(dangerSignsOf(group, {}))
      expect(wordedBy).toBe('model')
      const { signId, text } = dangerSigns?.signs[index % dangerSigns.signs.length] ?? { text: '' }
      const last = lastOf(await say(talk, text))
      expect(last).toMatchObject({ state: 'whole', wordedBy: 'rules', suggestions: [], dangerSigns })
      expect(last.redFlags, text).toContain(known[signId as keyof typeof known].flag)
      for (const told of [text, '120']) expect(last.text).toContain(told)
      const none = lastOf(await say(talk, dangerSigns?.none ?? ''))
      expect(none).toMatchObject({ redFlags: [], dangerSigns: null, suggestions, wordedBy: 'rules' })
      expect(none.deniedSigns).toEqual(dangerSigns)
      expect(none.text).toContain('120')
    }
    await Promise.all(dangerGroups.map(press))
  })

  it('it is asked once, stays until it is answered, and another complaint has its own', async () => {
    const talk = await begin('牙痛')
    const mouth = idsOf(talk)
    const unanswered = await say(talk, '右边，三天了')
    expect(idsOf(unanswered)).toEqual(mouth)
    expect(lastOf(await say(talk, '都没有')).dangerSigns).toBeNull()
    expect(lastOf(await say(talk, '吃东西牙更痛')).dangerSigns).toBeNull()
    expect(idsOf(await say(talk, '还头痛'))).toEqual(dangerSignsOf('head', {}))
    // Of two questions the graver one stays.
    expect(idsOf(await say(talk, '也有点皮肤痒'))).toEqual(dangerSignsOf('head', {}))
  })

  it('who says nothing that is understood is asked for what never waits, and then goes on', async () => {
    const talk = await begin('怪怪的')
    expect(idsOf(talk)).toEqual(dangerSignsOf('general', {}))
    const none = lastOf(await say(talk, '都没有'))
    expect(none.suggestions).toEqual([])
    expect(none.text).toContain('请接着说')
    const last = await say(talk, '是胃痛')
    expect(lastOf(last).suggestions[0]?.departmentName).toBe('消化内科')
    expect(idsOf(last)).toEqual(dangerSignsOf('belly', {}))
  })

  it('“yes” without saying which is an emergency; two presses in a hurry do not lose the one that names danger', async () => {
    const mind = lastOf(await say(await begin('失眠'), '有'))
    expect(mind.redFlags).toContain('suicide')
    const talk = await begin('头痛')
    await say(talk, '都没有')
    expect(lastOf(await say(talk, known.head_worst.text.zh)).redFlags).toContain('stroke')
  })

  it('“none” pressed by mistake can be answered anew: the question stays beside it', async () => {
    const talk = await begin('头痛')
    const { dangerSigns } = lastOf(talk)
    const none = lastOf(await say(talk, '都没有'))
    expect(none).toMatchObject({ dangerSigns: null, deniedSigns: dangerSigns })
    const again = lastOf(await say(talk, '都没有'))
    expect(again).toMatchObject({ text: none.text, suggestions: none.suggestions, deniedSigns: dangerSigns })
    const sign = lastOf(await say(talk, known.head_worst.text.zh))
    expect(sign).toMatchObject({ dangerSigns, deniedSigns: null })
    expect(sign.redFlags).toContain('stroke')
    expect(lastOf(await say(talk, '谢谢')).deniedSigns).toBeNull()
  })

  it('a sign holds until it is taken back: neither other words nor “none” to another question open booking', async () => {
    const talk = await begin('头痛')
    await say(talk, known.head_worst.text.zh)
    const asked = lastOf(await say(talk, '那挂哪个科'))
    expect(asked).toMatchObject({ redFlags: ['stroke'], suggestions: [] })
    expect(asked.dangerSigns?.signs.map(({ signId }) => signId)).toEqual(dangerSignsOf('head', {}))
    expect(lastOf(await say(talk, '都没有'))).toMatchObject({ redFlags: [], dangerSigns: null })
  })

  it('who was warned for words that are not of now says so, is asked for danger signs, and is led on', async () => {
    const talk = await begin('胸口压得痛，出冷汗')
    const warned = lastOf(talk)
    expect(warned).toMatchObject({ redFlags: ['chest_pain'], suggestions: [] })
    expect(idsOf(talk)).toEqual(['heard_now', ...dangerSignsOf('chest', {})])
    const none = lastOf(await say(talk, '都没有'))
    expect(none).toMatchObject({ redFlags: [], state: 'whole', wordedBy: 'rules', dangerSigns: null })
    expect(none).toMatchObject({ deniedSigns: warned.dangerSigns })
    expect(none.suggestions.length).toBeGreaterThan(0)
    expect(none.text).toContain('120')
    expect(lastOf(await say(talk, '都没有')).suggestions).toEqual(none.suggestions)
    expect(lastOf(await say(talk, known.fainted.text.zh)).redFlags).toEqual(['unconscious'])
  })

  it('a sign pressed by mistake below such a warning leads on too, and is not forgotten before', async () => {
    const talk = await begin('胸口压得痛，出冷汗')
    expect(lastOf(await say(talk, known.fainted.text.zh)).redFlags).toEqual(['unconscious'])
    expect(lastOf(await say(talk, '谢谢')).redFlags).toEqual(['unconscious'])
    expect(lastOf(await say(talk, '都没有')).suggestions.length).toBeGreaterThan(0)
  })

  it('a “no” below a warning that words gave opens nothing: its signs are not on the screen, and are asked now', async () => {
    const talk = await begin('我爸嘴歪了，说话不清楚')
    expect(lastOf(talk).redFlags).toEqual(['stroke'])
    const { deniedSigns } = lastOf(await say(talk, '没有'))
    expect(deniedSigns).toBeNull()
    expect(idsOf(await answered(talk))).toEqual(['heard_now', ...dangerSignsOf('nerves', {})])
  })

  it('who was warned by the model alone has the same way on, and is not warned of the same again', async () => {
    Object.assign(test.sandbox.model.settings, { mood: 'warning' })
    const talk = await begin('咳嗽有痰')
    expect(lastOf(talk)).toMatchObject({ redFlags: ['other'], suggestions: [] })
    expect(idsOf(talk)).toEqual(['heard_now', ...dangerSignsOf('breath', {})])
    const none = lastOf(await say(talk, '都没有'))
    Object.assign(test.sandbox.model.settings, { mood: 'well' })
    expect(none.suggestions[0]?.departmentName).toBe('呼吸内科')
  })

  it('a stroke of years ago frightens nobody, but is asked after before anything is booked', async () => {
    const talk = await begin('老爸脑梗恢复得很好，想约个门诊看看血脂')
    expect(lastOf(talk).redFlags).toEqual([])
    expect(idsOf(talk)).toEqual(['heard_now', ...dangerSignsOf('nerves', {})])
    const none = lastOf(await say(talk, '都没有'))
    expect(none).toMatchObject({ redFlags: [], dangerSigns: null })
    expect(lastOf(await say(talk, known.heard_now.text.zh)).redFlags).toEqual(['stroke'])
  })

  it('a complaint beside a stroke of years ago has its own signs in the same question', async () => {
    const ids = idsOf(await begin('以前中风过，这两天肚子痛'))
    expect(ids).toEqual(['heard_now', ...dangerSignsOf('nerves', {}), ...dangerSignsOf('belly', {})])
  })

  it('what is overruled is asked after though its signs were answered before, and though another question is open', async () => {
    const overruled = '我爸脑梗恢复得很好'
    const talk = await begin('头痛')
    await say(talk, '都没有')
    for (const complaint of [overruled, `${overruled}，上次在你们这里看的`]) {
      expect(idsOf(await say(talk, complaint))).toContain('heard_now')
      await say(talk, '都没有')
    }
    const other = await begin('心慌')
    const chest = idsOf(other) ?? []
    expect(idsOf(await say(other, overruled))).toEqual(expect.arrayContaining(['heard_now', ...chest]))
    expect(lastOf(await say(other, '有')).redFlags).toEqual(expect.arrayContaining(['stroke', 'chest_pain']))
  })

  it('whoever was warned is asked for that itself before anything else, and no later complaint takes its place', async () => {
    const talk = await begin('我不想活了')
    const later = await say(talk, '还有发烧咳嗽')
    expect(lastOf(later).redFlags).toEqual([])
    expect(idsOf(later)).toEqual(['heard_now', ...dangerSignsOf('mind', {})])
    const next = await say(talk, '都没有')
    expect(lastOf(next)).toMatchObject({ deniedSigns: null, redFlags: [] })
    expect(idsOf(next)).toEqual(dangerSignsOf('fever', {}))
    expect(lastOf(await say(talk, '都没有')).dangerSigns).toBeNull()
    expect(lastOf(await say(talk, known.heard_now.text.en)).redFlags).toEqual(['suicide'])
  })

  it('a “yes” or “the first” typed below a warning is danger, and “none of these” is not heard as one once more', async () => {
    for (const text of ['有', '第一个', 'yes'])
      expect(lastOf(await say(await begin('我爸嘴歪了，说话不清楚'), text)).redFlags, text).toContain(
        'stroke',
      )
    const talk = await begin('晕倒了')
    expect(lastOf(talk).redFlags).toEqual(['unconscious'])
    expect(lastOf(await say(talk, '都没有'))).toMatchObject({ redFlags: [], wordedBy: 'rules' })
  })

  it('a second press of “none of these” while the first is being answered, or asked for anew, is the same press, and no model is asked', async () => {
    const talk = await begin('胸口压得痛，出冷汗')
    const params = { conversationId: talk.conversationId }
    const press = () => test.ok('say', { device, params, body: { text: '都没有' } })
    await press()
    const none = lastOf(await answered(await press()))
    expect(none.deniedSigns?.signs.map(({ signId }) => signId)).toEqual(idsOf(talk))
    expect(none.suggestions.length).toBeGreaterThan(0)
    const again = lastOf(await answered(await test.ok('retryAnswer', { device, params })))
    expect(again).toMatchObject({ text: none.text, suggestions: none.suggestions })
    expect(again.deniedSigns).toEqual(none.deniedSigns)
    const kept = await test.ground.db
      .selectFrom('exchanges')
      .select('model')
      .where('conversation_id', '=', talk.conversationId)
      .execute()
    expect(kept.filter(({ model }) => model !== null)).toEqual([])
  })

  it('what is answered about danger is heard however often somebody has spoken, and by who reads another language', async () => {
    const strict = await createTestBff({
      configure: (config) => ({ ...config, limits: { ...config.limits, utterancesPerAccountPerHour: 1 } }),
    })
    const by = await strict.signIn('zhao-lei')
    const english = strict.device('web', { language: 'en-US' })
    english.token = by.token
    const body = { institutionId: CENTRAL, kind: 'triage', text: '头痛' } as const
    const { conversationId } = await strict.ok('startConversation', { device: by, body })
    const params = { conversationId }
    const refused = await strict.refused('say', { device: by, params, body: { text: '还有点恶心' } })
    let now = await strict.ok('getConversation', { device: english, params })
    while (now.exchanges.at(-1)?.state === 'writing')
      now = await strict.ok('getConversation', {
        ...{ device: english, params, query: { waitFor: String(now.version) } },
      })
    const pressing = { device: english, params, body: { text: known.head_worst.text.en } }
    const pressed = lastOf(await strict.ok('say', pressing))
    await strict.close()
    expect(refused).toBe('TOO_MANY_REQUESTS')
    expect(lastOf(now).dangerSigns?.none).toBe('None of these')
    expect(pressed.redFlags).toEqual(['stroke'])
  })

  it('with the model down it is the same, and the departments are named before they are shown', async () => {
    test.sandbox.model.faults.add({ kind: 'error-5xx', probability: 1 })
    const talk = await begin('膝盖痛')
    const { wordedBy, text, suggestions } = lastOf(talk)
    expect(wordedBy).toBe('rules')
    expect(text).toContain('骨科')
    expect(idsOf(talk)).toEqual(dangerSignsOf('limbs', {}))
    expect(lastOf(await say(talk, '都没有')).suggestions).toEqual(suggestions)
    test.sandbox.model.faults.clear()
  })

  it('of a child it is asked as of a child of that age, in the language of who asks', async () => {
    const father = await test.signIn('li-ming')
    const { patientId } = await openFileOf(test, {
      ...{ device: father, personId: 'li-xiaoyu', relation: 'child' },
    })
    const english = test.device('web', { language: 'en-US' })
    english.token = father.token
    const talk = await begin('a stomach ache', { by: english, patientId })
    expect(idsOf(talk)).not.toContain('perhaps_pregnant')
    expect(lastOf(talk).dangerSigns?.none).toBe('None of these')
    expect(lastOf(await say(talk, 'the first', english)).redFlags).toEqual(['severe_pain'])
  })

  it('what was pressed is gone with the conversation, and a talk that was never asked goes on as it did', async () => {
    const talk = await begin('头痛')
    await say(talk, '第一个')
    const { conversationId } = talk
    await test.ok('deleteConversation', { device, params: { conversationId } })
    const kept = await test.ground.db
      .selectFrom('exchanges')
      .select(['text', 'details', 'rule_hits'])
      .where('conversation_id', '=', conversationId)
      .execute()
    expect(kept.every(({ text, details, rule_hits }) => !text && !details && !rule_hits)).toBe(true)

    const old = await begin('血脂高')
    expect(lastOf(old).dangerSigns).toBeNull()
    expect(lastOf(await say(old, '都没有')).suggestions).toEqual(lastOf(old).suggestions)
  })
})
