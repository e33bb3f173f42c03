import { expect, test } from 'vitest'
import { addDays, shanghaiDate } from '../../bff/src/lib/shanghai-time.ts'
import { documentOf, personOf } from '../../bff/test/file-of.ts'
import { newReport } from '../../sandbox/src/reports/new-report.ts'
import { arriveWithFile } from '../phone/pages/arrive.ts'
import { lookAtFile, openMessage } from '../phone/pages/invoices.ts'
import { bindFile } from '../phone/pages/patients.ts'
import type { Phone, PhoneOptions } from '../phone/phone.ts'
import { setUpPhones } from '../phone/set-up-phones.ts'
import { escaped } from '../phone/words.ts'

const phones = setUpPhones()

/** Who reads what: a value outside of its range, and how it has changed (sandbox/src/reports/demo-orders.ts). */
interface Story extends PhoneOptions {
  report: string
  /** Values of it outside of their range. */
  outside: number
  value: string
  reading: 'low' | 'high'
  /** Undefined where a newer result may wait for the doctor: then nothing is compared. */
  change?: { direction: 'up' | 'down'; by: string }
  results: number
  besides?: (phone: Phone) => Promise<void>
}

const stories: Story[] = [
  {
    // The oldest of them was reported in mg/dL.
    ...{ channel: 'wechat', person: 'xu-wenbin', language: 'en-US', report: 'Lipids', outside: 2 },
    ...{ value: '5.74', reading: 'high', change: { direction: 'up', by: '0.87' }, results: 4 },
  },
  {
    ...{ channel: 'suishenban', person: 'zhou-min', report: '甲状腺功能', outside: 1 },
    ...{ value: '5.86', reading: 'high', results: 3, besides: openHeldResult },
  },
  {
    ...{ channel: 'alipay', person: 'chen-jing', mode: 'elder', report: '血常规', outside: 3 },
    ...{ value: '109', reading: 'low', change: { direction: 'up', by: '11' }, results: 4 },
  },
]

test.each(stories)(
  '$person is told in words of a value that is too $reading, and how it has changed (in $channel)',
  async (story) => {
    const phone = await phones.open(story)
    const { words } = phone
    const unread = new RegExp(`${escaped(story.report)}.*${escaped(words('reports:list.unread'))}`)
    const outside = `reports:head.outside.title_${story.outside === 1 ? 'one' : 'other'}`
    await arriveWithFile(phone)
    await phone.press(words('home:do.reports'))
    await phone.link(unread).first().waitFor()
    const unreadBefore = await phone.link(unread).count()
    await phone.link(unread).first().click()

    await phone.heading(story.report).waitFor()
    await phone.sees(words(outside, { count: story.outside }))
    await phone.sees(words(`reports:reading.${story.reading}`))
    await phone.sees(story.value)
    // What lies outside of its range stands first.
    await phone.button(words.like('reports:report.trendOf')).first().click()

    if (story.change) {
      const { direction, by } = story.change
      await phone.sees(words.like('reports:trend.latest', { value: story.value }))
      await phone.sees(words.like(`reports:trend.${direction}`, { by }))
    } else await phone.sees(words('reports:trend.incomplete'))
    await phone.page
      .getByRole('img', { name: words.like('reports:trend.chart', { count: story.results }) })
      .waitFor()
    const since = phone.link(new RegExp(`^${escaped(story.value)}`))
    expect(await since.count()).toBe(1)

    await phone.back()
    await phone.heading(story.report).waitFor()
    await lookAtFile(phone, 'reports:report.openFile')
    await phone.heading(story.report).waitFor()
    await phone.back()
    await phone
      .link(new RegExp(escaped(story.report)))
      .first()
      .waitFor()
    await expect.poll(() => phone.link(unread).count()).toBe(unreadBefore - 1)
    await story.besides?.(phone)
  },
)

test('a report stands on the open page, marked as new, when the laboratory has finished it (Suishenban)', async () => {
  const phone = await phones.open({ channel: 'suishenban', person: 'sun-guoqiang' })
  const { words, person } = phone
  const { sandbox } = phones.stack()
  await arriveWithFile(phone)
  await phone.press(words('home:do.reports'))
  await phone
    .link(/电解质/)
    .first()
    .waitFor()
  const fresh = phone.link(new RegExp(`甲状腺功能.*${escaped(words('reports:list.unread'))}`))
  expect(await fresh.count()).toBe(0)
  const patientNo = person.files[0]?.patientNo ?? ''
  const examined = { patientNo, sex: person.sex, bornOn: person.bornOn }
  sandbox.laboratory.finish('tz-central', newReport('thyroid', examined, Date.now()))

  await fresh.waitFor()
  await phone.reopen()
  await openMessage(phone, words('messages:kind.report_ready.title'))
  await phone.heading(words('reports:list.title')).waitFor()
  await fresh.waitFor()
})

test('a son reads his mother’s reports as long as she lets him, and sees whose they are and until when (WeChat, Suishenban)', async () => {
  const mother = personOf('wang-xiuying')
  const his = await phones.open({ channel: 'wechat', person: 'li-ming' })
  await arriveWithFile(his)
  await his.press(his.words('home:do.patients'))
  await his.press(his.words('patients:list.add'))
  const { name, phone } = mother
  await bindFile(his, 'parent', { ...documentOf(mother.id), name, phone, term: 'month' })
  await his.sees(his.words('patients:detail.added', { name }))
  const until = (days: number) =>
    his.words('patients:term.until', { date: chineseDate(addDays(shanghaiDate(new Date()), days)) })
  await his.sees(his.words('patients:term.yours', { name, lasts: until(30) }))
  await toReportsOf(his, mother)
  await his
    .link(/血糖与糖化血红蛋白/)
    .first()
    .click()
  await his.sees('9.6')
  await his.sees(his.words('common:patient.for', { name: mother.name }))

  const hers = await phones.open({ channel: 'suishenban', person: mother.id })
  const { words } = hers
  await arriveWithFile(hers)
  await hers.press(words('home:do.patients'))
  await hers.press(new RegExp(`^${mother.name}`))
  await hers.button(words.like('patients:proxies.changeLabel')).click()
  await hers
    .dialog()
    .getByRole('checkbox', { name: words('patients:proxies.scope.reports') })
    .click()
  await hers.choose(words('patients:term.label'), words('patients:term.year'))
  await hers.press(words('patients:proxies.save'))
  await hers.dialog().waitFor({ state: 'detached' })
  await hers.sees(until(365))

  await toReportsOf(his, mother)
  await his.sees(his.words('reports:list.notAllowed', { name: mother.name }))
})

/** A result of which the doctor speaks first; she decides to see it now. */
async function openHeldResult(phone: Phone): Promise<void> {
  const { words } = phone
  await phone.reopen()
  await phone.press(words('home:do.reports'))
  // Two of them; of the older one the hospital has not said when.
  await phone
    .link(new RegExp(escaped(words('reports:held.entry'))))
    .last()
    .click()
  await phone.sees(words('reports:held.text'))
  expect(await phone.page.getByText('滤泡性腺瘤').count()).toBe(0)
  await phone.press(words('reports:held.show'))
  await phone.dialog().getByText(words('reports:held.sheetText')).waitFor()
  await phone
    .dialog()
    .getByRole('button', { name: words('reports:held.show') })
    .click()

  await phone.heading('甲状腺右叶肿物病理').waitFor()
  await phone.sees(/滤泡性腺瘤/)
}

function chineseDate(on: string): string {
  const [year, month, day] = on.split('-').map(Number)

  return `${year}年${month}月${day}日`
}

async function toReportsOf(phone: Phone, { name }: { name: string }): Promise<void> {
  const { words } = phone
  await phone.reopen()
  await phone.press(words('home:do.reports'))
  await phone.press(words.like('common:patient.switch'))
  await phone
    .dialog()
    .getByRole('radio', { name: new RegExp(name) })
    .click()
  await phone.sees(words('common:patient.for', { name }))
}
