import type { Doctor } from '../../../sandbox/src/group/doctor.ts'
import type { Hospital } from '../../../sandbox/src/group/hospital.ts'
import type { Phone } from '../phone.ts'
import { escaped } from '../words.ts'

interface Choice {
  hospital: Hospital
  /** Without one, the first in the list. */
  doctor?: Doctor | undefined
}

/** From the home page to a doctor, as one does who knows the department. */
export async function chooseDoctor(phone: Phone, choice: Choice): Promise<void> {
  await phone.press(phone.words('home:do.byDepartment'))
  await chooseAmongDepartments(phone, choice)
}

/** From the list of departments to a doctor. */
export async function chooseAmongDepartments(phone: Phone, { hospital, doctor }: Choice): Promise<void> {
  const { words } = phone
  const [department] = hospital.departments
  if (!department) throw new Error('the hospital has no department')
  const say = (text: { zh: string; en: string }) => (words.language === 'en-US' ? text.en : text.zh)
  const names = hospital.doctors
    .filter(({ departmentCode }) => departmentCode === department.departmentCode)
    .filter((one) => doctor === undefined || one.doctorCode === doctor.doctorCode)
    .map(({ name }) => escaped(say(name)))

  await phone.press(new RegExp(`^${escaped(say(department.name))}`))
  await phone.press(new RegExp(`^(${names.join('|')})`))
}

/** From a doctor's page to the confirmation: the last session on show, days away, and its first free time. */
export async function chooseTime(phone: Phone): Promise<void> {
  const { words } = phone
  const periods = ['morning', 'afternoon', 'evening'].map((period) => words(`common:period.${period}`))
  await phone
    .link(new RegExp(`^(${periods.join('|')})`))
    .last()
    .click()
  await chooseFreeTime(phone)
}

/** On the page of a session's times: the first that is free. */
export async function chooseFreeTime(phone: Phone): Promise<void> {
  const { words } = phone
  await phone.group(words('booking:slots.times')).getByRole('radio', { disabled: false }).first().click()
  await phone.press(words.like('booking:slots.next'))
}

/** Presses the button that books, which says for whom. */
export async function confirmFor(phone: Phone, name: string): Promise<void> {
  await phone.press(phone.words.like('booking:confirm.book', { name }))
}

/** On the page of a booked appointment: a browser takes the file for the calendar, of Alipay one gets its address. */
export async function addToCalendar(phone: Phone): Promise<void> {
  const { words, page, options } = phone
  const taken = options.channel === 'alipay' ? undefined : page.waitForEvent('download')
  await phone.press(words('booking:appointment.calendar.add'))
  await (taken ?? phone.sees(words('booking:appointment.calendar.copied')))
}

/** On the page of a booked appointment: cancels it and waits until the hospital has said so. */
export async function cancel(phone: Phone): Promise<void> {
  const { words } = phone
  await phone.press(words('booking:appointment.cancel.action'))
  await phone.answer(words('booking:appointment.cancel.yes'))
  await phone.seesState(words('booking:appointment.state.cancelled.title'))
}
