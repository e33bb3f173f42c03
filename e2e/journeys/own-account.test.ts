import { expect, test } from 'vitest'
import { deskOf } from '../hospital-desk.ts'
import { arrive, arriveWithFile } from '../phone/pages/arrive.ts'
import { chooseDoctor, chooseTime, confirmFor } from '../phone/pages/booking.ts'
import { setUpPhones } from '../phone/set-up-phones.ts'

const phones = setUpPhones()

test('Chen Jing finds a doctor by pinyin, follows her and finds her again (Suishenban)', async () => {
  const phone = await phones.open({ channel: 'suishenban', person: 'chen-jing' })
  const { words } = phone
  const doctor = deskOf(phones.stack()).hospital.doctors.find(({ sex }) => sex === '2')
  if (!doctor) throw new Error('the hospital has no woman doctor')
  const byName = new RegExp(`^${doctor.name.zh}`)
  await arrive(phone)

  await phone.press(words('home:do.byDoctor'))
  await phone.fill(words('booking:find.search'), doctor.name.en.replaceAll(/\W/g, '').toLowerCase())
  await phone.press(byName)
  await phone.press(words('booking:doctor.follow'))
  await phone.button(words('booking:doctor.followed')).waitFor()

  await phone.back()
  await phone.back()
  await phone.press(words('home:do.followed'))
  await phone.press(byName)
  await phone.sees(doctor.specialities.zh)
})

test('Li Ming signs out, and the phone no longer knows his patients (WeChat)', async () => {
  const phone = await phones.open({ channel: 'wechat', person: 'li-ming' })
  const { words, person } = phone
  const greeted = phone.text(new RegExp(person.name))
  await arriveWithFile(phone)
  await greeted.waitFor()

  await phone.toTab('me')
  await phone.press(words('me:signOut'))
  await phone.heading(words('home:next.signIn.title')).waitFor()
  expect(await greeted.count()).toBe(0)
  await phone.toTab('visits')
  await phone.sees(words('visits:why'))
})

test('Wang Xiuying takes her consent back: all stops until she gives it again, and nothing is lost (Alipay)', async () => {
  const phone = await phones.open({ channel: 'alipay', person: 'wang-xiuying' })
  const { words, person } = phone
  await arriveWithFile(phone)

  await phone.toTab('me')
  await phone.press(words('me:privacy'))
  await phone.press(words('account:privacy.withdraw'))
  await phone.answer(words('account:privacy.sheet.action'))
  await phone.sees(words('account:privacy.paused'))
  await phone.back()
  await phone.sees(words('me:paused'))
  await phone.press(words('me:patients'))
  await phone.heading(words('account:consent.title')).waitFor()

  await phone.tick(words('account:consent.sentence'))
  await phone.press(words('account:consent.submit'))
  await phone.link(new RegExp(`^${person.name}`)).waitFor()
})

test('Zhou Min closes her account; whoever signs in by her number afterwards starts from nothing (WeChat)', async () => {
  const phone = await phones.open({ channel: 'wechat', person: 'zhou-min' })
  const { words } = phone
  await arriveWithFile(phone)

  await phone.toTab('me')
  await phone.press(words('me:close'))
  await phone.tick(words('account:close.understood'))
  await phone.press(words('account:close.submit'))
  await phone.sees(words('account:close.doneText'))
  await phone.press(words('common:action.home'))
  await arrive(phone)
})

test('Emma Johnson is known in the international portal as in the Chinese one, and loses her place in neither (WeChat)', async () => {
  const phone = await phones.open({ channel: 'wechat', person: 'emma-johnson' })
  const { person } = phone
  const desk = deskOf(phones.stack())
  await arriveWithFile(phone)
  const bound = desk.fileOf(person)?.patientNo
  await chooseDoctor(phone, desk)
  await phone.heading(phone.words('booking:doctor.sessions')).waitFor()
  const { pathname, search } = new URL(phone.page.url())
  await phone.switchLanguage()
  expect(new URL(phone.page.url())).toMatchObject({ pathname, search })

  await phone.openInternationalPortal()
  const { words } = phone
  await phone.heading(words('home:next.book.title')).waitFor()
  await chooseDoctor(phone, desk)
  await chooseTime(phone)
  await confirmFor(phone, person.name)
  await phone.seesState(words('booking:appointment.state.booked.title'))
  expect(desk.ordersOf(person).map(({ patientNo }) => patientNo)).toEqual([bound])

  await phone.switchLanguage()
  await phone.seesState(phone.words('booking:appointment.state.booked.title'))
})
