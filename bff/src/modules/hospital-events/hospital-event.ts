import type { z } from 'zod'
import type { Db } from '../../db/schema.ts'
import type { LocalText } from '../../lib/local-text.ts'
import type { PatientOfNumber } from '../patients/patients-of-number.ts'

/** Something that happened in a hospital to a person whom we know, or to a clinic. */
export interface HospitalEvent<Data = unknown> {
  institutionId: string
  institutionName: LocalText
  kind: string
  /** The hospital's number of what it is about: a report, a place in a queue, a stay. */
  subject: string
  data: Data
  /** Everybody who has the person as a patient; what they may see is for the handler to look at. */
  patients: readonly PatientOfNumber[]
}

/** What is to be done once the transaction is through, such as waking those who wait. */
export type Afterwards = () => void

export interface HospitalEventHandler<Data extends z.ZodType = z.ZodType> {
  /**
   * Events of one stream about one subject are heeded in the hospital's order, whatever their kind: one that comes
   * after a newer one changes nothing.
   */
  stream: string
  /** About no one person: the event names none, and `patients` is empty. */
  isOfNobody?: true
  /** What the kind says beside the common fields. */
  data: Data
  /** In the transaction that counts the event as heeded: what it owes outside is an operation that it adds. */
  take(tx: Db, event: HospitalEvent<z.output<Data>>, now: Date): Promise<Afterwards | undefined>
}

/** By kind; events of other kinds are acknowledged and forgotten. */
export type HospitalEventHandlers = Readonly<Record<string, HospitalEventHandler>>
