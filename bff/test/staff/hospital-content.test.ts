import type { Content, ContentDeskView } from '@tongzhen/contract/content'
import type { Directory } from '@tongzhen/contract/directory'
import type { RichBlock } from '@tongzhen/contract/rich-text'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAY_MS, SECOND_MS } from '../../src/lib/clock.ts'
import { addDays, shanghaiDate } from '../../src/lib/shanghai-time.ts'
import { type BookingDesk, CENTRAL, createBookingDesk } from '../booking/booking-desk.ts'
import { StaffBrowser } from './staff-browser.ts'
import { createStaffDesk, type StaffDesk, type StaffPerson } from './staff-desk.ts'

let desk: BookingDesk
let staff: StaffDesk
let editor: StaffPerson
const params = { institutionId: CENTRAL }

beforeAll(async () => {
  desk = await createBookingDesk()
  staff = createStaffDesk(desk)
  editor = await staff.person({ role: 'editor', institutionId: CENTRAL, name: '宣小文' })
})
afterAll(() => desk.close())

const today = () => shanghaiDate(desk.clock.now())
const phone = (language: 'zh-CN' | 'en-US' = 'zh-CN') => desk.device('web', { language })
const readAll = (language?: 'en-US') => desk.ok('getContent', { device: phone(language), params })
const readOne = (contentId: string, language?: 'en-US') =>
  desk.ok('readContent', { device: phone(language), params: { ...params, contentId } })

function notice(body: string, more: Partial<Extract<Content, { kind: 'notice' }>> = {}): Content {
  return {
    ...{ kind: 'notice', fromOn: today(), untilOn: null, isPinned: false },
    texts: { 'zh-CN': { title: '东门关闭', body }, 'en-US': { title: 'East gate closed', body } },
    ...more,
  }
}

const write = (content: Content, isPublished = true) =>
  staff.call('writeContent', { device: editor.browser, params, body: { content, isPublished } })

async function written(content: Content, isPublished = true): Promise<ContentDeskView> {
  const body = { content, isPublished }

  return staff.ok('writeContent', { device: editor.browser, params, body })
}

const change = (contentId: string, body: { version: number; content: Content; isPublished: boolean }) =>
  staff.call('changeContent', { device: editor.browser, params: { ...params, contentId }, body })

const wordsOf = (blocks: RichBlock[]) =>
  blocks
    .flatMap((one) => (one.kind === 'list' ? one.items.flat() : one.pieces))
    .map(({ text }) => text)
    .join('')

describe('what an institution says of itself', () => {
  it('is there on the first start, in both languages, and staff put other words over it', async () => {
    const first = await readAll()
    expect(wordsOf(first.about ?? [])).toContain('三级甲等')
    expect(wordsOf((await readAll('en-US')).about ?? [])).toContain('tertiary grade A')
    expect(first.articles.length).toBeGreaterThan(2)
    expect(first.way?.position).toEqual({ latitude: 31.2757, longitude: 121.5248 })

    const texts = { 'zh-CN': { body: '新的介绍' }, 'en-US': { body: 'A new introduction' } }
    const about = { version: 0, content: { kind: 'about' as const, texts }, isPublished: true }
    expect((await change('about', about)).status).toBe(200)
    expect((await readAll('en-US')).about).toEqual([
      { kind: 'paragraph', pieces: [{ text: 'A new introduction', isStrong: false }] },
    ])
    const restored = await staff.ok('restoreContent', {
      ...{ device: editor.browser, params: { ...params, contentId: 'about' } },
      body: { version: 1, restore: 0 },
    })
    expect((await readAll()).about).toEqual(first.about)
    expect(restored.history).toMatchObject([
      { version: 2, restored: 0, changes: [{ to: expect.stringContaining('三级甲等') }, {}] },
      {
        ...{ version: 1, restored: null, by: { name: '宣小文' } },
        changes: [{ name: 'texts.zh-CN.body', to: '新的介绍' }, { name: 'texts.en-US.body' }],
      },
    ])
  })

  it('a notice is seen from its first day to its last, pinned ones first, and gone when it is withdrawn', async () => {
    const until = addDays(today(), 1)
    const later = await written(notice('明天起', { fromOn: until }))
    const { contentId } = await written(notice('请走**西门**。', { isPinned: true, untilOn: until }))
    const draft = await written(notice('还没写完'), false)
    const { notices } = await readAll()
    expect(notices[0]).toMatchObject({ contentId, title: '东门关闭', isPinned: true })
    for (const hidden of [later, draft]) {
      expect(notices.map((one) => one.contentId)).not.toContain(hidden.contentId)
      const of = { device: phone(), params: { ...params, contentId: hidden.contentId } }
      expect(await desk.refused('readContent', of)).toBe('NOT_FOUND')
    }
    expect((await readOne(contentId)).body).toEqual([
      {
        kind: 'paragraph',
        pieces: [
          { text: '请走', isStrong: false },
          { text: '西门', isStrong: true },
          { text: '。', isStrong: false },
        ],
      },
    ])
    expect((await readOne(contentId, 'en-US')).title).toBe('East gate closed')

    desk.clock.advance(2 * DAY_MS)
    await staff.signIn(editor)
    const after = (await readAll()).notices.map((one) => one.contentId)
    expect(after).toContain(later.contentId)
    expect(after).not.toContain(contentId)
    await change(later.contentId, { version: 1, content: notice('明天起'), isPublished: false })
    expect((await readAll()).notices.map((one) => one.contentId)).not.toContain(later.contentId)
  })

  it('of two editors at once one is told, and the record that nobody can alter says who wrote what', async () => {
    const { contentId } = await written(notice('第一稿'))
    const replies = await Promise.all(
      ['甲', '乙'].map((body) => change(contentId, { version: 1, content: notice(body), isPublished: true })),
    )
    expect(replies.map(({ error }) => error?.code).sort()).toEqual(['CONTENT_CHANGED', undefined])
    const auditor = await staff.person({ role: 'audit', institutionId: CENTRAL })
    const query = { action: 'content_changed' as const }
    const { records } = await staff.ok('listAudit', { device: auditor.browser, query })
    expect(records.filter((one) => one.objectId === contentId)).toHaveLength(2)
    expect(records.find((one) => one.objectId === contentId)).toMatchObject({
      ...{ who: { name: '宣小文', role: 'editor' }, before: { 'texts.zh-CN.body': '第一稿' } },
    })
    for (const statement of [
      'update institution_documents set version = 99',
      'delete from institution_documents',
    ])
      await expect(sql.raw(statement).execute(desk.ground.db)).rejects.toThrow('only added to')
  })

  it('an open page is told as soon as staff have written', async () => {
    const { version } = await desk.ok('listInstitutions', { device: phone() })
    const told = desk.ok('followInstitutions', { device: phone(), query: { waitFor: version } })
    await written(notice('马上看到'))
    expect((await told).version).toBe(version + 1)
    const query = { version: version + 2 }
    expect(await desk.refused('getContent', { device: phone(), params, query })).toBe('NOT_FOUND')
  })

  it('who reads the console in English finds what there is by its English titles', async () => {
    const { contentId } = await written(notice('今天起关闭'))
    const titleIn = async (language: 'zh-CN' | 'en-US') => {
      const { address, token } = editor.browser
      const device = Object.assign(new StaffBrowser({ language, address }), { token })
      const { contents } = await staff.ok('listContent', { device, params })

      return contents.find((one) => one.contentId === contentId)?.title
    }

    expect(await titleIn('en-US')).toBe('East gate closed')
    expect(await titleIn('zh-CN')).toBe('东门关闭')
  })

  it('staff of another hospital, and those without the right, write nothing; a text in one language is refused', async () => {
    const other = await staff.person({ role: 'editor', institutionId: 'tz-jiangwan' })
    const body = { content: notice('您好'), isPublished: true }
    expect(await staff.refused('writeContent', { device: other.browser, params, body })).toBe('NOT_FOUND')
    const cashier = await staff.person({ role: 'cashier', institutionId: CENTRAL })
    expect(await staff.refused('writeContent', { device: cashier.browser, params, body })).toBe(
      'NOT_PERMITTED',
    )
    const half = structuredClone(notice('您好')) as { texts: Record<string, { body: string }> }
    if (half.texts['en-US']) half.texts['en-US'].body = ' '
    expect((await write(half as never)).error).toMatchObject({
      ...{ code: 'REQUEST_INVALID', fields: [{ path: 'content.texts.en-US.body' }] },
    })
    expect((await change('about', { version: 0, content: notice('x'), isPublished: true })).status).toBe(404)
  })
})

/** Each a way to have a browser run something, or to show a person something else than what is written. */
const payloads = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<a href="javascript:alert(1)">这里</a>',
  '<body onload=alert(1)>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<details open ontoggle=alert(1)>',
  '<video><source onerror="alert(1)"></video>',
  '<object data="data:text/html,<script>alert(1)</script>"></object>',
  '<form action="https://evil.example"><input name=code>',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<style>body{display:none}</style>',
  '<!--><script>alert(1)</script>-->',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<xss style="animation-name:x" onanimationstart=alert(1)></xss>',
  '- 一\n  <img src=x onerror=alert(1)>',
  '**<b onclick=alert(1)>粗</b>**',
  '<?php echo 1 ?>',
  '<![CDATA[<script>alert(1)</script>]]>',
  '[这里](javascript:alert(1))',
  '[这里](JaVaScRiPt:alert(1))',
  '[这里](&#106;avascript:alert(1))',
  '[这里](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '![图](https://evil.example/pixel.png)',
  '![图](x"onerror="alert(1))',
  '[这里]: javascript:alert(1)\n\n[这里]',
  'javascript:alert(1)',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '`<script>alert(1)</script>`',
  '```\n<script>alert(1)</script>\n```',
  '{{constructor.constructor("alert(1)")()}}',
  `${'> '.repeat(500)}深`,
  `${'**'.repeat(2000)}`,
]

/** Characters that are not seen, or turn what is. */
const unseen = ['\u202e反着写', '零\u200b宽', '空\u0000字']

/** Only the words and shapes that the contract knows; a text, however it reads, is only ever drawn as text. */
function isPlainTree(blocks: RichBlock[]): boolean {
  const kinds = ['heading', 'paragraph', 'list']
  const fields = ['kind', 'pieces', 'items', 'isOrdered', 'text', 'isStrong']
  const names = JSON.stringify(blocks).match(/"(\w+)":/g) ?? []

  return (
    blocks.every((one) => kinds.includes(one.kind)) && names.every((one) => fields.includes(one.slice(1, -2)))
  )
}

describe('a text that wants to be more than a text', () => {
  it.each([...payloads, ...unseen])(
    '%# is refused with its field, or stays words: %.60s',
    async (payload) => {
      const reply = await write(notice(`请看：\n\n${payload}`))
      if (reply.error) {
        expect(['CONTENT_MARKUP', 'REQUEST_INVALID']).toContain(reply.error.code)
        expect(reply.error.fields?.map(({ path }) => path)).toContain('content.texts.zh-CN.body')
        return
      }
      const { contentId } = reply.body as ContentDeskView
      const { body } = await readOne(contentId)
      expect(isPlainTree(body)).toBe(true)
      expect(payload).not.toMatch(/^<[a-z]/)
    },
  )

  it.each(payloads)('%# in a row that somebody spoilt stays words: %.60s', async (payload) => {
    const contentId = `cnt_${Math.random().toString().slice(2, 14).padEnd(20, '0')}`
    await spoil(contentId, { content: notice(`请看：\n\n${payload}`), isPublished: true })
    const { body } = await readOne(contentId)
    expect(isPlainTree(body)).toBe(true)
    expect(wordsOf(body)).toContain('请看')
    // Nothing of it was taken for markup: it stands there to be read.
    for (const sign of ['<', '](', '&lt;', '`'])
      if (payload.includes(sign)) expect(wordsOf(body)).toContain(sign)
  })

  it('a row that is no content at all is shown to nobody, and hides nothing else', async () => {
    const before = await readAll()
    await spoil('cnt_ZZZZZZZZZZZZZZZZZZZZ', { html: '<script>alert(1)</script>' })
    await spoil('cnt_ZZZZZZZZZZZZZZZZZZZY', {
      ...{ content: { ...notice('x'), html: '<b>' }, isPublished: true },
    })
    expect(await readAll()).toEqual(before)
  })

  async function spoil(documentId: string, value: object): Promise<void> {
    await desk.ground.db
      .insertInto('institution_documents')
      .values({
        ...{ institution_id: CENTRAL, document_id: documentId, version: 1, restored_version: null },
        ...{ value: JSON.stringify(value), staff_id: editor.staffId, at: desk.clock.now() },
      })
      .execute()
  }
})

describe('order and words of departments and doctors', () => {
  const read = () => staff.ok('getDirectory', { device: editor.browser, params })
  const listed = async (query = {}) =>
    (await desk.ok('listDoctors', { device: phone(), params, query })).doctors.map((one) => one.doctorId)

  async function arrange(edit: (directory: Directory) => void) {
    const { version, directory } = await read()
    edit(directory)

    return staff.ok('changeDirectory', { device: editor.browser, params, body: { version, directory } })
  }

  const entry = { isHidden: false, specialities: null, biography: null }
  const restore = async (to: number) => {
    const { version } = await read()
    const body = { version, restore: to }

    return staff.ok('restoreDirectory', { device: editor.browser, params, body })
  }

  it('departments stand in the order of staff, and back in the hospital’s own when that is undone', async () => {
    const names = async () =>
      (await desk.ok('listDepartments', { device: phone(), params })).departments.map(
        (one) => one.departmentId,
      )
    const before = await names()
    const [first = '', second = ''] = before
    await arrange((one) => {
      one.departmentOrder = [second, first]
    })
    expect(await names()).toEqual([second, first, ...before.slice(2)])
    await restore(0)
    expect(await names()).toEqual(before)
  })

  it('doctors with the same chances stand in the order of staff', async () => {
    const { doctors } = await read()
    const departmentId = doctors[0]?.departmentId ?? ''
    const before = await listed({ departmentId, q: '' })
    const order = [...before].reverse()
    await arrange((one) => {
      one.doctorOrder = order
    })
    const after = await desk.ok('listDoctors', { device: phone(), params, query: { departmentId } })
    const free = after.doctors.filter((one) => one.next !== null).map((one) => one.doctorId)
    expect(free).toEqual(order.filter((id) => free.includes(id)))
    expect((await read()).doctors.filter((one) => one.departmentId === departmentId)[0]?.doctorId).toBe(
      order[0],
    )
    await restore(0)
    expect(await listed({ departmentId })).toEqual(before)
  })

  it('whom staff hide nobody finds, follows or books, while whoever has booked already keeps the visit', async () => {
    const clinic = desk.addClinic()
    const booker = await desk.booker('wang-xiuying')
    const { appointmentId } = await desk.book(booker, clinic)
    const { doctorId, scheduleId } = clinic
    const of = { device: booker.device, params: { ...params, doctorId } }
    await desk.ok('followDoctor', of)
    await arrange((one) => {
      one.doctors = { [doctorId]: { ...entry, isHidden: true } }
    })
    expect(await listed()).not.toContain(doctorId)
    expect(await desk.refused('getDoctor', of)).toBe('NOT_FOUND')
    expect(await desk.refused('listSchedules', of)).toBe('NOT_FOUND')
    expect(await desk.refused('followDoctor', of)).toBe('NOT_FOUND')
    const { device, patientId } = booker
    const wishes = [{ on: addDays(today(), 2), period: null }]
    const asking = { institutionId: CENTRAL, patientId, doctorId, wishes, note: null, phone: null }
    expect(await desk.refused('askForDoctor', { device, body: asking })).toBe('NOT_FOUND')
    const ofClinic = { device: booker.device, params: { ...params, scheduleId } }
    expect(await desk.refused('listSlots', ofClinic)).toBe('SLOT_GONE')
    const other = await desk.booker('li-ming')
    expect(await desk.refused('book', desk.wish(other, clinic))).toBe('SLOT_GONE')
    expect((await desk.ok('listFollowedDoctors', { device: booker.device })).doctors).toEqual([])
    const { doctorName } = await desk.settled(booker, appointmentId)
    expect(doctorName).not.toBe('')
    await restore(0)
    expect(await listed()).toContain(doctorId)
  })

  it('a hidden department takes its doctors along', async () => {
    const { departments, doctors } = await read()
    const departmentId = departments[0]?.departmentId ?? ''
    await arrange((one) => {
      one.departments = { [departmentId]: { isHidden: true, intro: null } }
    })
    const shown = await desk.ok('listDepartments', { device: phone(), params })
    expect(shown.departments.map((one) => one.departmentId)).not.toContain(departmentId)
    const gone = doctors.filter((one) => one.departmentId === departmentId).map((one) => one.doctorId)
    expect((await listed()).filter((id) => gone.includes(id))).toEqual([])
    await restore(0)
  })

  it('a hidden department takes the clinics along that doctors of others hold in it', async () => {
    const { departments, doctors } = await read()
    const departmentId = departments.at(-1)?.departmentId ?? ''
    const clinic = desk.addClinic({ departmentId })
    const { doctorId, scheduleId } = clinic
    expect(doctors.find((one) => one.doctorId === doctorId)?.departmentId).not.toBe(departmentId)
    const booker = await desk.booker('li-ming')
    const ofDoctor = { device: booker.device, params: { ...params, doctorId } }
    const ofClinic = { device: booker.device, params: { ...params, scheduleId } }
    const clinics = async () =>
      (await desk.ok('listSchedules', ofDoctor)).schedules.map((one) => one.scheduleId)
    // Lists of a moment ago are not shown any more.
    desk.clock.advance(20 * SECOND_MS)
    expect(await clinics()).toContain(scheduleId)
    await arrange((one) => {
      one.departments = { [departmentId]: { isHidden: true, intro: null } }
    })
    expect(await clinics()).not.toContain(scheduleId)
    expect(await desk.refused('listSlots', ofClinic)).toBe('SLOT_GONE')
    expect(await desk.refused('book', desk.wish(booker, clinic))).toBe('SLOT_GONE')
    expect(desk.ordersIn(clinic)).toEqual([])
    await restore(0)
    expect(await clinics()).toContain(scheduleId)
  })

  it('while the hospital has never answered nothing is saved, and the next try is not told of somebody else', async () => {
    const institutionId = 'tz-linjiang'
    const { browser } = await staff.person({ role: 'editor', institutionId })
    const { faults } = desk.sandbox.his
    faults.add({ kind: 'lost-request', probability: 1, path: '/department/list' })
    const directory = { departmentOrder: [], doctorOrder: [], departments: {}, doctors: {} }
    const saving = { device: browser, params: { institutionId }, body: { version: 0, directory } }
    expect(await staff.refused('changeDirectory', saving)).toBe('HOSPITAL_UNAVAILABLE')
    faults.clear()
    desk.clock.advance(10 * SECOND_MS)
    expect((await staff.ok('changeDirectory', saving)).version).toBe(1)
  })

  it('words of staff stand over the hospital’s own in both languages, and are what a search finds', async () => {
    const { doctors } = await read()
    const doctorId = doctors[3]?.doctorId ?? ''
    const words = { zh: '擅长候鸟病', en: 'Migratory illness' }
    const { history } = await arrange((one) => {
      one.doctors = { [doctorId]: { ...entry, specialities: words, biography: { zh: '生平', en: 'Life' } } }
    })
    const english = { device: phone('en-US'), params: { ...params, doctorId } }
    expect(await desk.ok('getDoctor', english)).toMatchObject({ specialities: words.en, biography: 'Life' })
    expect(await listed({ q: '候鸟' })).toEqual([doctorId])
    expect(history[0]).toMatchObject({
      by: { name: '宣小文' },
      changes: [
        { name: `doctors.${doctorId}.specialities`, from: null, to: `${words.zh}\n${words.en}` },
        { name: `doctors.${doctorId}.biography`, from: null },
      ],
    })
    const body = { version: 0, directory: (await read()).directory }
    expect(await staff.refused('changeDirectory', { device: editor.browser, params, body })).toBe(
      'CONTENT_CHANGED',
    )
    await restore(0)
    expect(await listed({ q: '候鸟' })).toEqual([])
  })
})
