import type { Sex } from '@tongzhen/contract/documents'
import type { Passage } from '@tongzhen/contract/reports'
import type { ReportKind, susceptibilities } from '@tongzhen/contract/states'
import type { Age } from './port.ts'

export const LOINC = 'http://loinc.org'

/** HL7 table 0074 (`DiagnosticReport.category`), as far as it is about what we show. */
export const kindsOfCategories: Readonly<Record<string, ReportKind>> = {
  ...{ LAB: 'laboratory', HM: 'laboratory', CH: 'laboratory', IMM: 'laboratory', SR: 'laboratory' },
  ...{ TX: 'laboratory', BLB: 'laboratory', OTH: 'laboratory' },
  ...{
    MB: 'microbiology',
    MCB: 'microbiology',
    MYC: 'microbiology',
    PAR: 'microbiology',
    VR: 'microbiology',
  },
  ...{ SP: 'pathology', PAT: 'pathology', CP: 'pathology', CG: 'pathology', GE: 'pathology' },
  ...{ RAD: 'imaging', RUS: 'imaging', CT: 'imaging', NMR: 'imaging', RX: 'imaging', CUS: 'imaging' },
  ...{ NMS: 'imaging', VUS: 'imaging', OUS: 'imaging' },
}

export function categoriesOf(kinds: readonly ReportKind[]): string[] {
  return Object.entries(kindsOfCategories).flatMap(([code, kind]) => (kinds.includes(kind) ? [code] : []))
}

/** `DiagnosticReport.status` and `Observation.status` of what the hospital stands by. */
export const RELEASED = ['final', 'amended', 'corrected', 'appended']

/** Of a result that was never this patient's, or never true: it is not part of its report. */
export const WITHDRAWN = 'entered-in-error'

/** LOINC of what is written rather than measured. */
export const partsOfPassages: Readonly<Record<string, Passage['part']>> = {
  '55111-9': 'method',
  '59776-5': 'findings',
  '18782-3': 'findings',
  '22634-0': 'findings',
  '22635-7': 'findings',
  '19005-8': 'conclusion',
  '22637-3': 'conclusion',
  '18783-1': 'advice',
}

/** Of v3-ObservationInterpretation. */
export const susceptibilityOf: Readonly<Record<string, (typeof susceptibilities)[number]>> = {
  S: 'susceptible',
  I: 'increased_exposure',
  SDD: 'increased_exposure',
  R: 'resistant',
}

/** SNOMED CT, and administrative-gender. */
export const sexOf: Readonly<Record<string, Sex>> = {
  '248153007': 'male',
  '248152002': 'female',
  male: 'male',
  female: 'female',
}

/** UCUM, or as it is printed. */
export const ageUnitOf: Readonly<Record<string, Age['unit']>> = {
  ...{ a: 'years', mo: 'months', wk: 'weeks', d: 'days' },
  ...{ 岁: 'years', 月: 'months', 周: 'weeks', 天: 'days' },
}
