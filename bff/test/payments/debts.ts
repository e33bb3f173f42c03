import { appOf, type Channel } from '@tongzhen/contract/headers'
import type { HospitalHis } from '../../../sandbox/src/his/hospital-his.ts'
import { centralHospital, newBooker } from '../booking/booking-desk.ts'
import { personOf } from '../file-of.ts'
import type { TestBff } from '../harness.ts'
import { type Owed, Payer } from './payer.ts'

/** One bill, or money beforehand, and who pays it. */
export interface Debt {
  payer: Payer
  owed: Owed
}

/** The central hospital has a file of each, with their present phone; the first and the third lie in it. */
const PEOPLE = ['wang-xiuying', 'li-ming', 'chen-jing', 'sun-guoqiang']
/** Mostly WeChat, as at a hospital. */
const CHANNELS: readonly Channel[] = ['wechat', 'wechat', 'alipay', 'wechat', 'web']
const EVERY_TOP_UP = 6
const LEAST_TOP_UP_FEN = 10_000
const ORDERS = [{ ecg: 1 }, { bloodCount: 1 }, { glucose: 1 }, { crp: 1 }, { tsh: 1 }]

interface PatientAtPhones {
  patientNo: string
  payers: Payer[]
}

/** Demo people, each signed in on three phones. */
export async function gatherPayers(
  bff: TestBff,
  { origin }: { origin: () => string },
): Promise<PatientAtPhones[]> {
  const { sandbox } = bff
  const files = centralHospital(bff).staff.files()
  const patients: PatientAtPhones[] = []
  for (const personId of PEOPLE) {
    const { patientId, device: web } = await newBooker(bff, personId)
    const [wechat, alipay] = [await bff.signIn(personId, 'wechat'), await bff.signIn(personId, 'alipay')]
    const deviceOf = { web, wechat, alipay, suishenban: web }
    const payers = CHANNELS.map(
      (channel) => new Payer({ device: deviceOf[appOf(channel)], origin, personId, patientId, sandbox }),
    )
    const patientNo = files.find(({ name }) => name === personOf(personId).name)?.patientNo ?? ''
    patients.push({ patientNo, payers })
  }

  return patients
}

/** So many visits whose doctor has just ordered something, spread over people and phones. */
export function writeBills(
  hospital: HospitalHis,
  { payers, count }: { payers: readonly PatientAtPhones[]; count: number },
): Debt[] {
  return Array.from({ length: count }, (_, index) => billOf(hospital, payers, index))
}

/** The same, but every sixth is money beforehand for a stay. */
export function writeBillsAndTopUps(
  hospital: HospitalHis,
  { payers, count }: { payers: readonly PatientAtPhones[]; count: number },
): Debt[] {
  return Array.from({ length: count }, (_, index) =>
    (index % EVERY_TOP_UP === 0 ? topUpOf : billOf)(hospital, payers, index),
  )
}

function billOf({ cashier }: HospitalHis, patients: readonly PatientAtPhones[], index: number): Debt {
  const { patientNo } = at(patients, index)
  const [bill] = cashier.addBills({ patientNo, orders: at(ORDERS, index) }) ?? []
  if (bill === undefined) throw new Error(`the hospital wrote no bill for ${patientNo}`)
  const amountFen = bill.items.reduce((sum, item) => sum + item.amountFen, 0)

  return { payer: payerOf(patients, index), owed: { billId: bill.billNo, amountFen } }
}

function topUpOf({ ward }: HospitalHis, patients: readonly PatientAtPhones[], index: number): Debt {
  const { patientNo } = at(patients, index)
  const sheet = ward.stays().find(({ stay }) => stay.patientNo === patientNo && !stay.discharge)
  if (sheet === undefined) throw new Error(`${patientNo} is not in hospital`)
  const amountFen = LEAST_TOP_UP_FEN + 100 * index

  return { payer: payerOf(patients, index), owed: { stayId: sheet.stay.admissionNo, amountFen } }
}

function payerOf(patients: readonly PatientAtPhones[], index: number): Payer {
  return at(at(patients, index).payers, Math.floor(index / patients.length))
}

function at<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T
}
