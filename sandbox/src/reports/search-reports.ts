import type { Report } from './report.ts'
import type { ReportShelf } from './report-shelf.ts'

/** What a search for `DiagnosticReport` may ask (FHIR R4, 3.1.1); each name at most once but `issued`. */
export interface ReportSearch {
  /** `system|value`. */
  patient: string
  id?: string
  categories?: readonly string[]
  issued: readonly string[]
  isWithResults: boolean
  count: number
}

const LARGEST_PAGE = 50
const KNOWN = [
  'patient.identifier',
  '_id',
  'category',
  'issued',
  '_include',
  '_include:iterate',
  '_sort',
  '_count',
]

/** Reads a search, or says which parameter keeps it from being one. */
export function readSearch(form: URLSearchParams): ReportSearch | { wrong: string } {
  const unknown = [...form.keys()].find((name) => !KNOWN.includes(name))
  if (unknown !== undefined) return { wrong: unknown }
  const patient = form.get('patient.identifier')
  if (patient === null) return { wrong: 'patient.identifier' }
  const issued = form.getAll('issued')
  if (issued.some((one) => boundOf(one) === undefined)) return { wrong: 'issued' }
  const count = Number(form.get('_count') ?? LARGEST_PAGE)
  if (!Number.isInteger(count) || count < 1) return { wrong: '_count' }
  const id = form.get('_id')
  const category = form.get('category')

  return {
    ...{ patient, issued, count: Math.min(count, LARGEST_PAGE) },
    isWithResults: form.get('_include') === 'DiagnosticReport:result',
    ...(id !== null && { id }),
    ...(category !== null && { categories: category.split(',').map((one) => one.split('|').at(-1) ?? '') }),
  }
}

/** Newest first. */
export function searchReports(
  shelf: ReportShelf,
  { search, patientSystem }: { search: ReportSearch; patientSystem: string },
): Report[] {
  const [system, patientNo] = search.patient.split('|')
  if (system !== patientSystem) return []

  return shelf
    .list()
    .filter(
      (report) =>
        report.patientNo === patientNo &&
        (search.id === undefined || report.id === search.id) &&
        (search.categories?.includes(report.category) ?? true) &&
        search.issued.every((one) => isWithin(report.issuedAtMs, one)),
    )
    .sort((a, b) => b.issuedAtMs - a.issuedAtMs || (a.id < b.id ? -1 : 1))
}

function isWithin(instantMs: number, text: string): boolean {
  const bound = boundOf(text)
  if (bound === undefined) return false

  return bound.isLower ? instantMs >= bound.atMs : instantMs < bound.atMs
}

/** `ge2026-11-01T00:00:00+08:00` or `lt…`; of a whole day its begin in Shanghai. */
function boundOf(text: string): { isLower: boolean; atMs: number } | undefined {
  const [, prefix, value = ''] = /^(ge|lt)(.+)$/.exec(text) ?? []
  const atMs = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T00:00:00+08:00` : value)

  return prefix === undefined || Number.isNaN(atMs) ? undefined : { isLower: prefix === 'ge', atMs }
}
