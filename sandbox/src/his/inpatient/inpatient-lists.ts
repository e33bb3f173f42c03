import { bilingual } from '../../group/bilingual.ts'
import type { Clock } from '../../lib/clock.ts'
import { addDays, daysBetween, shanghaiDate, shanghaiDateTime } from '../../lib/shanghai-time.ts'
import { yuanOf } from '../../lib/yuan.ts'
import { date, identifier, readFields } from '../fields.ts'
import { done, isRefusal, type Outcome, type Refusal, refuse } from '../outcome.ts'
import type { PatientRegistry } from '../patient-registry.ts'
import { type PrepaidAccounts, topUpLimits } from './prepaid-accounts.ts'
import { type CostLine, costLines, type Stay, sumFen, toStayRow } from './stay.ts'
import type { StayShelf } from './stay-shelf.ts'

const LONGEST_LIST_DAYS = 31
const LONGEST_SUMMARY_DAYS = 366

interface InpatientListsOptions {
  shelf: StayShelf
  accounts: PrepaidAccounts
  registry: PatientRegistry
  clock: Clock
}

/** What the HIS tells of stays, and changes nothing (`/inpatient/*`). */
export class InpatientLists {
  readonly #options: InpatientListsOptions

  constructor(options: InpatientListsOptions) {
    this.#options = options
  }

  stays(body: unknown): Outcome<unknown> {
    const patientNo = this.#patientOf(body)
    if (isRefusal(patientNo)) return patientNo
    const { shelf, accounts, clock } = this.#options
    const row = (stay: Stay) =>
      toStayRow(stay, {
        ...{ creditedFen: accounts.creditedFen(stay.admissionNo), nowMs: clock.now() },
        limits: topUpLimits,
      })

    return done({ stays: shelf.ofPatient(patientNo.patientNo).map(row) })
  }

  costs(body: unknown): Outcome<unknown> {
    const read = readFields(body, {
      patientNo: identifier,
      admissionNo: identifier,
      dateFrom: date,
      dateTo: date,
    })
    if (isRefusal(read)) return read
    const { dateFrom, dateTo } = read.values
    const stay = this.#stayOf(read.values)
    if (isRefusal(stay)) return stay
    if (daysBetween(dateFrom, dateTo) >= LONGEST_LIST_DAYS) return refuse('1004', { field: 'dateTo' })
    const lines = within(costLines(stay, this.#options.clock.now()), read.values)
    const days = [...new Set(lines.map((line) => line.date))].sort().reverse()

    return done({
      days: days.map((day) => {
        const ofDay = lines.filter((line) => line.date === day)

        return { date: day, amount: yuanOf(sumFen(ofDay)), lines: ofDay.map(toLineRow) }
      }),
    })
  }

  /** Sums by class over all stays (住院费用大类合计). */
  summary(body: unknown): Outcome<unknown> {
    const read = readFields(body, { patientNo: identifier, dateFrom: date, dateTo: date })
    if (isRefusal(read)) return read
    const { dateFrom, dateTo } = read.values
    const patientNo = this.#patientOf(body)
    if (isRefusal(patientNo)) return patientNo
    if (daysBetween(dateFrom, dateTo) >= LONGEST_SUMMARY_DAYS) return refuse('1004', { field: 'dateTo' })
    const { shelf, clock } = this.#options
    const all = shelf.ofPatient(patientNo.patientNo).flatMap((stay) => costLines(stay, clock.now()))
    const lines = within(all, read.values)
    const classes = [...new Set(lines.map(({ costClass }) => costClass))].sort()

    return done({
      amount: yuanOf(sumFen(lines)),
      classes: classes.map((costClass) => ({
        costClass,
        amount: yuanOf(sumFen(lines.filter((line) => line.costClass === costClass))),
      })),
    })
  }

  discharge(body: unknown): Outcome<unknown> {
    const read = readFields(body, { patientNo: identifier, admissionNo: identifier })
    if (isRefusal(read)) return read
    const stay = this.#stayOf(read.values)
    if (isRefusal(stay)) return stay
    if (stay.discharge === undefined) return refuse('5005')
    const { dischargedAtMs, orders } = stay.discharge

    return done({
      dischargeTime: shanghaiDateTime(dischargedAtMs),
      diagnosis: bilingual(orders.diagnosis),
      medicines: orders.medicines.map(({ name, specification, dose, days }) => ({
        name: bilingual(name),
        specification: bilingual(specification),
        dose: bilingual(dose),
        days: String(days),
      })),
      followUps: orders.followUps.map(({ inDays, text }) => ({
        ...(inDays !== undefined && { date: addDays(shanghaiDate(dischargedAtMs), inDays) }),
        text: bilingual(text),
      })),
      warnings: orders.warnings.map(bilingual),
    })
  }

  #patientOf(body: unknown): { patientNo: string } | Refusal {
    const read = readFields(body, { patientNo: identifier })
    if (isRefusal(read)) return read

    return this.#options.registry.find(read.values.patientNo) === undefined ? refuse('2001') : read.values
  }

  #stayOf({ patientNo, admissionNo }: { patientNo: string; admissionNo: string }): Stay | Refusal {
    const stay = this.#options.shelf.find(admissionNo)

    return stay === undefined || stay.patientNo !== patientNo ? refuse('5001') : stay
  }
}

function within(lines: readonly CostLine[], { dateFrom, dateTo }: { dateFrom: string; dateTo: string }) {
  return lines.filter((line) => line.date >= dateFrom && line.date <= dateTo)
}

function toLineRow(line: CostLine) {
  return {
    lineNo: line.lineNo,
    costClass: line.costClass,
    name: bilingual(line.name),
    ...(line.specification && { specification: bilingual(line.specification) }),
    unit: bilingual(line.unit),
    quantity: String(line.quantity),
    unitPrice: yuanOf(line.priceFen),
    amount: yuanOf(line.amountFen),
  }
}
