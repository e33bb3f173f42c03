const ZONE = { timeZone: 'Asia/Shanghai' } as const

/** `09:41` in Shanghai. */
export function shanghaiTime(at: Date): string {
  return at.toLocaleTimeString('en-GB', { ...ZONE, hour: '2-digit', minute: '2-digit' })
}

export function shanghaiDay(at: Date): { zh: string; en: string } {
  const parts = { ...ZONE, weekday: 'long', day: 'numeric', month: 'long' } as const

  return { zh: at.toLocaleDateString('zh-CN', parts), en: at.toLocaleDateString('en-GB', parts) }
}
