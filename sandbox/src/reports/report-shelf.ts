import type { Clock } from '../lib/clock.ts'
import { shanghaiDate } from '../lib/shanghai-time.ts'
import type { Collection, Store } from '../lib/store.ts'
import type { DemoPerson } from '../people.ts'
import { demoReports } from './demo-reports.ts'
import type { Category, Report } from './report.ts'

interface ShelfOptions {
  store: Store
  hospitalCode: string
  categories: readonly Category[]
  clock: Clock
  seed: string
  people: readonly DemoPerson[]
}

/** The reports of one hospital in one system, with those that demo people have from the beginning. */
export class ReportShelf {
  readonly #reports: Collection<Report>
  readonly #options: ShelfOptions

  constructor(options: ShelfOptions) {
    this.#options = options
    this.#reports = options.store.collection(`${options.hospitalCode}/reports`)
    this.addDemoReports()
  }

  /** Once: dated back from the day of the first start, and the same from then on. */
  addDemoReports(): void {
    const { store, categories, clock } = this.#options
    if (this.#reports.size > 0) return
    const today = shanghaiDate(clock.now())
    store.transaction(() => {
      for (const report of demoReports({ ...this.#options, today }))
        if (categories.includes(report.category)) this.#reports.set(report.id, report)
    })
  }

  /** Adds a report, or puts it in the place of the one with its number. */
  put(report: Report): void {
    this.#reports.set(report.id, report)
  }

  find(id: string): Report | undefined {
    return this.#reports.get(id)
  }

  list(): Report[] {
    return [...this.#reports.values()]
  }
}
