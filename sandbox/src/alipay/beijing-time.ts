/** The instant (ms) of `yyyy-MM-dd HH:mm:ss`, Beijing time without a zone; undefined for anything else. */
export function readBeijingTime(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return undefined
  const instantMs = Date.parse(`${text.replace(' ', 'T')}+08:00`)

  return Number.isNaN(instantMs) ? undefined : instantMs
}
