import { consentKinds } from '@tongzhen/contract/accounts'
import type { HospitalHis } from '../../../sandbox/src/his/hospital-his.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { isRefusal } from '../../src/lib/failure.ts'
import { createAccountStore } from '../../src/modules/accounts/accounts.ts'
import { loadConsentDocuments } from '../../src/modules/accounts/consent-documents.ts'
import { recordConsents } from '../../src/modules/accounts/consents.ts'
import { createSessions } from '../../src/modules/accounts/sessions.ts'
import { linkPatient, type PatientToLink } from '../../src/modules/patients/link-patient.ts'
import { Device } from '../device.ts'
import type { TestBff } from '../harness.ts'
import type { Booker } from './booking-desk.ts'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/**
 * Many invented people with a file at the hospital, an account each, and a phone that is signed in. Written
 * straight into the database: signing in and adding a patient have tests of their own.
 */
export async function gatherCrowd(
  { ground }: TestBff,
  { hospital, size }: { hospital: HospitalHis; size: number },
): Promise<Booker[]> {
  const { db, clock, fields, config } = ground
  const { versions } = loadConsentDocuments(config.consentDocumentsDir)
  const accounts = createAccountStore({ db, fields })
  const sessions = createSessions({ db, clock, fields, versions })
  const { institutionCode: institutionId } = hospital.hospital.institution
  const consents = consentKinds.map((kind) => ({ kind, version: versions[kind] }))

  const crowd: Booker[] = []
  for (let index = 0; index < size; index++) {
    const person = inventPerson(index)
    const { patientNo, cardNo } = openHospitalFile(hospital, person)
    const now = clock.now()
    const booker = await inTransaction(db, async (tx): Promise<Booker> => {
      const accountId = await accounts.findOrCreate(tx, person.phone, { language: 'zh-CN', now })
      await recordConsents(tx, { accountId, consents, versions, now })
      const wish: PatientToLink = {
        accountId,
        groupId: config.institutions[0]?.group ?? 'main',
        institutionId,
        document: { kind: 'resident_id', number: person.documentNo },
        relation: 'self',
        proof: 'file',
        known: { name: person.name, phone: person.phone, sex: 'male', birthOn: person.birthDate },
        file: { institutionId, hospitalPatientNumber: patientNo, cardNumbers: [cardNo] },
      }
      const patientId = await linkPatient(tx, wish, { fields, now, maxPatients: 1 })
      if (isRefusal(patientId)) throw new Error(`person ${index} was refused: ${patientId.code}`)
      const device = new Device({ channel: 'web' })
      device.token = (await sessions.open(tx, { channel: 'web', accountId })).token

      return { device, patientId }
    })
    crowd.push(booker)
  }

  return crowd
}

function inventPerson(index: number) {
  const birthDate = new Date(Date.UTC(1960, 0, 1 + index * 7)).toISOString().slice(0, 10)
  const seventeen = `310199${birthDate.replaceAll('-', '')}${String((index % 499) * 2 + 1).padStart(3, '0')}`
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(seventeen[at]), 0)

  return {
    name: `路人${index}`,
    birthDate,
    documentNo: `${seventeen}${'10X98765432'[sum % 11]}`,
    phone: `137${String(index).padStart(8, '0')}`,
  }
}

function openHospitalFile(
  hospital: HospitalHis,
  person: ReturnType<typeof inventPerson>,
): { patientNo: string; cardNo: string } {
  const outcome = hospital.interfaces.get('/person/file/create')?.({
    orderNo: `CROWD-${person.documentNo}`,
    ...person,
    sex: '1',
    nationality: 'CHN',
    ethnicity: '01',
    maritalStatus: '90',
    documentType: '01',
    address: '上海市',
    contactName: '路人',
    contactRelationship: '9',
    payType: '01',
  })
  const { data } = outcome as { data?: { patientNo?: string; cardNo?: string } }
  if (data?.patientNo === undefined || data.cardNo === undefined) {
    throw new Error(`the hospital opened no file: ${JSON.stringify(outcome)}`)
  }

  return { patientNo: data.patientNo, cardNo: data.cardNo }
}
