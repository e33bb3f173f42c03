import { ethnicities } from '@tongzhen/contract/ethnicities'
import type { PatientFile, Relation } from '@tongzhen/contract/patients'
import type { ProxyTerm } from '@tongzhen/contract/states'
import { countries } from '../../../src/pages/patients/open-file/countries.ts'
import type { Phone } from '../phone.ts'

type Identity = Pick<PatientFile, 'documentKind' | 'documentNumber' | 'name' | 'nameLatin'>

/** Who the patient is: the first step of a file, and all that binding one asks. */
export async function fillIdentity(phone: Phone, relation: Relation, who: Identity): Promise<void> {
  const { words } = phone
  await phone.choose(words('patients:field.relation'), words(`common:relation.${relation}`))
  await phone.choose(words('patients:field.documentKind'), words(`common:document.${who.documentKind}`))
  await phone.fill(words('patients:field.documentNumber'), who.documentNumber)
  if (who.nameLatin === undefined) await phone.fill(words('patients:field.name'), who.name)
  else await phone.fill(words('patients:field.nameLatin'), who.nameLatin)
}

/** What the hospital wants to know of the patient: the second step; a resident ID number has said some of it. */
export async function fillPerson(phone: Phone, file: PatientFile): Promise<void> {
  const { words } = phone
  if (file.documentKind === 'resident_id') await phone.sees(words('patients:field.fromDocument'))
  else await fillSexAndBirth(phone, file)
  if (file.documentKind === 'passport')
    await phone.choose(words('patients:field.nationality'), nameIn(phone, countries, file.nationality))
  if (file.ethnicity !== undefined)
    await phone.choose(words('patients:field.ethnicity'), nameIn(phone, ethnicities, file.ethnicity))
  await phone.choose(words('patients:field.maritalStatus'), words(`patients:marital.${file.maritalStatus}`))
  await phone.fill(words('patients:field.phone'), file.phone)
  await phone.fill(words('patients:field.address'), file.address)
}

async function fillSexAndBirth(phone: Phone, { sex, birthOn }: PatientFile): Promise<void> {
  const { words } = phone
  const [year = '', month = '', day = ''] = birthOn.split('-')
  await phone.choose(words('patients:field.sex'), words(`common:sex.${sex}`))
  await phone.fill(words('common:datePart.year'), year)
  await phone.fill(words('common:datePart.month'), month)
  await phone.fill(words('common:datePart.day'), day)
}

/** Whom the hospital calls and who pays: the last step. */
export async function fillContact(phone: Phone, file: PatientFile): Promise<void> {
  const { words } = phone
  await phone.fill(words('patients:field.contactName'), file.contactName)
  await phone.choose(
    words('patients:field.contactRelationship'),
    words(`contact:${file.contactRelationship}`),
  )
  if (file.contactPhone !== undefined)
    await phone.fill(words('patients:field.contactPhone'), file.contactPhone)
  await phone.choose(words('patients:field.payerKind'), words(`patients:payer.${file.payerKind}`))
}

/** From "add a patient" to the new patient's page, by a first-visit file with everything in it. */
export async function openFile(phone: Phone, relation: Relation, file: PatientFile): Promise<void> {
  const { words } = phone
  await phone.press(words('patients:add.first'))
  await fillIdentity(phone, relation, file)
  await phone.press(words('common:action.next'))
  await fillPerson(phone, file)
  await phone.press(words('common:action.next'))
  await fillContact(phone, file)
  await phone.press(words('patients:file.submit'))
}

/** From "add a patient" to the patient's page, by the code that goes to the phone the hospital holds. */
export async function bindFile(
  phone: Phone,
  relation: Relation,
  who: Identity & { phone: string; term?: ProxyTerm },
): Promise<void> {
  const { words } = phone
  await phone.press(words('patients:add.known'))
  await fillIdentity(phone, relation, who)
  if (who.term) await phone.choose(words('patients:term.label'), words(`patients:term.${who.term}`))
  await phone.press(words('patients:bind.send'))
  await phone.fill(words('common:code.label'), await phone.smsCode(who.phone))
  await phone.press(words('patients:bind.submit'))
}

/** Name of a country or ethnic group in the language the person reads. */
function nameIn(
  { words }: Phone,
  table: readonly (readonly [code: string, chinese: string, english: string, also?: string])[],
  code: string,
): string {
  const [, chinese, english] = table.find(([one]) => one === code) ?? []
  const name = words.language === 'en-US' ? english : chinese
  if (name === undefined) throw new Error(`there is no ${code}`)

  return name
}
