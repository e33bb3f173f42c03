import { type PayRefusal, paramError } from './pay-refusal.ts'

/** Says what is wrong with a value, as `field` and `issue`; undefined when nothing is. */
export type Rule = (value: unknown, field: string) => PayRefusal | undefined

export interface Member {
  rule: Rule
  isOptional: boolean
}

/** Error id of a body with a field that the interface does not have (payments.md §1.1). */
const UNKNOWN_FIELD = 270924358
const OUT_OF_RANGE = 268435464

export const required = (rule: Rule): Member => ({ rule, isOptional: false })
export const optional = (rule: Rule): Member => ({ rule, isOptional: true })

/** An object with these members and no other. */
export function object(members: Record<string, Member>): Rule {
  return (value, field) => {
    if (value === null || typeof value !== 'object' || Array.isArray(value))
      return paramError(field, 'not an object')
    const given = value as Record<string, unknown>
    const path = (name: string) => (field === '' ? name : `${field}.${name}`)
    const stranger = Object.keys(given).find((name) => !Object.hasOwn(members, name))
    if (stranger !== undefined) return paramError(path(stranger), '请求中含有非法的额外参数', UNKNOWN_FIELD)
    for (const [name, { rule, isOptional }] of Object.entries(members)) {
      if (given[name] === undefined) {
        if (isOptional) continue

        return paramError(path(name), 'missing')
      }
      const problem = rule(given[name], path(name))
      if (problem !== undefined) return problem
    }

    return undefined
  }
}

export function text(longest: number): Rule {
  return (value, field) =>
    typeof value === 'string' && value !== '' && value.length <= longest
      ? undefined
      : paramError(field, `text of 1 to ${longest} characters`)
}

export function matching(pattern: RegExp): Rule {
  return (value, field) =>
    typeof value === 'string' && pattern.test(value) ? undefined : paramError(field, 'malformed')
}

export function equalTo(expected: string): Rule {
  return (value, field) => (value === expected ? undefined : paramError(field, `must be ${expected}`))
}

/** At least one, each by the same rule. */
export function listOf(rule: Rule): Rule {
  return (value, field) => {
    if (!Array.isArray(value) || value.length === 0) return paramError(field, 'a list with at least one')

    return value.map((one, place) => rule(one, `${field}[${place}]`)).find((problem) => problem !== undefined)
  }
}

/** Whole fen, at least one. */
export const fen: Rule = (value, field) =>
  Number.isSafeInteger(value) && Number(value) >= 1
    ? undefined
    : paramError(field, 'whole fen, at least 1', OUT_OF_RANGE)

/** RFC 3339 with an offset. */
export const instant: Rule = matching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/)

/** Where call-backs go: absolute and without a query (payments.md §1.4). Plain http is for private lines. */
export const notifyUrl: Rule = (value, field) => {
  const isGood =
    typeof value === 'string' && value.length <= 255 && /^https?:\/\//.test(value) && URL.canParse(value)

  return isGood && new URL(value).search === '' ? undefined : paramError(field, 'an address without a query')
}

/** Fields that are taken and not acted upon. */
export const anything: Rule = () => undefined
