import { expect, test } from 'vitest'
import { bookFor } from '../book-for.ts'
import { deskOf } from '../hospital-desk.ts'
import { arriveWithFile } from '../phone/pages/arrive.ts'
import type { PhoneOptions } from '../phone/phone.ts'
import { setUpPhones } from '../phone/set-up-phones.ts'

const phones = setUpPhones()
const NEWS_OF_THE_DAY = /\/visit-day\?waitFor=/

/** Each is in the main hall; one of their two visits is at the other campus. */
const visitors: PhoneOptions[] = [
  { channel: 'wechat', person: 'zhao-lei' },
  { channel: 'suishenban', person: 'ho-chun-kit', mode: 'elder' },
  { channel: 'alipay', person: 'emma-johnson', language: 'en-US' },
]

test.each(visitors)(
  '$person is refused at a distance, checks in on the spot, and watches the queue move to the call (in $channel)',
  async (options) => {
    const desk = deskOf(phones.stack())
    const here = desk.addClinicToday('01', ['23:57', '23:58'])
    const elsewhere = desk.addClinicToday('02', ['23:58', '23:59'])
    desk.queue.fill(here.scheduleId, { waiting: 3, seen: 5 })
    const phone = await phones.open(options)
    const { words } = phone
    await arriveWithFile(phone)
    await bookFor(phones.stack(), phone.person, [here, elsewhere])

    await phone.reopen()
    await phone.heading(words('home:next.today.title')).waitFor()
    await phone.press(words('home:next.today.action'))
    if (options.mode === 'elder') await phone.press(words('visit-day:showRest'))
    await phone.link(new RegExp(`^${elsewhere.time}`)).click()
    await phone
      .link(new RegExp(`^${here.time}`))
      .or(phone.button(words('visit-day:showRest')))
      .waitFor()
    // Nothing happens at the hospital meanwhile: the refusal must not wait for news of the day.
    await phone.page.route(NEWS_OF_THE_DAY, () => undefined)
    await phone.press(words('visit-day:checkIn.action'))
    await phone.answer(/^(允许|Allow)$/)
    await phone.sees(words.like('errors:code.CHECK_IN_TOO_FAR'))
    await phone.page.unroute(NEWS_OF_THE_DAY)

    await phone.back()
    await phone.press(words('home:next.today.action'))
    await phone.page.evaluate(() => Object.assign(window, { isSamePage: true }))
    await phone.press(words('visit-day:checkIn.action'))
    await phone.sees(words('visit-day:state.waiting.title'))
    await phone.sees(words('visit-day:ahead_other', { count: 3 }))
    await phone.sees(words.like('visit-day:wait.range'))
    desk.queue.callNext(here.scheduleId)
    desk.queue.callNext(here.scheduleId)
    await phone.sees(words('visit-day:ahead_one', { count: 1 }))
    desk.queue.callNext(here.scheduleId)
    desk.queue.callNext(here.scheduleId)

    await phone.sees(words('visit-day:state.called.title'))
    await phone.sees(words('visit-day:call_one', { count: 1 }))
    expect(await phone.page.evaluate(() => 'isSamePage' in window)).toBe(true)
  },
)
