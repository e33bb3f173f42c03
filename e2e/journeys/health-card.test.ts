import { expect, test } from 'vitest'
import { deskOf } from '../hospital-desk.ts'
import { leftOnPhone } from '../phone/left-on-phone.ts'
import { arriveWithFile } from '../phone/pages/arrive.ts'
import { chooseDoctor, chooseTime, confirmFor } from '../phone/pages/booking.ts'
import type { Phone, PhoneOptions } from '../phone/phone.ts'
import { scan } from '../phone/scan.ts'
import { setUpPhones } from '../phone/set-up-phones.ts'
import { escaped } from '../phone/words.ts'

const phones = setUpPhones()

/** Who shows a code, and reads which report (sandbox/src/reports/demo-orders.ts). */
interface Story extends PhoneOptions {
  report: string
  value: string
}

const stories: Story[] = [
  { channel: 'wechat', person: 'xu-wenbin', language: 'en-US', report: 'Lipids', value: '5.74' },
  { channel: 'suishenban', person: 'zhou-min', report: '甲状腺功能', value: '5.86' },
  { channel: 'alipay', person: 'chen-jing', mode: 'elder', report: '血常规', value: '109' },
]

test.each(stories)(
  '$person applies for a health card, whose codes are read as theirs; with the network off it is there, and so are the next visit and the last report, of which nothing can be read on the phone or stays after signing out ($channel)',
  async (story) => {
    const phone = await phones.open(story)
    const { words, person } = phone
    const { hospital } = deskOf(phones.stack())
    const { book } = phones.stack().sandbox.healthCards
    const qr = phone.page.getByRole('img', { name: words('health:code.picture', { name: person.name }) })
    const bars = phone.page.getByRole('img', { name: words('health:code.bars', { name: person.name }) })
    await arriveWithFile(phone)
    await chooseDoctor(phone, { hospital })
    await chooseTime(phone)
    await confirmFor(phone, person.name)
    await phone.seesState(words('booking:appointment.state.booked.title'))
    await phone.reopen()
    await phone.heading(words('home:next.appointment.title')).waitFor()

    await phone.press(words('home:do.code'))
    await phone.press(words('health:apply.action'))
    const read = await scan(qr, 'qr')
    const number = await scan(bars, 'bars')
    expect(read).toMatch(/:1$/)
    expect(book.whose(read)).toMatchObject({ name: person.name, phid: number })
    await phone.sees(number.replace(/(.{4})(?=.)/g, '$1 '))
    await phone.sees(words.like('health:code.leftLittle'))
    expect(await brightness(phone)).toBe(story.channel === 'alipay' ? 1 : undefined)
    await phone.back()
    await phone.heading(words('home:next.appointment.title')).waitFor()
    expect(await brightness(phone)).toBe(story.channel === 'alipay' ? 0.4 : undefined)

    await phone.press(words('home:do.reports'))
    await phone.press(new RegExp(escaped(story.report)))
    await phone.sees(story.value)
    await phone.keepsTheApp()
    const left = await leftOnPhone(phone.page)
    for (const personal of [person.name, person.phone, person.document.number, number, read, story.report])
      expect(left).not.toContain(personal)
    for (const { name } of hospital.doctors) expect(left).not.toContain(name.zh)

    await phone.loseNetwork()
    await phone.reopenOffline()
    await phone.sees(words('kept:visit'))
    await phone.sees(words.like('kept:notice'))
    await phone.press(new RegExp(escaped(story.report)))
    await phone.sees(story.value)
    await phone.sees(words.like('kept:notice'))
    await phone.back()
    await phone.press(words('kept:code'))
    expect(book.whose(await scan(qr, 'qr'))).toMatchObject({ name: person.name, phid: number })
    expect(await scan(bars, 'bars')).toBe(number)

    await phone.regainNetwork()
    await phone.reopen()
    await phone.heading(words('home:next.appointment.title')).waitFor()
    await phone.toTab('me')
    await phone.press(words('me:signOut'))
    await phone.heading(words('home:next.signIn.title')).waitFor()
    await expect.poll(() => leftOnPhone(phone.page)).not.toMatch(/tz-kept(-|\/box: .)/)
    await phone.loseNetwork()
    await phone.reopenOffline()
    await phone.sees(words('errors:loadOffline'))
    expect(await phone.text(words('kept:visit')).count()).toBe(0)
    await phone.regainNetwork()
  },
)

/** Of a phone whose host lets a page say how bright it is. */
function brightness({ page }: Phone): Promise<number | undefined> {
  return page.evaluate(async () => {
    const my = window.__host?.my as { getScreenBrightness?(): Promise<{ brightness: number }> } | undefined

    return (await my?.getScreenBrightness?.())?.brightness
  })
}
