import { createHash } from 'node:crypto'

type Members = Record<string, unknown>

/** The platform's own signature (insurance.md §7.2): over everything that is not empty, sorted, the secret behind it. */
export function signOf({ commonIn, req }: { commonIn: Members; req: Members }, appSecret: string): string {
  const text = Object.entries({ ...commonIn, ...req })
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .sort(byName)
    .map(([name, value]) => `${name}=${typeof value === 'object' ? jsonOf(value) : value}`)
    .join('&')

  return createHash('sha256').update(`${text}${appSecret}`).digest('base64')
}

/** With the names of every object in order. */
function jsonOf(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(byName))
      : inner,
  )
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1
}
