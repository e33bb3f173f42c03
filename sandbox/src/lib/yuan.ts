/** `"12.34"` of 1234 fen. */
export function yuanOf(fen: number): string {
  const digits = String(fen).padStart(3, '0')

  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** 1234 fen of `"12.34"` or `"12.3"`; undefined for anything that is no amount. Digit by digit, never a float. */
export function fenOf(yuan: string): number | undefined {
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(yuan)

  return match === null ? undefined : Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}
