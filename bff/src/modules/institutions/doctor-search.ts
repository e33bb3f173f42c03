import type { HospitalDepartment, HospitalDoctor } from '../../gateways/his/port.ts'
import type { LocalText } from '../../lib/local-text.ts'
import { findPinyin, type Readings, readingsOf } from './pinyin.ts'

/** Everything by which a doctor is found, prepared once for each catalogue. */
export interface SearchEntry {
  name: Searchable
  department: Searchable
  specialities: Searchable
}

interface Searchable {
  zh: string
  readings: Readings
  words: readonly string[]
}

export function searchEntryOf(doctor: HospitalDoctor, department: HospitalDepartment): SearchEntry {
  return {
    name: searchable(doctor.name),
    department: searchable(department.name),
    specialities: { ...searchable(doctor.specialities), readings: [] },
  }
}

function searchable({ zh, en = '' }: LocalText): Searchable {
  return { zh: zh.toLowerCase(), readings: readingsOf(zh), words: wordsOf(en) }
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/**
 * How well a doctor answers what was typed: smaller is better, undefined is not at all. The name counts before
 * the department, the department before the speciality.
 */
export function rankOf(entry: SearchEntry, typed: string): number | undefined {
  const name = placeIn(entry.name, typed)
  if (name !== undefined) return name === 0 ? 0 : 1
  if (placeIn(entry.department, typed) !== undefined) return 2

  return placeIn(entry.specialities, typed) === undefined ? undefined : 3
}

/** Place of the first character or word that answers, or undefined. */
function placeIn({ zh, readings, words }: Searchable, typed: string): number | undefined {
  const text = typed.trim().toLowerCase()
  const letters = text.replace(/[\s'’-]/g, '')
  if (letters === '') return undefined
  const places = [
    zh.indexOf(text),
    /^[a-z]+$/.test(letters) ? (findPinyin(readings, letters) ?? -1) : -1,
    placeOfWords(words, wordsOf(text)),
  ].filter((place) => place >= 0)

  return places.length === 0 ? undefined : Math.min(...places)
}

/** Every typed word must begin one of the text's words; -1 when one does not. */
function placeOfWords(words: readonly string[], typed: readonly string[]): number {
  if (typed.length === 0) return -1
  const places = typed.map((start) => words.findIndex((word) => word.startsWith(start)))

  return places.includes(-1) ? -1 : Math.min(...places)
}
