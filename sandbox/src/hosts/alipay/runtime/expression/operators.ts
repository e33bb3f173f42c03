export type Binary = (left: unknown, right: unknown) => unknown

/** The operators between two values. Loosest first; each level binds from left to right. */
export const LEVELS: Record<string, Binary>[] = [
  {
    '===': (a, b) => a === b,
    '!==': (a, b) => a !== b,
    // biome-ignore lint/suspicious/noDoubleEquals: it is the operator that the page wrote
    '==': (a, b) => a == b,
    // biome-ignore lint/suspicious/noDoubleEquals: it is the operator that the page wrote
    '!=': (a, b) => a != b,
  },
  {
    '<': (a, b) => (a as number) < (b as number),
    '>': (a, b) => (a as number) > (b as number),
    '<=': (a, b) => (a as number) <= (b as number),
    '>=': (a, b) => (a as number) >= (b as number),
  },
  {
    '+': (a, b) => (a as number) + (b as number),
    '-': (a, b) => Number(a) - Number(b),
  },
  {
    '*': (a, b) => Number(a) * Number(b),
    '/': (a, b) => Number(a) / Number(b),
    '%': (a, b) => Number(a) % Number(b),
  },
]
