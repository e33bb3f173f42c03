import type { Hospital } from '../../group/hospital.ts'
import type { Clock } from '../../lib/clock.ts'
import { createRandom } from '../../lib/random.ts'
import { addDays, instantOf, shanghaiDate } from '../../lib/shanghai-time.ts'
import type { Store } from '../../lib/store.ts'
import type { DemoPerson } from '../../people.ts'
import type { CashierDesk } from './cashier-desk.ts'
import { type DemoVisit, demoVisits } from './demo-visits.ts'

/**
 * Puts in the bills that demo people have from the beginning, once for each person: dated back from the day of
 * the first start, so that their numbers and dates stay the same from then on.
 */
export function addDemoBills(options: {
  hospital: Hospital
  store: Store
  clock: Clock
  seed: string
  desk: CashierDesk
  people: readonly DemoPerson[]
}): void {
  const { hospital, store, clock, seed, desk, people } = options
  const { hospitalCode } = hospital.institution
  const isAdded = store.collection<true>(`${hospitalCode}/demo-bills`)
  const today = shanghaiDate(clock.now())

  store.transaction(() => {
    for (const { id, files } of people) {
      const file = files.find((one) => one.hospitalCode === hospitalCode)
      if (file === undefined || isAdded.has(id)) continue
      for (const visit of demoVisits[id]?.[hospitalCode] ?? []) addVisit(visit, file.patientNo)
      isAdded.set(id, true)
    }
  })

  function addVisit({ specialty, daysAgo, orders, isPaidAtDesk }: DemoVisit, patientNo: string): void {
    const place = hospital.institution.departments.findIndex((one) => one.specialty === specialty)
    const departmentCode = hospital.departments[place]?.departmentCode
    const random = createRandom(`${seed}/demo-visit/${hospitalCode}/${patientNo}/${daysAgo}`)
    const time = `${String(random.integer(8, 15)).padStart(2, '0')}:${String(random.integer(10, 59))}`
    const issuedAtMs = instantOf(addDays(today, -daysAgo), time)
    const bills = desk.addBills({ patientNo, orders, issuedAtMs, ...(departmentCode && { departmentCode }) })
    if (isPaidAtDesk === undefined) return
    for (const { billNo } of bills ?? []) {
      desk.takeMoney(billNo)
      desk.markExecuted(billNo)
    }
  }
}
