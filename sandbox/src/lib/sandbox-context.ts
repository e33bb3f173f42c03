import { type Clock, systemClock } from './clock.ts'
import { Credentials } from './credentials.ts'

/** What every outside system is started with. */
export interface SandboxContext {
  /** `<data>/sandbox`: journals, credentials, keys; undefined keeps everything in memory (tests). */
  folder: string | undefined
  clock: Clock
  /** The same seed makes the same hospital group and the same misfortunes. */
  seed: string
  credentials: Credentials
}

/** @param options.secrets sections of credentials made before (`create-secrets.ts`) */
export function createSandboxContext(
  options: Partial<Omit<SandboxContext, 'credentials'>> & {
    secrets?: Readonly<Record<string, object>>
  } = {},
): SandboxContext {
  const { folder, clock = systemClock, seed = 'tongzhen', secrets } = options

  return { folder, clock, seed, credentials: new Credentials(folder, secrets) }
}
