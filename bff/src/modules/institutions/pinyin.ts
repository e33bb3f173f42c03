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

function isTypedFrom({ readings, at, typed }: { readings: Readings; at: number; typed: string }): boolean {
  if (typed === '') return true
  const choices = readings[at] ?? []

  return choices.some((reading) => {
    if (reading.startsWith(typed)) return true
    const consumed = [reading.length, 1].filter((length) => typed.startsWith(reading.slice(0, length)))

    return consumed.some((length) => isTypedFrom({ readings, at: at + 1, typed: typed.slice(length) }))
  })
}
