/** Fen of yuan as a person types them, `1000` or `1000.5`; undefined for anything else. Never through a float. */
export function fenOfTyped(typed: string): number | undefined {
  const match = /^(\d{1,6})(?:[.。](\d{1,2}))?$/.exec(typed.trim().replace(/[,，\s]/g, ''))
  return match === null ? undefined : Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}
