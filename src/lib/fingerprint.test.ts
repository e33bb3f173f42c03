import { expect, it } from 'vitest'
import { fingerprint } from './fingerprint'

it('the same wish has the same mark, and one digit more has another', () => {
  const wish = 'book {"patientId":"pat_00000000000000000001","slotId":"05","feeFen":5000}'
  expect(fingerprint(wish)).toBe(fingerprint(wish))
  expect(fingerprint(wish)).not.toBe(fingerprint(wish.replace('5000', '6000')))
  expect(fingerprint(wish)).toMatch(/^[0-9a-f]{16}$/)
})

it('ten thousand wishes have ten thousand marks', () => {
  const marks = new Set(Array.from({ length: 10_000 }, (_, index) => fingerprint(`book ${index}`)))
  expect(marks.size).toBe(10_000)
})
