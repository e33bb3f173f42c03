import { expect, test } from 'vitest'
import { isPartlyReturned } from './partly-returned'

test.each([
  ['nothing', { amountFen: 1000, refundedFen: 0, refundingFen: 0 }, false],
  ['a part that is back', { amountFen: 1000, refundedFen: 1, refundingFen: 0 }, true],
  ['a part on its way', { amountFen: 1000, refundedFen: 0, refundingFen: 999 }, true],
  ['two parts, the last on its way', { amountFen: 1000, refundedFen: 400, refundingFen: 600 }, false],
  ['everything', { amountFen: 1000, refundedFen: 1000, refundingFen: 0 }, false],
])('%s of ten yuan', (_, payment, isPart) => {
  expect(isPartlyReturned(payment)).toBe(isPart)
})
