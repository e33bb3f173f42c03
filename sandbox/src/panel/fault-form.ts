import { type FaultKind, type FaultRule, faultKinds } from '../lib/fault-injector.ts'

/**
 * Reads a fault from JSON or from the panel's form, which gives a percentage; undefined when it is none.
 * Probability from 0 to 1, or `percent` from 0 to 100.
 */
export function readFault(body: unknown): FaultRule | undefined {
  if (body === null || typeof body !== 'object') return undefined
  const fields = body as Record<string, unknown>
  const kind = faultKinds.find((known: FaultKind) => known === fields.kind)
  const probability = numberOf(fields.probability) ?? (numberOf(fields.percent) ?? 100) / 100
  if (kind === undefined || probability < 0 || probability > 1) return undefined

  const count = numberOf(fields.count)
  const delayMs = numberOf(fields.delayMs)
  const path = typeof fields.path === 'string' && fields.path !== '' ? fields.path : undefined
  const afterEffect = fields.afterEffect === true || fields.afterEffect === 'true'

  return {
    kind,
    probability,
    ...(count !== undefined && { count }),
    ...(delayMs !== undefined && kind === 'slow' && { delayMs }),
    ...(path !== undefined && { path }),
    ...(afterEffect && { afterEffect }),
  }
}

function numberOf(value: unknown): number | undefined {
  if (value === undefined || value === null || value === '') return undefined
  const number = Number(value)

  return Number.isFinite(number) ? number : undefined
}
