/** What the fields of a host's message template may say; which field says what, the configuration tells. */
export const templateWords = [
  'patient',
  'hospital',
  'department',
  'doctor',
  'time',
  'place',
  'amount',
] as const
export type TemplateWord = (typeof templateWords)[number]

/** Hosts refuse a value that is longer than its field takes, so it is cut, in characters. */
export function fittedTo(limit: number, value: string): string {
  const characters = [...value]

  return characters.length > limit ? `${characters.slice(0, limit - 1).join('')}…` : value
}
