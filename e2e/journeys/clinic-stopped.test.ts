import { expect, test } from 'vitest'
import { axeInBothLanguages, setUpStaff } from '../console/set-up-staff.ts'
import { waitForHeldCancellation } from '../console/silent-hospital.ts'
import type { StaffWindow } from '../console/staff-window.ts'
import { expectEqualBooks } from '../equal-books.ts'
import { deskOf } from '../hospital-desk.ts'
import { arriveWithFile } from '../phone/pages/arrive.ts'
import { chooseDoctor, chooseTime, confirmFor } from '../phone/pages/booking.ts'
import { payAtCashier } from '../phone/pages/cashier.ts'
import type { Phone, PhoneOptions } from '../phone/phone.ts'
import { setUpPhones } from '../phone/set-up-phones.ts'
import { accessibility } from '../walks/checks/accessibility.ts'

/** This hospital takes the fees of visits online. */
const INSTITUTION = 'tz-jiangwan'

const phones = setUpPhones()
const staff = setUpStaff(phones)
let office: StaffWindow

/**
 * Of the hospital that takes fees online: booked and paid, with the appointment's page open. Everybody goes to a doctor
 * of their own: the list of sessions is some seconds old, and shows the clinic that was just stopped as open.
 */
async function bookAndPay(payer: PhoneOptions, doctorIndex: number): Promise<Phone> {
  const phone = await phones.open(payer)
  const { words, person } = phone
  const desk = deskOf(phones.stack(), INSTITUTION)
  const [chinese, english] = desk.hospital.institution.name
  await phone.press(words.like('home:institution.change'))
  const name = words.language === 'en-US' ? english : chinese
  await phone.dialog().getByRole('radio', { name }).click()
  await phone.dialog().waitFor({ state: 'hidden' })
  await arriveWithFile(phone)
  await chooseDoctor(phone, { hospital: desk.hospital, doctor: desk.hospital.doctors[doctorIndex] })
  await chooseTime(phone)
  await confirmFor(phone, person.name)
  await phone.press(words.like('booking:appointment.pay.action'))
  await payAtCashier(phone)
  await phone.press(words('payments:payment.toAppointment'))
  await phone.seesState(words('booking:appointment.state.booked.title'))

  return phone
}

/** Finds the clinic of this person's newest appointment and stops it, by keyboard from the button on. */
async function stopClinicOf({ person }: Phone): Promise<void> {
  const { page } = office
  const desk = deskOf(phones.stack(), INSTITUTION)
  const [order] = desk.ordersOf(person)
  const doctor = desk.hospital.doctors.find(({ doctorCode }) => doctorCode === order?.doctorCode)
  await page.locator('#clinics-day').fill(order?.date ?? '')
  await office.field('clinics.find').fill(doctor?.name.zh ?? '')
  const stop = page.getByRole('button', {
    name: `${office.says('clinics.stop')} ${doctor?.name.zh} ${order?.beginTime.slice(0, 2)}`,
  })
  await office.tabAndPress(stop.first())
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  expect(await accessibility(page)).toEqual([])
  await office.tabTo(dialog.getByRole('textbox').first())
  await page.keyboard.type('医生临时会诊')
  await office.tabTo(dialog.getByRole('textbox').last())
  await page.keyboard.type('The doctor is called away')
  await office.tabAndPress(dialog.getByRole('checkbox'), 'Space')
  await office.tabAndPress(dialog.getByRole('button', { name: office.says('clinics.stopNow') }))
  await office.sees(office.says('clinics.states.stopped'))
}

test('the outpatient office is invited and sees the clinics of a day', async () => {
  office = await staff.invite({ name: '何门诊', phone: '13700000012', role: 'outpatient' })
  await office.heading('clinics.title').waitFor()
  await office.tabTo(office.page.getByRole('combobox'))
  await office.page.keyboard.press('Enter')
  await office.page.getByTitle('江湾区医院').click()
  expect(await accessibility(office.page)).toEqual([])
})

test('a patient’s open page says that the clinic is stopped, and one tap takes another time with the fee', async () => {
  const phone = await bookAndPay({ channel: 'wechat', person: 'xu-wenbin' }, 0)
  const { words, person } = phone
  const desk = deskOf(phones.stack(), INSTITUTION)
  await stopClinicOf(phone)
  await phone.seesState(words('booking:appointment.state.stopped.title'))
  await phone.press(words.like('booking:appointment.stopped.move'))
  await phone.seesState(words('booking:appointment.state.booked.title'))
  const [after, before] = desk.ordersOf(person)
  expect([after?.status, before?.status]).toEqual(['CONFIRMED', 'CANCELLED'])
  expect(after?.payment).toEqual(before?.payment)
})

test('a patient in Alipay has the fee back instead, in one tap', async () => {
  const phone = await bookAndPay({ channel: 'alipay', person: 'zhao-lei' }, 1)
  const { words, person } = phone
  await stopClinicOf(phone)
  await phone.seesState(words('booking:appointment.state.stopped.title'))
  await phone.press(words.like('booking:appointment.stopped.refund'))
  await phone.seesState(words('booking:appointment.state.cancelled.title'))
  expect(deskOf(phones.stack(), INSTITUTION).ordersOf(person)[0]?.status).toBe('CANCELLED')
  await phone.press(words('booking:appointment.payment'))
  await phone.seesState(words('payments:payment.state.refundedRegistration.title'))
  await expectEqualBooks(phones.stack())
})

/** Of the only held cancellation: what is chosen, by keyboard and with a reason, once the person has made sure. */
async function decideHeld(window: StaffWindow, choice: 'settle' | 'confirm'): Promise<void> {
  const { page } = window
  await window.to('cancellations')
  const button = page.getByRole('button', { name: new RegExp(`^${window.says(`cancellations.${choice}`)} `) })
  await button.waitFor()
  expect(await axeInBothLanguages(window)).toEqual([])
  await window.tabAndPress(button)
  const dialog = page.getByRole('dialog')
  await window.tabAndPress(dialog.getByRole('checkbox'), 'Space')
  expect(await accessibility(page)).toEqual([])
  await window.tabTo(dialog.getByRole('textbox'))
  await page.keyboard.type('窗口已核实')
  await window.tabAndPress(dialog.getByRole('button', { name: window.says('reasonDialog.submit') }))
  await dialog.waitFor({ state: 'hidden' })
}

test('a place that the hospital’s system does not let go is ended by two people, and the fee is back', async () => {
  const phone = await bookAndPay({ channel: 'suishenban', person: 'emma-johnson', language: 'en-US' }, 2)
  const { words, person } = phone
  const desk = deskOf(phones.stack(), INSTITUTION)
  desk.freezeOrderOf(person)
  await stopClinicOf(phone)
  await phone.press(words.like('booking:appointment.stopped.refund'))
  await phone.seesState(words('booking:appointment.state.cancelling.title'))
  await waitForHeldCancellation(phones.stack())
  await phone.sees(words('booking:appointment.cancelHeld.title'))

  await decideHeld(office, 'settle')
  await office.sees(office.says('cancellations.proposedBy', { name: '何门诊', reason: '窗口已核实' }))
  desk.cancelOrderOf(person)
  const finance = await staff.invite({ name: '吴财务', phone: '13700000013', role: 'finance' })
  await decideHeld(finance, 'confirm')
  await finance.sees(finance.says('cancellations.empty'))

  await phone.seesState(words('booking:appointment.state.cancelled.title'))
  await phone.press(words('booking:appointment.payment'))
  await phone.seesState(words('payments:payment.state.refundedRegistration.title'))
  await expectEqualBooks(phones.stack())
})
