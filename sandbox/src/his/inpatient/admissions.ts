import type { Clock } from '../../lib/clock.ts'
import { shanghaiDate } from '../../lib/shanghai-time.ts'
import type { Store } from '../../lib/store.ts'
import { relationships } from '../code-tables.ts'
import { identifier, matching, oneOf, readFields, text } from '../fields.ts'
import { done, isRefusal, type Outcome, refuse } from '../outcome.ts'
import type { PatientRegistry } from '../patient-registry.ts'
import type { Sequence } from '../sequence.ts'
import { type AdmissionContact, type Notice, toNoticeRow } from './notice.ts'
import type { StayShelf } from './stay-shelf.ts'

const phone = matching(/^\+?\d[\d -]{5,18}\d$/)

interface AdmissionsOptions {
  store: Store
  clock: Clock
  sequence: Sequence
  registry: PatientRegistry
  shelf: StayShelf
}

/** Notices of admission, and admission by the patient (`/inpatient/notice/list`, `/inpatient/admit`). */
export class Admissions {
  readonly #options: AdmissionsOptions

  constructor(options: AdmissionsOptions) {
    this.#options = options
  }

  notices(body: unknown): Outcome<unknown> {
    const read = readFields(body, { patientNo: identifier })
    if (isRefusal(read)) return read
    const { registry, shelf } = this.#options
    const { patientNo } = read.values
    if (registry.find(patientNo) === undefined) return refuse('2001')
    const ofPatient = shelf.notices().filter((notice) => notice.patientNo === patientNo)

    return done({ notices: ofPatient.map(toNoticeRow) })
  }

  /** Once for each notice: asked again, it answers the stay that there is. */
  admit(body: unknown): Outcome<unknown> {
    const read = readFields(body, {
      ...{ noticeNo: identifier, patientNo: identifier, phone, contactName: text(60), contactPhone: phone },
      contactRelationship: oneOf(relationships),
    })
    if (isRefusal(read)) return read
    const { noticeNo, patientNo, ...contact } = read.values
    const notice = this.#options.shelf.findNotice(noticeNo)
    if (notice === undefined || notice.patientNo !== patientNo) return refuse('5004')
    if (notice.admissionNo !== undefined) return done(toNoticeRow(notice))
    if (shanghaiDate(this.#options.clock.now()) < notice.admitDate) {
      return refuse('5007', { date: notice.admitDate })
    }

    return done(toNoticeRow(this.#keepAdmitted(notice, contact)))
  }

  #keepAdmitted(notice: Notice, contact: AdmissionContact): Notice {
    const { store, clock, sequence, shelf } = this.#options

    return store.transaction(() => {
      const now = clock.now()
      const admissionNo = `Z${shanghaiDate(now).slice(0, 4)}${String(sequence.next('stay')).padStart(6, '0')}`
      const admitted: Notice = { ...notice, admissionNo, contact }
      shelf.saveNotice(admitted)
      shelf.save({
        ...{ admissionNo, patientNo: notice.patientNo, admittedAtMs: now, bedNo: undefined },
        departmentName: notice.departmentName,
        wardName: notice.wardName,
        doctorName: notice.doctorName,
        diagnosis: notice.diagnosis,
        everyDay: { bedOfThree: 1, wardRound: 1, nursingSecond: 1 },
        onDay: {},
        counterFen: 0,
      })

      return admitted
    })
  }
}
