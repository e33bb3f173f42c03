import type { Sex } from '@tongzhen/contract/documents'
import type { Germ, Passage } from '@tongzhen/contract/reports'
import type { ReportKind, SensitiveKind } from '@tongzhen/contract/states'
import type { LocalText } from '../../lib/local-text.ts'
import type { GatewayFailure } from '../failure.ts'

/** What Tongzhen asks of the systems that hold an institution's reports (检验、影像), in our words. */
export interface ReportGateway {
  /** That any of the systems holds. */
  kinds: readonly ReportKind[]
  /** Asks every system side by side. */
  list(period: ReportPeriod, trace: Trace): Promise<ReportListing>
  /** `gone`: withdrawn, not released, or not this patient's. */
  find(wanted: WantedReport, trace: Trace): Promise<HospitalReport | 'gone' | GatewayFailure>
  /** One of the pictures that the report names. */
  picture(wanted: WantedReport & { imageId: string }, trace: Trace): Promise<ReportPicture | GatewayFailure>
}

/** One gateway for each institution that shows reports; undefined for one that does not. */
export interface ReportGateways {
  of(institutionId: string): ReportGateway | undefined
}

interface Trace {
  traceId: string
}

export interface ReportPeriod {
  hospitalPatientNumber: string
  /** Days in Shanghai, both included. */
  from: string
  to: string
  kind?: ReportKind | undefined
}

export interface WantedReport {
  hospitalPatientNumber: string
  reportId: string
}

export interface ReportListing {
  /** In no order. */
  reports: HospitalReport[]
  /** Kinds of which some or all could not be had: the list does not say that there are no others. */
  missing: ReportKind[]
  /** Nothing could be had of anything. */
  isSilent: boolean
}

/** A picture of a report. */
export interface ReportPicture {
  type: 'image/png' | 'image/jpeg'
  bytes: Buffer
}

export interface HospitalReport {
  /** Name of the system and its own number, unique within the institution. */
  reportId: string
  kind: ReportKind
  title: LocalText
  departmentName: string | undefined
  orderedBy: string | undefined
  checkedBy: string | undefined
  specimen: string | undefined
  collectedAt: string | undefined
  reportedAt: string
  results: HospitalResult[]
  germs: Germ[]
  passages: Passage[]
  images: { imageId: string; words: string | undefined }[]
  /** In which it was ordered, as the record system names it; undefined where the hospital does not say. */
  visit: { system: string; value: string } | undefined
  /** Of what one would perhaps rather hear from the doctor first; most are of none. */
  sensitive: SensitiveKind[]
  /** The doctor has spoken with the patient about it. */
  isTold: boolean
  /** `YYYY-MM-DD`: when the doctor is going to, where the hospital says so. */
  toldOn: string | undefined
}

export interface HospitalResult {
  /** LOINC. */
  code: string | undefined
  name: LocalText
  value: Measured | Words
  /** As the laboratory sent them: whom they apply to is not decided yet. */
  ranges: ResultRange[]
}

export interface Measured {
  /** As written, without comparator: `5.10`. */
  text: string
  number: number
  /** The true value lies on this side of `number`. */
  comparator: '<' | '<=' | '>=' | '>' | undefined
  unit: Unit
}

export interface Words {
  words: string
}

export interface Unit {
  /** UCUM where the laboratory gave one, else what it prints. */
  code: string
  label: string
}

export interface ResultRange {
  /** `critical`: the values between its ends, both included, need somebody at once. `other` is not for reading. */
  meaning: 'normal' | 'critical' | 'other'
  /** `others`: for people of whom we cannot say that the patient is one, such as pregnant women. */
  appliesTo: Sex | 'everybody' | 'others'
  /** In completed units, both included; of one that is `unreadable` nobody can say who has it. */
  ageFrom: Age | 'unreadable' | undefined
  ageTo: Age | 'unreadable' | undefined
  low: number | undefined
  high: number | undefined
  /** Where the laboratory gave no numbers: `阴性`. */
  words?: string | undefined
  /** As `Unit.code`; that of the value where it is not said. */
  unit: string | undefined
}

export interface Age {
  count: number
  unit: 'years' | 'months' | 'weeks' | 'days'
}
