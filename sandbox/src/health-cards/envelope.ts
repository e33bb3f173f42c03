import { createHash } from 'node:crypto'

/** What the platform gave to its caller. */
export interface HealthCardCaller {
  appId: string
  appSecret: string
  hospitalId: string
}

/** A request on the wire (insurance.md §7.2): who asks, and what for. */
export interface Asked {
  commonIn: Record<string, unknown>
  req: Record<string, unknown>
}

/**
 * Base64 of the SHA-256 over the sorted `name=value` of everything that is not empty in both parts, joined by `&`, with
 * the secret behind it; what is no scalar stands as JSON with sorted names.
 */
export function signOf({ commonIn, req }: Asked, appSecret: string): string {
  const { sign: _, ...signed } = { ...commonIn, ...req }
  const text = Object.keys(signed)
    .sort()
    .filter((name) => ![undefined, null, ''].includes(signed[name] as null))
    .map((name) => `${name}=${textOf(signed[name])}`)
    .join('&')

  return createHash('sha256').update(`${text}${appSecret}`).digest('base64')
}

function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(sorted(value)) : String(value)
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value

  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  )
}

/** The request, if it is one; nothing is said of its signature. */
export function readAsked(body: unknown): Asked | undefined {
  const { commonIn, req } = (body ?? {}) as Partial<Asked>
  if (typeof commonIn !== 'object' || commonIn === null) return undefined

  return { commonIn, req: typeof req === 'object' && req !== null ? req : {} }
}
