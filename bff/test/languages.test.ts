import type { Language } from '@tongzhen/contract/headers'
import { messageKinds } from '@tongzhen/contract/states'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { people } from '../../sandbox/src/people.ts'
import { smsTemplates } from '../../sandbox/src/sms/sms-templates.ts'
import { smsParams } from '../src/gateways/sms/port.ts'
import { addDays, shanghaiDate } from '../src/lib/shanghai-time.ts'
import { wordsOf } from '../src/modules/messages/words.ts'
import { type Booker, type BookingDesk, CENTRAL, createBookingDesk } from './booking/booking-desk.ts'
import { Device } from './device.ts'

/** What reaches a person without passing a page: text messages, calendar files, and what a hospital calls its things. */
let desk: BookingDesk

beforeAll(async () => {
  desk = await createBookingDesk()
})
afterAll(() => desk.close())

const languages = ['zh-CN', 'en-US'] as const satisfies Language[]

/** Stand in English as they are: people's names as in their documents. */
const names = people.flatMap(({ name, contact }) => [name, contact.name])

/** Stand in Chinese as they are, each because doctors and patients say it so. */
const latinInChinese = [
  // Examinations and their devices.
  /\b(CT|MRI|MDT|ECG|DR|PET|PDF)\b/g,
  // Where an explanation comes from.
  /\bMedlinePlus\b/g,
  // Units of measurement.
  /\b(mmol|umol|μmol|mg|mL|ml|dL|mm|cm|kg|IU|CFU|pg|fL|fl|ng|mU|mIU|HPF|bpm|mmHg)(?=\W|\d|$)|\d(mL|ml|mg|cm|mm|kg)\b/g,
  // Stages of an illness.
  /\b(II|III|IV|VI)\b/g,
  // Short names of tests, as they stand on every sheet.
  /(HDL|LDL|ALT|AST|WBC|RBC|HGB|PLT|MCV|TSH|CRP|LOINC|HbA1c|ESBL|HIV|HPV|IgA|IgG|IgM|PSA|CEA|AFP|eGFR|pH)(?![A-Za-z])/g,
]

/** Of each list: the newest, of every kind that there is. */
const OPENED = 12

/** Of answers: not read by anybody, or written by the person or by a doctor in the language that they write. */
const notOurs =
  /(Id|Ids|code|Code|path|url|Url|phone|Phone|Number|number|address|unit|pinyin|nextCursor|token|traceId)$/

function isForeign(text: string, language: Language): boolean {
  if (language === 'en-US') {
    const rest = names.reduce((left, name) => left.replaceAll(name, ''), text)
    return /[\p{Script=Han}，。！？：；（）、《》]/u.test(
      rest.replaceAll(/\p{Script=Han}\*+\p{Script=Han}?/gu, ''),
    )
  }
  const isForMachines = /^[a-z][a-z0-9_]*$|^\w{2,4}_\w+$|^[A-Z0-9_-]+$|^\d{4}-\d\d|^(https?:\/)?\//.test(text)
  const rest = latinInChinese.reduce((left, pattern) => left.replaceAll(pattern, ''), text)

  return !isForMachines && /[A-Za-z]{2,}/.test(rest)
}

/** Every text of an answer that is not in the language, with where it stands. */
function foreignIn(answer: unknown, { at, language }: { at: string; language: Language }): string[] {
  if (typeof answer === 'string') return isForeign(answer, language) ? [`${at}: ${answer}`] : []
  if (typeof answer !== 'object' || answer === null) return []

  return Object.entries(answer).flatMap(([key, value]) =>
    notOurs.test(key) ? [] : foreignIn(value, { at: `${at}.${/^\d+$/.test(key) ? '' : key}`, language }),
  )
}

/** What doctors have written in words of their own stands as they wrote it, in the language in which they write. */
function withoutDoctorsWords(answer: object): object {
  const said = new Set(['passages', 'images', 'complaint', 'medicines', 'orders', 'advice', 'doctorName'])
  // Names as in the hospital's own list; of doctors of other years there is none in letters.
  const people = new Set(['orderedBy', 'checkedBy'])

  return Object.fromEntries(
    Object.entries(answer).flatMap(([key, value]) => {
      if (said.has(key)) return []
      if (people.has(key)) return [[key, String(value).replace(/\p{Script=Han}{2,4}(?=,|$)/u, '')]]
      if (key === 'items') return [[key, value.filter((item: { number: unknown }) => item.number !== null)]]
      return [[key, value]]
    }),
  )
}

/** The same session, read in the other language. */
function inLanguage({ device, patientId }: Booker, language: Language): Booker {
  const reader = new Device({ channel: device.channel, language })
  reader.token = device.token

  return { device: reader, patientId }
}

it.each(languages)('every text message is whole, and in the language of who reads it (%s)', (language) => {
  const both = { zh: '同真医院', en: 'Tongzhen Hospital' }
  const params = {
    ...{ institutionName: both, departmentName: both, doctorName: both, location: both },
    ...{ startsAt: '2026-11-25T01:30:00.000Z', amountFen: 12_350 },
  }
  const wrong = messageKinds.flatMap((kind) =>
    ['王秀英', undefined].flatMap((patientName) => {
      const words = wordsOf(params, { patientName, language })
      const missing = smsParams[kind].filter((name) => words[name] === undefined)
      const template = smsTemplates[kind].texts[language]
      const text = template.replaceAll(
        /\{(\w+)\}/g,
        (_, name: keyof typeof words) => words[name] ?? `{${name}}`,
      )

      return missing.length > 0 || /[{}]/.test(text) || isForeign(text, language) ? [`${kind}: ${text}`] : []
    }),
  )
  expect(wrong).toEqual([])
})

it.each(languages)('codes by text message are in the language of who reads them (%s)', (language) => {
  const wrong = Object.entries(smsTemplates).filter(([, { texts }]) =>
    isForeign(texts[language].replaceAll(/\{\w+\}/g, '0'), language),
  )
  expect(wrong.map(([name]) => name)).toEqual([])
})

it.each(languages)('a visit’s calendar file is in the language of who keeps it (%s)', async (language) => {
  const booker = await desk.booker('li-ming')
  const { device } = inLanguage(booker, language)
  const { appointmentId } = await desk.settled(
    booker,
    (await desk.book(booker, desk.addClinic())).appointmentId,
  )
  const { path } = await desk.ok('linkCalendarFile', { device, params: { appointmentId } })
  const { payload } = await desk.app.inject({ url: path })
  const read = payload
    .replaceAll(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
    .filter((line) => /^(SUMMARY|DESCRIPTION|LOCATION)/.test(line))
    .map((line) => line.replace(/^\w+[^:]*:/, ''))
  expect(read.length).toBeGreaterThan(2)
  // Chinese calendar entries carry the line breaks of the format as `\n`.
  expect(read.filter((line) => isForeign(line.replaceAll('\\n', ' '), language))).toEqual([])
})

it.each(languages)(
  'what every hospital calls its departments, doctors, places and days is in the language asked for (%s)',
  async (language) => {
    const { device } = inLanguage(await desk.booker('wang-xiuying'), language)
    const { institutions } = await desk.ok('listInstitutions', { device })
    const wrong = foreignIn(institutions, { at: 'institutions', language })
    for (const { institutionId } of institutions) {
      const params = { institutionId }
      wrong.push(
        ...foreignIn(await desk.ok('listDepartments', { device, params }), { at: 'departments', language }),
      )
      const { doctors } = await desk.ok('listDoctors', { device, params, query: {} })
      for (const { doctorId } of doctors) {
        const doctor = await desk.ok('getDoctor', { device, params: { ...params, doctorId } })
        wrong.push(...foreignIn(doctor, { at: 'doctor', language }))
      }
      const [first] = doctors
      if (first) {
        const named = { ...params, doctorId: first.doctorId }
        wrong.push(
          ...foreignIn(await desk.ok('listSchedules', { device, params: named }), {
            at: 'schedules',
            language,
          }),
        )
      }
    }
    expect([...new Set(wrong)]).toEqual([])
  },
)

it.each(languages)(
  'bills, their items, costs, stays, reports and records are in the language asked for (%s)',
  async (language) => {
    const to = shanghaiDate(desk.clock.now())
    const query = { from: addDays(to, -700), to }
    const wrong: string[] = []
    for (const person of ['wang-xiuying', 'li-ming', 'chen-jing', 'zhou-min']) {
      const { device, patientId } = inLanguage(await desk.booker(person), language)
      const params = { institutionId: CENTRAL, patientId }
      const look = (at: string, answer: unknown) => wrong.push(...foreignIn(answer, { at, language }))
      for (const state of ['open', 'paid'] as const) {
        const { visits } = await desk.ok('listBills', { device, params, query: { state } })
        look('bills', visits)
        for (const { billId } of visits.flatMap(({ bills }) => bills))
          look('bill', await desk.ok('getBill', { device, params: { ...params, billId } }))
      }
      const { stays } = await desk.ok('listStays', { device, params })
      look('stays', stays)
      for (const { stayId, admittedAt } of stays) {
        const from = admittedAt.slice(0, 10)
        const days = { from, to: addDays(from, 30) }
        look(
          'stay costs',
          await desk.ok('listStayCosts', { device, params: { ...params, stayId }, query: days }),
        )
      }
      look('notices', await desk.ok('listAdmissionNotices', { device, params }))
      const { reports } = await desk.ok('listReports', { device, params, query })
      look('reports', reports)
      for (const { reportId } of reports.slice(0, OPENED)) {
        const report = await desk.ok('getReport', { device, params: { ...params, reportId } })
        look('report', withoutDoctorsWords(report))
      }
      const { records } = await desk.ok('listRecords', { device, params, query })
      for (const { recordId } of records.slice(0, OPENED)) {
        const record = await desk.ok('getRecord', { device, params: { ...params, recordId } })
        look('record', withoutDoctorsWords(record))
      }
      // Doctors of other years, whom the hospital's own list does not know any more, keep the name that they have.
      look(
        'records',
        records.map(({ doctorName: _, ...record }) => record),
      )
    }
    expect([...new Set(wrong)]).toEqual([])
  },
)
