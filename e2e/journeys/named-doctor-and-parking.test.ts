import { expect, test } from 'vitest'
import { bookFor } from '../book-for.ts'
import { axeInBothLanguages, setUpStaff } from '../console/set-up-staff.ts'
import { deskOf } from '../hospital-desk.ts'
import { arriveWithFile } from '../phone/pages/arrive.ts'
import { setUpPhones } from '../phone/set-up-phones.ts'
import { escaped } from '../phone/words.ts'

const phones = setUpPhones()
const staff = setUpStaff(phones)

test('a foreigner asks for a doctor by name, is called, and sees the booked time on the page that lay open', async () => {
  const { hospital } = deskOf(phones.stack())
  const doctor = hospital.doctors.find(({ visitTypes, isTeam }) => visitTypes.includes('3') && !isTeam)
  const department = hospital.departments.find((one) => one.departmentCode === doctor?.departmentCode)
  const coordinator = await staff.invite({
    name: '陆协调',
    phone: '13700000012',
    role: 'named_doctor_coordinator',
  })
  const phone = await phones.open({ channel: 'wechat', person: 'emma-johnson', language: 'en-US' })
  const { words, person } = phone
  await arriveWithFile(phone)
  await phone.press(words('home:do.special'))
  await phone.press(new RegExp(`^${escaped(department?.name.en ?? '')}`))
  await phone.press(new RegExp(`^${escaped(doctor?.name.en ?? '')}`))
  await phone.press(words('booking:doctor.askAction'))
  await phone.button(new RegExp(`^${words('named-doctor:ask.day')}`)).click()
  await phone.dialog().getByRole('radio').nth(2).click()
  await phone.press(words('named-doctor:ask.submit', { name: person.name }))
  await phone.sees(words('named-doctor:request.state.submitted.title'))

  const { page } = coordinator
  expect(await axeInBothLanguages(coordinator)).toEqual([])
  await coordinator.tabAndPress(page.getByRole('link', { name: doctor?.name.zh ?? '' }).first())
  await coordinator.tabAndPress(coordinator.button('namedDoctor.take'))
  await phone.sees(words('named-doctor:request.state.being_arranged.title'))
  await coordinator.tabAndPress(coordinator.button('namedDoctor.unmask'))
  const dialog = page.getByRole('dialog')
  await coordinator.tabTo(dialog.getByRole('textbox'))
  await page.keyboard.type('电话确认时间')
  await coordinator.tabAndPress(dialog.getByRole('button', { name: coordinator.says('reasonDialog.submit') }))
  await coordinator.sees(person.name)
  await page.getByRole('radio', { name: coordinator.says('callOutcome.reached') }).check()
  await coordinator.button('namedDoctor.noteCall').click()
  await page.getByRole('cell', { name: coordinator.says('callOutcome.reached') }).waitFor()
  expect(await axeInBothLanguages(coordinator)).toEqual([])
  await coordinator.tabTo(page.getByRole('combobox', { name: coordinator.says('namedDoctor.session') }))
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page
    .getByRole('radio', { name: /^\d\d:\d\d$/, disabled: false })
    .first()
    .check()
  await coordinator.tabAndPress(coordinator.button('namedDoctor.book'))

  await phone.sees(words('named-doctor:request.state.fixed.title'))
  await coordinator.sees(coordinator.says('requestState.fixed'))
  await phone.press(words('named-doctor:request.seeVisit'))
  await phone.sees(words('booking:appointment.state.booked.text'))
})

test('a car is on the gate’s screen at once, and let in without a network it is let in once, and its owner told', async () => {
  const desk = deskOf(phones.stack())
  const here = desk.addClinicToday('01', ['23:57', '23:58'])
  const guard = await staff.invite({
    name: '邓保安',
    phone: '13700000013',
    role: 'security_desk',
    language: 'en-US',
  })
  await guard.sees(guard.says('arrivals.none'))
  const phone = await phones.open({ channel: 'wechat', person: 'ho-chun-kit', language: 'en-US' })
  const { words } = phone
  await arriveWithFile(phone)
  await bookFor(phones.stack(), phone.person, [here])
  await phone.toTab('visits')
  await phone.link(new RegExp(escaped(here.time))).click()
  await phone.press(words('booking:appointment.parking'))
  await phone.choose(words('parking:province'), words('parking:noProvince'))
  await phone.fill(words('parking:rest'), 'ab 1234')
  await phone.press(words('parking:submit'))
  await phone.sees(words('parking:state.expected.title'))
  await guard.sees('AB1234')
  expect(await axeInBothLanguages(guard)).toEqual([])
  await guard.page.getByRole('textbox', { name: guard.says('arrivals.search') }).fill('234')

  const { page } = guard
  await page.context().setOffline(true)
  await guard.tabAndPress(
    page.getByRole('button', { name: guard.says('arrivals.letInCar', { plate: 'AB1234' }) }),
  )
  await page
    .getByText(/not sent yet/)
    .first()
    .waitFor()
  await phone.sees(words('parking:state.expected.title'))
  await page.context().setOffline(false)
  await phone.sees(words('parking:state.let_in.title'))
  await guard.sees(guard.says('arrivals.counts', { expected: '0', inside: '1', left: '0' }))
  await guard.tabAndPress(
    page.getByRole('button', { name: guard.says('arrivals.leftCar', { plate: 'AB1234' }) }),
  )
  await phone.sees(words('parking:state.left.title'))
})
