import { shanghaiDateTime } from '../../lib/shanghai-time.ts'
import { yuanOf } from '../../lib/yuan.ts'
import type { BilingualText, Relationship } from '../code-tables.ts'

/** A doctor's notice that a patient is to be admitted (入院通知单). */
export interface Notice {
  noticeNo: string
  patientNo: string
  issuedAtMs: number
  /** `yyyy-MM-dd`: from this day on the bed is there. */
  admitDate: string
  departmentName: BilingualText
  wardName: BilingualText
  /** Where to go once admitted. */
  place: BilingualText
  doctorName: BilingualText
  diagnosis: BilingualText
  depositFen: number
  bring: readonly BilingualText[]
  /** Of the stay that it has become. */
  admissionNo?: string
  contact?: AdmissionContact
}

export interface AdmissionContact {
  phone: string
  contactName: string
  contactPhone: string
  contactRelationship: Relationship
}

/** A notice as `/inpatient/notice/list` has it. */
export function toNoticeRow(notice: Notice) {
  const { noticeNo, issuedAtMs, depositFen, patientNo, contact, admissionNo, ...row } = notice

  return {
    ...row,
    noticeNo,
    status: admissionNo === undefined ? '0' : '1',
    issueTime: shanghaiDateTime(issuedAtMs),
    deposit: yuanOf(depositFen),
    admissionNo,
  }
}
