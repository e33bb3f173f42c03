import type { Language } from '@tongzhen/contract/headers'
import type { Germ, Report, ReportDetails, ReportItem } from '@tongzhen/contract/reports'
import type { Hospital } from '../../gateways/his/port.ts'
import type { HospitalReport, HospitalResult, Measured } from '../../gateways/reports/port.ts'
import { type LocalText, textIn } from '../../lib/local-text.ts'
import { shanghaiDate } from '../../lib/shanghai-time.ts'
import type { BookingPatient } from '../patients/booking-patient.ts'
import {
  type Examined,
  type Interpretation,
  interpret,
  isOutside,
  outlookOf,
  rangeWords,
} from './interpret.ts'
import { checkerIn, resultWordsIn } from './result-words.ts'
import { type GlossaryTest, testOf } from './test-glossary.ts'
import { otherUnitOf, scaleFrom } from './units.ts'

export interface Seen {
  patient: BookingPatient
  institutionId: string
  hospital: Hospital
  language: Language
  isUnread: boolean
}

export function reportView(report: HospitalReport, seen: Seen): Report {
  const readings = readResults(report, seen.patient).map(({ reading }) => reading)

  return {
    institutionId: seen.institutionId,
    institutionName: textIn(seen.hospital.name, seen.language),
    reportId: report.reportId,
    kind: report.kind,
    title: textIn(report.title, seen.language),
    departmentName: report.departmentName ?? null,
    reportedAt: report.reportedAt,
    outlook: outlookOf(report, readings),
    outsideCount: readings.filter(isOutside).length,
    isUnread: seen.isUnread,
  }
}

/** `imagePath` gives each picture an address; a report on paper has none. */
export function detailsView(
  report: HospitalReport,
  { imagePath, ...seen }: Seen & { imagePath?: (imageId: string) => string },
): ReportDetails {
  const known = (text: string | undefined, inWords: (text: string, language: Language) => string) =>
    text === undefined ? null : inWords(text, seen.language)

  return {
    ...reportView(report, seen),
    isHeld: false,
    patientId: seen.patient.patientId,
    patientName: seen.patient.name,
    institutionPhone: seen.hospital.phone,
    specimen: known(report.specimen, resultWordsIn),
    collectedAt: report.collectedAt ?? null,
    orderedBy: report.orderedBy ?? null,
    checkedBy: known(report.checkedBy, checkerIn),
    items: readResults(report, seen.patient).map((one) => itemView(one, seen.language)),
    germs: report.germs.map((germ) => germView(germ, seen.language)),
    passages: report.passages,
    images:
      imagePath === undefined
        ? []
        : report.images.map(({ imageId, words = null }) => ({ imageId, words, path: imagePath(imageId) })),
  }
}

function germView(germ: Germ, language: Language): Germ {
  const { name, medicines } = germ
  const inWords = (words: string) => resultWordsIn(words, language)

  return {
    ...germ,
    name: inWords(name),
    medicines: medicines.map((one) => ({ ...one, name: inWords(one.name) })),
  }
}

interface ReadResult extends Interpretation {
  result: HospitalResult
  words: string | null
}

function readResults(report: HospitalReport, patient: BookingPatient): ReadResult[] {
  const examined = examinedAt(report, patient)

  return report.results.map((result) => ({
    result,
    words: rangeWords(result, examined),
    ...interpret(result, examined),
  }))
}

/** Who the patient was when the specimen was taken. */
export function examinedAt(
  { collectedAt, reportedAt }: HospitalReport,
  { sex, birthOn }: BookingPatient,
): Examined {
  return { sex, birthOn, on: shanghaiDate(new Date(collectedAt ?? reportedAt)) }
}

function itemView({ result, range, reading, words }: ReadResult, language: Language): ReportItem {
  const { code, value } = result
  const test = code === undefined ? undefined : testOf(code)
  const item = {
    code: code ?? null,
    name: nameIn(result, { test, language }),
    rangeWords: range === null && words !== null ? resultWordsIn(words, language) : null,
    ...{ range, reading, explained: explainedIn(test, language) },
  }
  if ('words' in value)
    return { ...item, value: resultWordsIn(value.words, language), unit: '', number: null, other: null }

  return {
    ...item,
    value: `${value.comparator ?? ''}${value.text}`,
    unit: value.unit.label,
    number: value.comparator === undefined ? value.number : null,
    other: inOtherUnit(value, { code, range }),
  }
}

/** As the hospital calls it in Chinese; in English as we do, which is shorter than the code's own name. */
export function nameIn(
  { name }: Pick<HospitalResult, 'name'>,
  { test, language }: { test: GlossaryTest | undefined; language: Language },
): string {
  const own: LocalText = test === undefined ? name : { zh: name.zh, en: test.name.en }

  return textIn(own, language)
}

export function explainedIn(test: GlossaryTest | undefined, language: Language): ReportItem['explained'] {
  return test === undefined ? null : { text: textIn(test.tells, language), source: test.source }
}

function inOtherUnit(
  value: Measured,
  { code, range }: { code: string | undefined; range: Interpretation['range'] },
): ReportItem['other'] {
  const given = { unit: value.unit.code, code }
  const other = otherUnitOf(given)
  const scale = other && scaleFrom(given, { unit: other.ucum, code: other.loinc[0] })
  if (other === undefined || scale === undefined) return null
  const end = (number: number | null) => (number === null ? null : Number(scale(number).toPrecision(3)))

  return {
    value: `${value.comparator ?? ''}${asExactAs(value.text, scale(value.number))}`,
    unit: other.label ?? other.ucum,
    range: range && { low: end(range.low), high: end(range.high) },
  }
}

/** A number with as many significant digits as one was written with; at least two, at most four. */
function asExactAs(text: string, number: number): string {
  const written = text.replace(/e.*$/i, '').replace(/\D/g, '').replace(/^0+/, '').length
  const digits = Math.min(4, Math.max(2, written))
  const magnitude = number === 0 ? 0 : Math.floor(Math.log10(Math.abs(number)))

  return number.toFixed(Math.min(6, Math.max(0, digits - 1 - magnitude)))
}
