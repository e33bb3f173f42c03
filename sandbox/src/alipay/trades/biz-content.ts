import type { Parameters } from '../request-check.ts'

/** The business parameters of a request; those of another kind than text are left out, but for lists of texts. */
export interface BizContent {
  text(name: string): string | undefined
  list(name: string): readonly string[]
}

/** Reads `biz_content`; what is no JSON object has nothing in it. */
export function bizContent({ biz_content: given = '' }: Parameters): BizContent {
  const fields = readObject(given)

  return {
    text(name) {
      const value = fields[name]

      return typeof value === 'string' && value !== '' ? value : undefined
    },
    list(name) {
      const value = fields[name]

      return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
    },
  }
}

function readObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)

    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
