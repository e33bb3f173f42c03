import type { Patient, Relation } from '@tongzhen/contract/patients'
import type { ProxyTerm } from '@tongzhen/contract/states'
import type { Device } from './device.ts'
import { documentOf, fileOf, personOf } from './file-of.ts'
import type { TestBff } from './harness.ts'

interface Adding {
  device: Device
  personId: string
  institutionId?: string
  relation?: Relation
  term?: ProxyTerm
}

/** A demo person's first-visit file is opened, and the patient is in the account. */
export function openFileOf(
  bff: TestBff,
  { device, personId, institutionId = 'tz-central', relation = 'self' }: Adding,
): Promise<Patient> {
  return bff.ok('openFile', { device, body: { institutionId, relation, file: fileOf(personId) } })
}

/** The file that the hospital holds of a demo person is bound, by the code on the phone that it holds. */
export async function bindFileOf(
  bff: TestBff,
  { device, personId, institutionId = 'tz-central', relation = 'self', term }: Adding,
): Promise<Patient> {
  const { name, phone, files } = personOf(personId)
  // A minute has passed since the last message to this phone.
  await bff.ground.db.deleteFrom('sms_sends').execute()
  const { bindingId } = await bff.ok('startBinding', {
    device,
    body: { institutionId, relation, name, ...documentOf(personId), ...(term && { term }) },
  })

  return bff.ok('confirmBinding', {
    device,
    params: { bindingId },
    body: { code: bff.codeSentTo(files[0]?.phone ?? phone) },
  })
}
