import { type SensitiveKind, sensitiveKinds } from '@tongzhen/contract/states'
import type * as wire from './wire.ts'

/** Of v3-ActCode, in `meta.security`. UNCONFIRMED: few hospitals label their reports. */
const kindsOfLabels: Readonly<Record<string, SensitiveKind>> = {
  ...{ HIV: 'hiv', GDIS: 'genetics', PREGNANT: 'pregnancy' },
}

/** HL7 table 0074. */
const kindsOfCategories: Readonly<Record<string, SensitiveKind>> = {
  ...{ SP: 'pathology', PAT: 'pathology', CP: 'pathology', CG: 'genetics', GE: 'genetics' },
}

/** LOINC, of a report or of a result in it. */
const kindsOfCodes: Readonly<Record<string, SensitiveKind>> = {
  ...{ '56888-1': 'hiv', '75622-1': 'hiv', '7918-6': 'hiv', '31201-7': 'hiv', '20447-9': 'hiv' },
  ...{ '51969-4': 'genetics', '53039-4': 'genetics' },
  ...{ '19080-1': 'pregnancy', '21198-7': 'pregnancy', '2106-3': 'pregnancy', '2118-8': 'pregnancy' },
}

/** What a report without labels and codes is called; rather one too many than one too few. */
const words: Readonly<Record<SensitiveKind, RegExp | undefined>> = {
  pathology: undefined,
  hiv: /HIV|艾滋|人类?免疫缺陷/i,
  genetics: /基因|染色体|genetic|chromosom|karyotyp/i,
  pregnancy: /hCG|绒毛膜促性腺|妊娠|早孕|pregnan/i,
}

/** Of what one would perhaps rather hear from the doctor first; by everything that may say so. */
export function sensitiveKindsOf(
  report: wire.DiagnosticReport,
  results: readonly wire.Component[],
): SensitiveKind[] {
  const concepts = [report.code, ...results.map(({ code }) => code)]
  const names = concepts.flatMap(({ text, coding }) => [text, ...coding.map(({ display }) => display)])
  const found = new Set([
    ...report.meta.security.map(({ code = '' }) => kindsOfLabels[code]),
    ...report.category.flatMap(({ coding }) => coding.map(({ code = '' }) => kindsOfCategories[code])),
    ...concepts.flatMap(({ coding }) => coding.map(({ code = '' }) => kindsOfCodes[code])),
    ...sensitiveKinds.filter((kind) => names.some((name) => name && words[kind]?.test(name))),
  ])

  return sensitiveKinds.filter((kind) => found.has(kind))
}

/** PROPOSED: the standard says nothing of it (docs/interfaces/reports.md). */
const RELEASE = 'urn:tongzhen:report-release'

/** The doctor has spoken with the patient about it. */
export function isTold({ meta }: wire.DiagnosticReport): boolean {
  return meta.tag.some(({ system, code }) => system === RELEASE && code === 'told')
}

/** On which day the doctor is going to, where the hospital says so. */
export function toldOn({ extension }: wire.DiagnosticReport): string | undefined {
  return extension.find(({ url }) => url === `${RELEASE}/told-on`)?.valueDate
}
