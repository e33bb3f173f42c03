import { createHash } from 'node:crypto'
import type { Challenge } from '@tongzhen/contract/accounts'
import { leadingZeroBits } from '../src/modules/accounts/challenges.ts'

/** The work that a device does before a second code. */
export function solveChallenge({ challengeId, salt, difficultyBits }: Challenge) {
  for (let answer = 0; ; answer++) {
    const digest = createHash('sha256').update(`${salt}${answer}`).digest()
    if (leadingZeroBits(digest) >= difficultyBits) return { challengeId, answer: String(answer) }
  }
}
