import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { leadingZeroBits, solveChallenge } from './proof-of-work'

test('zero bits are counted over bytes', () => {
  expect(leadingZeroBits([0x80])).toBe(0)
  expect(leadingZeroBits([0x01])).toBe(7)
  expect(leadingZeroBits([0, 0, 0x10])).toBe(19)
  expect(leadingZeroBits([0, 0])).toBe(16)
})

test.each([
  { salt: 'tongzhen', difficultyBits: 0, answer: '0' },
  { salt: '000102030405060708090a0b0c0d0e0f', difficultyBits: 8, answer: '456' },
  { salt: 'fedcba98765432100123456789abcdef', difficultyBits: 14, answer: '16197' },
])('a phone finds an answer the hospital accepts: $difficultyBits bits', async ({ answer, ...challenge }) => {
  const found = await solveChallenge(challenge)
  expect(found).toBe(answer)
  const digest = createHash('sha256').update(`${challenge.salt}${found}`).digest()
  expect(leadingZeroBits([...digest])).toBeGreaterThanOrEqual(challenge.difficultyBits)
})

test('the person is told how far the work is, and never that it is done before it is', async () => {
  const shares: number[] = []
  await solveChallenge(
    { salt: 'progress', difficultyBits: 14 },
    { onProgress: (share) => shares.push(share) },
  )
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
  expect(Math.max(0, ...shares)).toBeLessThan(1)
})

test('a person who leaves the page stops the work', async () => {
  expect(
    await solveChallenge({ salt: 'left', difficultyBits: 60 }, { isCancelled: () => true }),
  ).toBeUndefined()
})
