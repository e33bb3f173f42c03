import { expect, test } from 'vitest'
import { safeReturnTo } from './return-to.ts'

test('a person comes back to the page they were on', () => {
  const page = '/#/pages/booking/doctor/index?institutionId=tz-central&doctorId=1001'
  expect(safeReturnTo(page)).toBe(page)
})

test('who came by the international portal comes back to it', () => {
  const page = '/?portal=international&mode=elder#/pages/home/index'
  expect(safeReturnTo(page)).toBe(page)
})

test('the host’s own fragment is never carried on', () => {
  expect(safeReturnTo(undefined)).toBe('/#/')
  expect(safeReturnTo('/')).toBe('/#/')
  expect(safeReturnTo('/?mode=elder')).toBe('/?mode=elder#/')
})
