import type { Collection, Store } from '../../lib/store.ts'
import type { Notice } from './notice.ts'
import type { Stay } from './stay.ts'

/** The stays and the notices of admission of one hospital. */
export class StayShelf {
  readonly #stays: Collection<Stay>
  readonly #notices: Collection<Notice>

  constructor({ store, hospitalCode }: { store: Store; hospitalCode: string }) {
    this.#stays = store.collection(`${hospitalCode}/stays`)
    this.#notices = store.collection(`${hospitalCode}/admission-notices`)
  }

  find(admissionNo: string): Stay | undefined {
    return this.#stays.get(admissionNo)
  }

  save(stay: Stay): void {
    this.#stays.set(stay.admissionNo, stay)
  }

  /** The newest first. */
  list(): Stay[] {
    return [...this.#stays.values()].sort((a, b) => b.admittedAtMs - a.admittedAtMs)
  }

  ofPatient(patientNo: string): Stay[] {
    return this.list().filter((stay) => stay.patientNo === patientNo)
  }

  findNotice(noticeNo: string): Notice | undefined {
    return this.#notices.get(noticeNo)
  }

  saveNotice(notice: Notice): void {
    this.#notices.set(notice.noticeNo, notice)
  }

  /** The newest first. */
  notices(): Notice[] {
    return [...this.#notices.values()].sort((a, b) => b.issuedAtMs - a.issuedAtMs)
  }
}
