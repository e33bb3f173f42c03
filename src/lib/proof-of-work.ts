import type { Challenge } from '@tongzhen/contract/accounts'

/** Hashes between two breaths, so that the page stays alive: some 20 ms on an old phone, which has no worker for us. */
const SLICE = 1000

interface SolveOptions {
  /** Share of the work that is usually needed, 0 to 1; luck may need more or less. */
  onProgress?: (share: number) => void
  /** Asked between slices; true gives up. */
  isCancelled?: () => boolean
}

/**
 * Finds the decimal digits which, put after the salt, make a SHA-256 that begins with the bits asked for
 * (contract/accounts.ts, `challenge`). In plain JavaScript: no host is sure to have `crypto.subtle`.
 * @returns undefined when cancelled
 */
export async function solveChallenge(
  { salt, difficultyBits }: Pick<Challenge, 'salt' | 'difficultyBits'>,
  { onProgress, isCancelled }: SolveOptions = {},
): Promise<string | undefined> {
  const { sha256 } = await import('js-sha256')
  const usual = 2 ** difficultyBits
  for (let tried = 0; ; tried += SLICE) {
    if (isCancelled?.()) return undefined
    for (let answer = tried; answer < tried + SLICE; answer++) {
      if (leadingZeroBits(sha256.array(salt + answer)) >= difficultyBits) return String(answer)
    }
    onProgress?.(Math.min(0.99, tried / usual))
    await breath()
  }
}

/** Zero bits before the first one. */
export function leadingZeroBits(bytes: readonly number[]): number {
  const first = bytes.findIndex((byte) => byte !== 0)
  if (first === -1) return bytes.length * 8
  return first * 8 + Math.clz32(bytes[first] ?? 0) - 24
}

const breath = () => new Promise((resolve) => setTimeout(resolve, 0))
