import { createPublicKey, type KeyObject } from 'node:crypto'
import type { EmbeddedPage } from '@tongzhen/contract/route'
import { ConfigError } from '../../config/config-error.ts'
import type { PlatformConfig } from '../../config/platforms.ts'
import type { Config } from '../../config.ts'
import { readPem } from '../../gateways/read-pem.ts'
import type { Session } from '../accounts/sessions.ts'

/** A platform of the configuration, and whose institution it is. */
export interface Platform extends PlatformConfig {
  institutionId: string
}

/** Shorter ones can be broken by who has means. */
const SHORTEST_KEY_BITS = 2048

export function platformsOf({ institutions }: Pick<Config, 'institutions'>): Platform[] {
  return institutions.flatMap(({ institutionId, platforms }) =>
    platforms.map((one) => ({ ...one, institutionId })),
  )
}

/** Of a session in a platform's frame: the platform, as long as it may still show that page. */
export function platformOfSession(
  config: Pick<Config, 'institutions'>,
  session: Session | undefined,
): (Platform & { page: EmbeddedPage }) | undefined {
  const entered = session?.entered
  if (entered === undefined) return undefined
  const platform = platformsOf(config).find((one) => one.platformId === entered.platformId)

  return platform?.pages.includes(entered.page) ? { ...platform, page: entered.page } : undefined
}

/**
 * Its public keys, by their ids.
 * @throws ConfigError for what is no RSA key of 2048 bits or more
 */
export function readPlatformKeys({ platformId, publicKeyPaths }: Platform): Map<string, KeyObject> {
  return new Map(
    Object.entries(publicKeyPaths).map(([keyId, path]) => {
      const key = readPublicKey(path)
      const { modulusLength = 0 } = key.asymmetricKeyDetails ?? {}
      if (key.asymmetricKeyType !== 'rsa' || modulusLength < SHORTEST_KEY_BITS)
        throw new ConfigError(`${path} of platform ${platformId} is no RSA key of ${SHORTEST_KEY_BITS} bits`)

      return [keyId, key] as const
    }),
  )
}

function readPublicKey(path: string): KeyObject {
  const pem = readPem(path)
  if (pem.includes('PRIVATE KEY')) throw new ConfigError(`${path} is a private key; only its platform has it`)
  try {
    return createPublicKey(pem)
  } catch {
    throw new ConfigError(`${path} is not a public key`)
  }
}
