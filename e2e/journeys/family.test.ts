import { expect, test } from 'vitest'
import { documentOf, personOf } from '../../bff/test/file-of.ts'
import { addDays, shanghaiDate } from '../../sandbox/src/lib/shanghai-time.ts'
import { deskOf } from '../hospital-desk.ts'
import { arriveWithFile } from '../phone/pages/arrive.ts'
import { chooseDoctor, chooseTime, confirmFor } from '../phone/pages/booking.ts'
import { bindFile } from '../phone/pages/patients.ts'
import { setUpPhones } from '../phone/set-up-phones.ts'

const phones = setUpPhones()

test('Chen Jing binds the file she has by the phone that the hospital holds (Suishenban)', async () => {
  const phone = await phones.open({ channel: 'suishenban', person: 'chen-jing' })
  const { words, person } = phone
  await arriveWithFile(phone)

  await phone.press(words('home:do.patients'))
  await phone.press(new RegExp(`^${person.name}`))
  const [card] = deskOf(phones.stack()).fileOf(person)?.cards ?? []
  if (!card) throw new Error('the hospital has no card of hers')
  await phone.sees(words('patients:detail.cardNumber', { number: `**** ${card.cardNo.slice(-4)}` }))
})

test('Li Ming adds his mother by the code on her phone and books for her, and sees for whom (WeChat)', async () => {
  const phone = await phones.open({ channel: 'wechat', person: 'li-ming' })
  const mother = personOf('wang-xiuying')
  const { words } = phone
  const desk = deskOf(phones.stack())
  await arriveWithFile(phone)

  await phone.press(words('home:do.patients'))
  await phone.press(words('patients:list.add'))
  await bindFile(phone, 'parent', { ...documentOf(mother.id), name: mother.name, phone: mother.phone })
  await phone.sees(words('patients:detail.added', { name: mother.name }))
  await phone.sees(words('common:patient.for', { name: mother.name }))

  await phone.back()
  await phone.back()
  await phone.back()
  await chooseDoctor(phone, desk)
  await chooseTime(phone)
  await phone.choose(words('booking:confirm.who'), new RegExp(`^${mother.name}`))
  await confirmFor(phone, mother.name)
  await phone.seesState(words('booking:appointment.state.booked.title'))
  await phone.sees(words('common:patient.for', { name: mother.name }))

  expect(desk.ordersOf(mother)).toMatchObject([{ status: 'CONFIRMED' }])
  expect(desk.ordersOf(phone.person)).toEqual([])
})

test('Sun Guoqiang, who missed visits, is not booked and is told until when (Alipay)', async () => {
  const phone = await phones.open({ channel: 'alipay', person: 'sun-guoqiang' })
  const { words, person } = phone
  const desk = deskOf(phones.stack())
  const until = addDays(shanghaiDate(Date.now()), person.files[0]?.barredForDays ?? 0)
  const day = words('common:time.date', { month: Number(until.slice(5, 7)), day: Number(until.slice(8)) })
  await arriveWithFile(phone)
  await chooseDoctor(phone, desk)
  await chooseTime(phone)
  await confirmFor(phone, person.name)

  const refusal = phone.text(words.like('errors:code.PATIENT_BARRED'))
  await refusal.waitFor()
  expect(await refusal.textContent()).toContain(day)
  expect(desk.ordersOf(person)).toEqual([])
})
