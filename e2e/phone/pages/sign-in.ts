import type { Phone } from '../phone.ts'

/** From the sign-in page to where the person wanted to go: phone, consent, code. */
export async function signIn(phone: Phone): Promise<void> {
  const { words, person } = phone
  await phone.fill(words('account:signIn.phone'), person.phone)
  await phone.tick(words('account:agree.sentence'))
  await phone.press(words('account:signIn.sendCode'))
  const code = await phone.smsCode()
  await phone.fill(words('common:code.label'), code)
  await phone.press(words('account:signIn.submit'))
}
