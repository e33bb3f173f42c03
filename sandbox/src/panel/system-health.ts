import type { OutsideSystem } from '../lib/outside-system.ts'

const PATIENCE_MS = 1_000

/** Asks a system over its own port whether it answers. */
export async function systemHealth(system: OutsideSystem): Promise<'ok' | 'silent'> {
  try {
    const response = await fetch(`${system.origin}/_sandbox/health`, {
      signal: AbortSignal.timeout(PATIENCE_MS),
    })

    return response.ok ? 'ok' : 'silent'
  } catch {
    return 'silent'
  }
}
