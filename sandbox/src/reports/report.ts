import type { LabTestKey } from './lab-tests.ts'
import type { WordsTestKey } from './words-tests.ts'

/** HL7 table 0074, as `DiagnosticReport.category` has it. */
export type Category = 'LAB' | 'MB' | 'SP' | 'RAD'

/** A report as the laboratory or the imaging department keeps it. */
export interface Report {
  /** The hospital's number of it. */
  id: string
  patientNo: string
  category: Category
  status: 'preliminary' | 'final' | 'amended' | 'cancelled' | 'entered-in-error'
  name: string
  display: string
  /** LOINC. */
  code?: string | undefined
  departmentName: string
  orderedBy: string
  checkedBy: string
  specimen?: string | undefined
  /** The visit in which it was ordered. */
  encounterId?: string | undefined
  collectedAtMs: number
  issuedAtMs: number
  results: readonly Result[]
  conclusion?: string | undefined
  /** Key images: what each shows. */
  images?: readonly string[] | undefined
  /** Of v3-ActCode: what is sensitive about it. */
  label?: 'HIV' | 'GDIS' | 'PREGNANT' | undefined
  /** The doctor has spoken with the patient about it. */
  isTold?: boolean | undefined
  /** When the doctor is going to, `YYYY-MM-DD`. */
  toldOn?: string | undefined
}

export type Result = MeasuredResult | WordsResult | GermResult | PassageResult

export interface MeasuredResult {
  kind: 'measured'
  test: LabTestKey
  /** As printed, `5.10`. */
  value: string
  comparator?: '<' | '<=' | '>=' | '>' | undefined
  /** In the other unit system, ranges too. */
  isInOtherUnit?: boolean | undefined
}

interface WordsResult {
  kind: 'words'
  test: WordsTestKey
  text: string
}

/** A germ that grew, and how it stands to each medicine. */
interface GermResult {
  kind: 'germ'
  name: string
  /** SNOMED CT. */
  snomed: string
  amount: string
  medicines: readonly {
    /** LOINC of the susceptibility test. */
    code: string
    name: string
    /** Minimum inhibitory concentration, mg/L. */
    mic: string
    comparator?: '<' | '<=' | '>=' | '>'
    susceptibility: 'S' | 'I' | 'R'
  }[]
}

export const passageCodes = {
  imagingMethod: { code: '55111-9', display: 'Current imaging procedure descriptions' },
  imagingFindings: { code: '59776-5', display: 'Procedure findings' },
  gross: { code: '22634-0', display: 'Pathology report gross observation' },
  microscopic: { code: '22635-7', display: 'Pathology report microscopic observation' },
  advice: { code: '18783-1', display: 'Study recommendation' },
} as const

interface PassageResult {
  kind: 'passage'
  part: keyof typeof passageCodes
  text: string
}
