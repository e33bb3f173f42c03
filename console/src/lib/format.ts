/** `123.50`: fen as yuan, by string and never by float. */
export function yuan(fen: number): string {
  const digits = String(fen).padStart(3, '0')

  return `¥${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** The same of what may be negative: `-¥123.50`. */
export function signedYuan(fen: number): string {
  return fen < 0 ? `-${yuan(-fen)}` : yuan(fen)
}

/** An instant in the hospital's time, `2026/11/24 09:30` in either language: year first is never misread. */
export function instant(at: string): string {
  return new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }).format(new Date(at))
}

/** `2026/11/24` of `2026-11-24`, and `2026/11` of a month: as instants are written. */
export function dayInWords(day: string): string {
  return day.replaceAll('-', '/')
}

/** So long ago, as the contract writes it. */
export function instantBefore(ms: number): string {
  return new Date(Date.now() - ms).toISOString()
}

/** `09:30`, in the hospital's time. */
export function clock(at: string): string {
  return new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }).format(new Date(at))
}

/** `2026-11-24`: the day that it is at the hospital. */
export function todayAtHospital(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
}

/** The day so many days before, `2026-11-24`. */
export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
}
