import type { Clock } from '../lib/clock.ts'
import { createRandom } from '../lib/random.ts'
import { addDays, instantOf, shanghaiDate } from '../lib/shanghai-time.ts'
import type { Collection, Store } from '../lib/store.ts'
import type { DemoPerson } from '../people.ts'
import { demoCourses } from './demo-encounters.ts'
import { type Encounter, encounterIdOf } from './encounter.ts'

interface ShelfOptions {
  store: Store
  hospitalCode: string
  clock: Clock
  seed: string
  people: readonly DemoPerson[]
}

/** The outpatient records of one hospital, with those that demo people have from the beginning. */
export class RecordShelf {
  readonly #encounters: Collection<Encounter>
  readonly #options: ShelfOptions

  constructor(options: ShelfOptions) {
    this.#options = options
    this.#encounters = options.store.collection(`${options.hospitalCode}/encounters`)
    this.addDemoRecords()
  }

  /** Once: dated back from the day of the first start, and the same from then on. */
  addDemoRecords(): void {
    const { store, clock } = this.#options
    if (this.#encounters.size > 0) return
    const today = shanghaiDate(clock.now())
    store.transaction(() => {
      for (const encounter of demoRecords({ ...this.#options, today }))
        this.#encounters.set(encounter.id, encounter)
    })
  }

  put(encounter: Encounter): void {
    this.#encounters.set(encounter.id, encounter)
  }

  /** Newest first. */
  ofPatient(patientNo: string): Encounter[] {
    return this.list().filter((one) => one.patientNo === patientNo)
  }

  list(): Encounter[] {
    return [...this.#encounters.values()].sort((a, b) => b.startedAtMs - a.startedAtMs)
  }
}

function demoRecords({ hospitalCode, people, seed, today }: ShelfOptions & { today: string }): Encounter[] {
  return people.flatMap(({ id, files }) => {
    const file = files.find((one) => one.hospitalCode === hospitalCode)
    if (file === undefined) return []
    const { patientNo } = file
    const random = createRandom(`${seed}/records/${hospitalCode}/${patientNo}`)

    return (demoCourses[id]?.[hospitalCode] ?? []).flatMap(({ daysAgo, ...course }) =>
      daysAgo.map((days): Encounter => {
        const day = addDays(today, -days)
        const { departmentName } = course
        const startedAtMs = instantOf(day, `07:${String(random.integer(10, 59))}`)

        return { ...course, id: encounterIdOf({ patientNo, day, departmentName }), patientNo, startedAtMs }
      }),
    )
  })
}
