import type { Bill, BilledVisit } from '@tongzhen/contract/billing'
import { expect, test } from 'vitest'
import { chosenBills, sumOf } from './choose-bills'

const bill = (billId: string, state: Bill['state'] = 'open'): Bill => ({
  billId,
  executingDepartmentName: '检验科',
  category: 'laboratory',
  amountFen: 1010,
  issuedAt: '2026-11-20T09:30:00+08:00',
  state,
  paymentId: null,
})
const visit = (visitId: string, ...bills: Bill[]): BilledVisit => ({
  visitId,
  visitedOn: '2026-11-20',
  departmentName: '心内科',
  doctorName: '王医生',
  bills,
})
const ids = (bills: Bill[]) => bills.map(({ billId }) => billId)
const untouched = new Map<string, boolean>()

test('all bills of the newest visit are ticked at first, and none of an earlier one', () => {
  const visits = [visit('V2', bill('B3'), bill('B4')), visit('V1', bill('B1'))]

  expect(ids(chosenBills(visits, untouched))).toEqual(['B3', 'B4'])
})

test('a visit in which nothing is left to pay is passed over', () => {
  const visits = [visit('V2', bill('B3', 'paying')), visit('V1', bill('B1'))]

  expect(ids(chosenBills(visits, untouched))).toEqual(['B1'])
})

test('what a person ticks and unticks holds, also in another visit', () => {
  const visits = [visit('V2', bill('B3'), bill('B4')), visit('V1', bill('B1'))]
  const ticks = new Map([
    ['B4', false],
    ['B1', true],
  ])

  expect(ids(chosenBills(visits, ticks))).toEqual(['B3', 'B1'])
})

test('a bill that somebody else begins to pay is ticked no more', () => {
  const visits = [visit('V2', bill('B3', 'paying'), bill('B4'))]

  expect(ids(chosenBills(visits, new Map([['B3', true]])))).toEqual(['B4'])
})

test('the sum is exact to the fen', () => {
  expect(sumOf([bill('B1'), bill('B2'), bill('B3')])).toBe(3030)
})
