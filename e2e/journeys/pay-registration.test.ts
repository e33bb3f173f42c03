import { expect, test } from 'vitest'
import { expectEqualBooks } from '../equal-books.ts'
import { deskOf } from '../hospital-desk.ts'
import { arriveWithFile } from '../phone/pages/arrive.ts'
import { cancel, chooseDoctor, chooseTime, confirmFor } from '../phone/pages/booking.ts'
import { payAtCashier } from '../phone/pages/cashier.ts'
import type { PhoneOptions } from '../phone/phone.ts'
import { setUpPhones } from '../phone/set-up-phones.ts'

const phones = setUpPhones()

/** This hospital takes the fees of visits online. */
const INSTITUTION = 'tz-jiangwan'

const payers: PhoneOptions[] = [
  { channel: 'wechat', person: 'xu-wenbin', language: 'zh-CN', mode: 'elder' },
  { channel: 'suishenban', person: 'emma-johnson', language: 'en-US', mode: 'standard' },
  { channel: 'alipay', person: 'zhao-lei', language: 'zh-CN', mode: 'standard' },
]

test.each(payers)(
  '$person pays to be booked, cancels, and has the money back (in $channel)',
  async (payer) => {
    const phone = await phones.open(payer)
    const { words, person } = phone
    const desk = deskOf(phones.stack(), INSTITUTION)
    const [chinese, english] = desk.hospital.institution.name
    const hospital = words.language === 'en-US' ? english : chinese
    await phone.press(words.like('home:institution.change'))
    await phone.dialog().getByRole('radio', { name: hospital }).click()
    await phone.dialog().waitFor({ state: 'hidden' })
    await arriveWithFile(phone)
    await chooseDoctor(phone, desk)
    await chooseTime(phone)
    await confirmFor(phone, person.name)
    await phone.seesState(words('booking:appointment.state.to_pay.title'))
    expect(desk.ordersOf(person).at(0)).toMatchObject({ status: 'LOCKED' })

    await phone.press(words.like('booking:appointment.pay.action'))
    await payAtCashier(phone)
    await phone.seesState(words('payments:payment.state.paidRegistration.title'))
    await phone.press(words('payments:payment.toAppointment'))
    await phone.seesState(words('booking:appointment.state.booked.title'))
    expect(desk.ordersOf(person).at(0)).toMatchObject({ status: 'CONFIRMED' })

    await cancel(phone)
    expect(desk.ordersOf(person).at(0)).toMatchObject({ status: 'CANCELLED' })
    await phone.press(words('booking:appointment.payment'))
    await phone.seesState(words('payments:payment.state.refundedRegistration.title'))
    await expectEqualBooks(phones.stack())
  },
)
