import { expect, test } from 'vitest'
import { fileOf } from '../../bff/test/file-of.ts'
import { deskOf } from '../hospital-desk.ts'
import { arrive } from '../phone/pages/arrive.ts'
import { fillContact, fillIdentity, fillPerson } from '../phone/pages/patients.ts'
import { setUpPhones } from '../phone/set-up-phones.ts'

const phones = setUpPhones()

// A browser's field shows what it is given; the mini-program's keeps a text of its own.
test.each([
  ['wechat', 'lin-chia-yi'],
  ['alipay', 'emma-johnson'],
] as const)(
  'switching language and display in the middle of a file keeps the place and all that was typed (%s)',
  async (channel, id) => {
    const phone = await phones.open({ channel, person: id })
    const file = fileOf(id)
    await arrive(phone)
    await phone.press(phone.words('home:next.addPatient.action'))
    await phone.press(phone.words('patients:add.first'))
    await fillIdentity(phone, 'self', file)
    await phone.press(phone.words('common:action.next'))
    await fillPerson(phone, file)

    await phone.switchLanguage()
    const { words } = phone
    const typed = (label: string) => phone.field(words(`patients:field.${label}`)).inputValue()
    await phone.press(words('common:mode.elder'))
    await phone.button(words('common:mode.standard')).waitFor()
    await phone.heading(words('patients:file.steps.person')).waitFor()
    expect(await typed('phone')).toBe(file.phone)
    expect(await typed('address')).toBe(file.address)
    const chosen = { name: words(`patients:marital.${file.maritalStatus}`), checked: true }
    await phone.group(words('patients:field.maritalStatus')).getByRole('radio', chosen).waitFor()

    await phone.press(words('common:action.previous'))
    await phone.heading(words('patients:file.steps.document')).waitFor()
    expect(await typed('documentNumber')).toBe(file.documentNumber)
    await phone.press(words('common:action.next'))
    await phone.press(words('common:action.next'))
    await fillContact(phone, file)
    await phone.press(words('patients:file.submit'))
    await phone.sees(words('patients:detail.added', { name: file.name }))
    const { address, phone: number } = file
    expect(deskOf(phones.stack()).fileOf(phone.person)).toMatchObject({ address, phone: number })
  },
)
