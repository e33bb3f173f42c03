type Params = Record<string, string | number>

/** Parameters of a text, days among them (`2026-11-24`, with or without a time) as people read them. */
export function paramsInWords(params: Params, day: (date: string) => string): Params {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      /^\d{4}-\d{2}-\d{2}/.test(String(value)) ? day(String(value)) : value,
    ]),
  )
}
