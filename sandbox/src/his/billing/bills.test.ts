import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { people } from '../../people.ts'
import { cardOf, type RunningHis, runHis } from '../his.test-support.ts'
import { orderFor, settlementOf } from './cashier.test-support.ts'
import { demoVisits } from './demo-visits.ts'

interface Row {
  billNo: string
  status: string
  category: string
  amount: string
  orderNo?: string
  executingDepartment: { zh: string; en: string }
}
interface VisitRow {
  visitNo: string
  visitDate: string
  departmentName: { zh: string; en: string }
  bills: Row[]
}

let running: RunningHis

beforeEach(async () => {
  running = await runHis()
})

afterEach(() => running.his.close())

async function visitsOf(patientNo: string, paid: '0' | '1' = '0', institution = 'tz-central') {
  const { data } = await running.callerOf(institution)('/bill/list', { patientNo, paid })

  return data.visits as VisitRow[]
}

describe('the bills of Wang Xiuying', () => {
  const { patientNo } = cardOf('wang-xiuying')

  test('are listed by visit, the newest first, one for each department that carries them out', async () => {
    const [newest, older] = await visitsOf(patientNo)

    expect(newest).toMatchObject({
      visitDate: '2026-11-22',
      departmentName: { zh: '心血管内科', en: 'Cardiology' },
    })
    expect(older?.visitDate).toBe('2026-11-17')
    expect(
      newest?.bills.map(({ executingDepartment, category, amount }) => [
        executingDepartment.en,
        category,
        amount,
      ]),
    ).toEqual([
      ['Clinical Laboratory', '2', '240.00'],
      ['ECG Room', '1', '30.00'],
      ['Ultrasound', '1', '180.00'],
      ['Outpatient Pharmacy', '3', '103.16'],
    ])
  })

  test('say every item with its code, size, number, price and amount, in both languages', async () => {
    const [visit] = await visitsOf(patientNo)
    const drugs = visit?.bills.find(({ category }) => category === '3')
    const { data } = await running.call('/bill/detail', { patientNo, billNo: drugs?.billNo })

    expect(data).toMatchObject({ visitNo: visit?.visitNo, amount: '103.16', status: '0' })
    expect(data.items).toContainEqual({
      ...{ itemCode: 'atorvastatin', itemNo: expect.stringMatching(/^B\d+-\d$/), status: '0' },
      name: { zh: '阿托伐他汀钙片', en: 'Atorvastatin calcium' },
      nationalCode: 'XC10AAA170A001010202186',
      specification: { zh: '20mg×28片', en: '20 mg × 28 tablets' },
      unit: { zh: '盒', en: 'box' },
      quantity: '2',
      unitPrice: '38.92',
      amount: '77.84',
    })
  })

  test('wait at a second institution too, and some were paid at the desk', async () => {
    const linjiang = people.find(({ id }) => id === 'wang-xiuying')?.files[1]
    const open = await visitsOf(linjiang?.patientNo ?? '', '0', 'tz-linjiang')
    const paid = await visitsOf(patientNo, '1')

    expect(open).toHaveLength(2)
    expect(paid.flatMap(({ bills }) => bills)).toContainEqual(expect.objectContaining({ status: '1' }))
    expect(paid.flatMap(({ bills }) => bills).every(({ orderNo }) => orderNo === undefined)).toBe(true)
  })

  test('are nobody else’s to see', async () => {
    const [visit] = await visitsOf(patientNo)
    const other = { patientNo: cardOf('li-ming').patientNo, billNo: visit?.bills[0]?.billNo }

    expect((await running.call('/bill/detail', other)).code).toBe('4001')
    expect((await running.call('/bill/list', { patientNo: '9', paid: '0' })).code).toBe('2001')
  })
})

test('whoever is there to show paying has open bills of several visits, and all is the same at every first start', async () => {
  const again = await runHis()
  for (const [personId, hospitals] of Object.entries(demoVisits)) {
    const person = people.find(({ id }) => id === personId)
    let visits = 0
    for (const hospitalCode of Object.keys(hospitals)) {
      const file = person?.files.find((one) => one.hospitalCode === hospitalCode)
      const billsIn = ({ his }: RunningHis) =>
        his.hospitals
          .find(({ hospital }) => hospital.institution.hospitalCode === hospitalCode)
          ?.cashier.bills()
          .filter((bill) => bill.patientNo === file?.patientNo)
      const bills = billsIn(running) ?? []

      expect(billsIn(again)).toEqual(bills)
      visits += new Set(bills.filter(({ status }) => status === 'OPEN').map(({ visit }) => visit.visitNo))
        .size
    }
    expect([personId, visits >= 1]).toEqual([personId, true])
  }
  await again.his.close()
})

test('Xu Wenbin owes at three institutions', async () => {
  const files = people.find(({ id }) => id === 'xu-wenbin')?.files ?? []
  const open = await Promise.all(
    ['tz-central', 'tz-jiangwan', 'tz-linjiang'].map((institution, index) =>
      visitsOf(files[index]?.patientNo ?? '', '0', institution),
    ),
  )

  expect(open.map((visits) => visits.length)).toEqual([2, 2, 2])
})

test('everything on a bill has both languages, and no Chinese stands in the English', () => {
  const texts = running.his.hospitals
    .flatMap(({ cashier }) => cashier.bills())
    .flatMap(({ executingDepartment, visit, items }) => [
      executingDepartment,
      visit.departmentName,
      visit.doctorName,
      ...items.flatMap(({ name, unit, specification }) => [name, unit, specification ?? unit]),
    ])

  expect(texts.length).toBeGreaterThan(200)
  expect(
    texts.filter(({ zh, en }) => zh === '' || en === '' || /[\p{Script=Han}，。、；：（）]/u.test(en)),
  ).toEqual([])
})

test('a bill that was paid moves to the paid ones, with the number that paid it, and stays when it is given back', async () => {
  const { call, central } = running
  const { patientNo } = cardOf('sun-guoqiang')
  const { billNo } = orderFor(central.cashier, patientNo)
  const request = await settlementOf(call, { orderNo: 'o-1', patientNo, billNos: [billNo] })
  const rowIn = async (paid: '0' | '1') =>
    (await visitsOf(patientNo, paid)).flatMap(({ bills }) => bills).find((row) => row.billNo === billNo)

  expect(await rowIn('0')).toMatchObject({ status: '0' })
  await call('/settlement/settle', request)
  expect(await rowIn('0')).toBeUndefined()
  expect(await rowIn('1')).toMatchObject({ status: '1', orderNo: 'o-1' })

  await call('/settlement/refund', { orderNo: 'o-1', refundNo: 'r-1', amount: '30.00', reason: 'not needed' })
  expect(await rowIn('1')).toMatchObject({ status: '2', orderNo: 'o-1' })
})

test('a bill that the doctor took back is gone', async () => {
  const { call, central } = running
  const { patientNo } = cardOf('sun-guoqiang')
  const { billNo } = orderFor(central.cashier, patientNo)
  central.cashier.withdraw(billNo)

  expect((await visitsOf(patientNo)).flatMap(({ bills }) => bills).map((row) => row.billNo)).not.toContain(
    billNo,
  )
  expect((await call('/bill/detail', { patientNo, billNo })).code).toBe('4001')
})

test('paid bills are shown for a year', async () => {
  const { clock } = running
  const { patientNo } = cardOf('wang-xiuying')
  clock.advance(330 * 24 * 60 * 60 * 1000)

  expect(await visitsOf(patientNo, '1')).toEqual([])
  expect(await visitsOf(patientNo)).toHaveLength(2)
})

describe('the cashier’s desk', () => {
  test('gives back only what was paid there and not done', () => {
    const { cashier } = running.central
    const { billNo } = orderFor(cashier, cardOf('li-ming').patientNo)

    expect(cashier.giveBack(billNo)).toBe(false)
    cashier.takeMoney(billNo)
    expect(cashier.giveBack(billNo)).toBe(true)
    expect(cashier.takeMoney(billNo)).toBe(false)
  })

  test('adds no bill for somebody without a file', () => {
    expect(running.central.cashier.addBills({ patientNo: '9', orders: { ecg: 1 } })).toBeUndefined()
  })
})
