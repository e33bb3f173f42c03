import { pinyin, polyphonic } from 'pinyin-pro'

/** For each character of a name, the ways in which it may be typed; a letter stands for itself. */
export type Readings = readonly (readonly string[])[]

/**
 * Readings of a Chinese name. A surname is read as a surname (单 shan, 区 ou, 尉迟 yu chi) and also as the
 * character is mostly read, because who searches may not know better.
 */
export function readingsOf(text: string): Readings {
  const asName = pinyin(text, { toneType: 'none', type: 'array', surname: 'head', v: true })
  const asCharacters = polyphonic(text, { toneType: 'none', type: 'array', v: true })

  return asName.map((reading, index) => {
    const readings = new Set([reading, ...(asCharacters[index] ?? [])].map((one) => one.toLowerCase()))
    // ü is typed as v, and by many as u.
    for (const one of [...readings]) if (/^[ln]v/.test(one)) readings.add(one.replace('v', 'u'))

    return [...readings]
  })
}

/**
 * Where typed letters are found in a name: full pinyin, initials, or both mixed (`ouyangfeng`, `oyf`, `ouyf`),
 * the last syllable perhaps unfinished. The index of the first character, or undefined.
 */
export function findPinyin(readings: Readings, typed: string): number | undefined {
  const starts = readings.map((_, index) => index)

  return starts.find((start) => isTypedFrom({ readings, at: start, typed }))
}

/** Goes through the characters with every number of letters that may have been used up so far. */
function isTypedFrom({ readings, at, typed }: { readings: Readings; at: number; typed: string }): boolean {
  let used = new Set([0])
  for (const choices of readings.slice(at)) {
    const next = new Set<number>()
    for (const count of used) {
      const rest = typed.slice(count)
      for (const reading of choices) {
        if (reading.startsWith(rest)) return true
        if (rest.startsWith(reading)) next.add(count + reading.length)
        if (rest[0] === reading[0]) next.add(count + 1)
      }
    }
    used = next
  }

  return used.has(typed.length)
}
