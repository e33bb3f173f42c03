import { describe, expect, test } from 'vitest'
import { fileOf } from '../../bff/test/file-of.ts'
import type { DemoPerson } from '../../sandbox/src/people.ts'
import { deskOf } from '../hospital-desk.ts'
import {
  addToCalendar,
  cancel,
  chooseAmongDepartments,
  chooseTime,
  confirmFor,
} from '../phone/pages/booking.ts'
import { openFile } from '../phone/pages/patients.ts'
import { signIn } from '../phone/pages/sign-in.ts'
import { hostChannels } from '../phone/phone.ts'
import { setUpPhones } from '../phone/set-up-phones.ts'

/** People without a file, with four kinds of document; each reads in another way. */
const visitors = [
  ['zhao-lei', 'zh-CN', 'standard'],
  ['emma-johnson', 'en-US', 'standard'],
  ['ho-chun-kit', 'zh-CN', 'elder'],
  ['lin-chia-yi', 'en-US', 'elder'],
] as const

describe.each(hostChannels)('in %s', (channel) => {
  const phones = setUpPhones()

  test.each(visitors)('%s (%s, %s) opens a file, books, sees it and cancels', async (id, language, mode) => {
    const phone = await phones.open({ channel, person: id, language, mode })
    const { words, person } = phone
    const desk = deskOf(phones.stack())

    await phone.press(words('home:next.signIn.action'))
    await phone.sees(words('account:signIn.identified', { host: phone.hostName }))
    await signIn(phone)

    await phone.press(words('home:next.addPatient.action'))
    await openFile(phone, 'self', fileOf(id))
    await phone.sees(words('patients:detail.added', { name: person.name }))
    expect(desk.fileOf(person)).toMatchObject(asFiled(person))

    await phone.press(words('home:next.book.action'))
    await chooseAmongDepartments(phone, desk)
    await chooseTime(phone)
    await confirmFor(phone, person.name)

    await phone.seesState(words('booking:appointment.state.booked.title'))
    const [order] = desk.ordersOf(person)
    if (!order?.queueNo || !order.appointmentNo) throw new Error('the hospital has not confirmed it')
    const time = `${order.beginTime}–${order.endTime}`
    await phone.sees(new RegExp(`^${order.queueNo}$`))
    await phone.sees(order.appointmentNo)
    await phone.sees(time)
    await phone.sees(language === 'en-US' ? order.location.en : order.location.zh)

    await addToCalendar(phone)

    await phone.press(words('booking:appointment.toVisits'))
    const listed = phone.link(time).filter({ hasText: words('visits:state.booked') })
    await listed.waitFor()
    await phone.toTab('home')
    await phone.heading(words('home:next.appointment.title')).waitFor()
    await phone.sees(time)

    await phone.press(words('home:next.appointment.action'))
    await cancel(phone)
    const outcome = phone.text(words('booking:appointment.state.cancelled.unpaid'))
    await phone.page.waitForFunction(isInSight, await outcome.elementHandle())
    expect(desk.ordersOf(person)).toMatchObject([{ orderNo: order.orderNo, status: 'CANCELLED' }])
  })
})

/** “Cancel” is pressed far down, and what became of it stands at the top. */
const isInSight = (element: Element | null) => element !== null && element.getBoundingClientRect().top >= 0

/** Everything of the first-visit file, as the hospital writes it down. */
function asFiled(person: DemoPerson) {
  const { name, nameLatin, nationality, ethnicity, maritalStatus, address, phone, payType } = person
  const { document, contact } = person

  return {
    ...{ name, nationality, maritalStatus, address, phone, payType },
    ...(document.type === '03' ? { nameLatin } : {}),
    ...(ethnicity === undefined ? {} : { ethnicity }),
    sex: { male: '1', female: '2' }[person.sex],
    birthDate: person.bornOn,
    documentType: document.type,
    documentNo: document.number,
    contactName: contact.name,
    contactPhone: contact.phone,
    contactRelationship: contact.relationship,
  }
}
