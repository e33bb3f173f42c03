import { documentOf, fileOf } from '../../../bff/test/file-of.ts'
import type { Phone } from '../phone.ts'
import { bindFile, openFile } from './patients.ts'
import { signIn } from './sign-in.ts'

/** From the first screen to the home page of somebody who is signed in and has no patient yet. */
export async function arrive(phone: Phone): Promise<void> {
  const { words } = phone
  await phone.press(words('home:next.signIn.action'))
  await signIn(phone)
  await phone.heading(words('home:next.addPatient.title')).waitFor()
}

/** The same, and then adds themselves, by the file that the hospital has or by a new one, so that they can book. */
export async function arriveWithFile(phone: Phone): Promise<void> {
  const { words, person } = phone
  const [held] = person.files
  await arrive(phone)
  await phone.press(words('home:next.addPatient.action'))
  if (held) {
    const { name } = person
    await bindFile(phone, 'self', { ...documentOf(person.id), name, phone: held.phone ?? person.phone })
  } else {
    await openFile(phone, 'self', fileOf(person.id))
  }
  await phone.sees(words('patients:detail.added', { name: person.name }))
  await phone.back()
  await phone.back()
  await phone.heading(words('home:next.book.title')).waitFor()
}
