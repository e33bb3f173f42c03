import { expect, test } from 'vitest'
import { deskOf } from '../hospital-desk.ts'
import { arriveWithFile } from '../phone/pages/arrive.ts'
import { payAtCashier } from '../phone/pages/cashier.ts'
import type { PhoneOptions } from '../phone/phone.ts'
import { setUpPhones } from '../phone/set-up-phones.ts'

const phones = setUpPhones()

/** Who lies in hospital when the sandbox starts (sandbox/src/his/inpatient/demo-stays.ts). */
const patients: PhoneOptions[] = [
  { channel: 'wechat', person: 'wang-xiuying', mode: 'elder' },
  { channel: 'suishenban', person: 'chen-jing' },
  { channel: 'alipay', person: 'xu-wenbin', language: 'en-US' },
]

test.each(patients)(
  '$person pays beforehand from the bed, sees the balance rise by it, and reads what a day has cost (in $channel)',
  async (patient) => {
    const phone = await phones.open(patient)
    const { words, person } = phone
    const desk = deskOf(phones.stack())
    const yuan = (fen: number) => words('common:money.yuan', { amount: (fen / 100).toFixed(2) })
    const balanceFen = () => {
      const { prepaidFen = 0, costFen = 0 } = desk.stayOf(person) ?? {}

      return prepaidFen - costFen
    }
    await arriveWithFile(phone)
    const before = balanceFen()
    if (patient.mode === 'elder') await phone.press(words('home-designs:more'))
    await phone.press(words('home:do.inpatient'))
    await phone.sees(yuan(before))

    await phone.press(words('inpatient:stay.topUp'))
    await phone
      .group(words('inpatient:topUp.suggested'))
      .getByRole('radio', { name: words('common:money.yuan', { amount: 1000 }) })
      .click()
    await phone.press(words('inpatient:topUp.pay', { amount: yuan(100_000) }))
    await payAtCashier(phone)
    await phone.sees(words('payments:payment.state.paidPrepaid.text'))
    expect(balanceFen()).toBe(before + 100_000)
    await phone.press(words('payments:payment.toStay'))
    await phone.sees(yuan(before + 100_000))

    await phone.link(words.like('inpatient:stay.daily')).first().click()
    await phone.sees(words('inpatient:daily.today'))
    await phone.group(words('inpatient:daily.days')).getByRole('radio').nth(1).click()
    await phone.page.getByText(words('inpatient:daily.today')).waitFor({ state: 'detached' })
    await phone.heading(words.like('inpatient:daily.sum')).waitFor()
    await phone.heading(new RegExp(`^${words('inpatient:class.bed')}`)).waitFor()
  },
)

test('a patient for whom the doctor has ordered a bed is refused a wrong number in words, then admitted and told where to go (in alipay)', async () => {
  const phone = await phones.open({ channel: 'alipay', person: 'li-ming' })
  const { words, person } = phone
  const { contact } = person
  const desk = deskOf(phones.stack())
  await arriveWithFile(phone)
  const { place, bring } = desk.noticeOf(person)
  await phone.press(words('home:do.inpatient'))
  await phone.press(words('inpatient:notice.admit'))
  await phone.sees(bring[0]?.zh ?? '')

  const fieldOf = (name: 'phone' | 'contactName' | 'contactPhone') => words(`inpatient:admission.${name}`)
  await phone.fill(fieldOf('phone'), '1390000')
  await phone.fill(fieldOf('contactName'), contact.name)
  await phone.choose(words('inpatient:admission.contactRelationship'), words('contact:parent'))
  await phone.fill(fieldOf('contactPhone'), person.phone)
  await phone.press(words('inpatient:admission.submit'))
  await phone.sees(words('errors:field.malformed'))
  expect(desk.noticeOf(person).admissionNo).toBeUndefined()

  await phone.fill(fieldOf('phone'), person.phone)
  await phone.press(words('inpatient:admission.submit'))
  await phone.sees(words('inpatient:admission.done'))
  await phone.sees(words('inpatient:admission.doneText', { place: place.zh }))
  expect(desk.noticeOf(person)).toMatchObject({
    admissionNo: desk.stayOf(person)?.stay.admissionNo,
    contact: { phone: person.phone, contactName: contact.name },
  })
  await phone.press(words('inpatient:admission.toStay'))
  await phone.sees(words('inpatient:stays.now'))
})
