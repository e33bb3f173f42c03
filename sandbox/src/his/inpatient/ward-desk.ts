import type { Clock } from '../../lib/clock.ts'
import type { Notice } from './notice.ts'
import type { TopUp } from './prepaid.ts'
import type { PrepaidAccounts } from './prepaid-accounts.ts'
import { costLines, type Stay, sumFen } from './stay.ts'
import type { StayShelf } from './stay-shelf.ts'

/** What a stay's account has come to, in fen. */
export interface StaySheet {
  stay: Stay
  prepaidFen: number
  costFen: number
}

/** What wards and the admissions office see and do, and no caller can. */
export class WardDesk {
  readonly #options: { clock: Clock; shelf: StayShelf; accounts: PrepaidAccounts }

  constructor(options: { clock: Clock; shelf: StayShelf; accounts: PrepaidAccounts }) {
    this.#options = options
  }

  /** The newest first. */
  stays(): StaySheet[] {
    const { clock, shelf, accounts } = this.#options

    return shelf.list().map((stay) => ({
      stay,
      prepaidFen: stay.counterFen + accounts.creditedFen(stay.admissionNo),
      costFen: sumFen(costLines(stay, clock.now())),
    }))
  }

  /** The newest first. */
  topUps(): TopUp[] {
    return this.#options.accounts.list()
  }

  /** The newest first. */
  notices(): Notice[] {
    return this.#options.shelf.notices()
  }

  /** The patient goes home, and the stay is settled; only once. */
  discharge(admissionNo: string): boolean {
    const { clock, shelf } = this.#options
    const stay = shelf.find(admissionNo)
    if (stay === undefined || stay.discharge !== undefined) return false
    const { zh, en } = stay.diagnosis
    const orders = { diagnosis: [zh, en], medicines: [], followUps: [], warnings: [] } as const
    shelf.save({ ...stay, discharge: { dischargedAtMs: clock.now(), insuranceFen: 0, orders } })

    return true
  }

  /** The bed of a notice is there today. */
  bedIsFree(noticeNo: string, today: string): boolean {
    const { shelf } = this.#options
    const notice = shelf.findNotice(noticeNo)
    if (notice === undefined || notice.admissionNo !== undefined) return false
    shelf.saveNotice({ ...notice, admitDate: today })

    return true
  }
}
