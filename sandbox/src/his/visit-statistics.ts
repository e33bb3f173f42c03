import type { Hospital } from '../group/hospital.ts'
import type { Clock } from '../lib/clock.ts'
import { createRandom } from '../lib/random.ts'
import { addDays, shanghaiDate } from '../lib/shanghai-time.ts'
import { date, readFields } from './fields.ts'
import type { OrderShelf } from './order-shelf.ts'
import { done, isRefusal, type Outcome, refuse } from './outcome.ts'

interface VisitStatisticsOptions {
  hospital: Hospital
  clock: Clock
  seed: string
  shelf: OrderShelf
}

const MOST_DAYS = 92

/** Groups of age in years, with the share of each in a general hospital's outpatients. */
const AGES = [
  { from: 0, to: 6, share: 9 },
  { from: 7, to: 17, share: 7 },
  { from: 18, to: 29, share: 13 },
  { from: 30, to: 44, share: 19 },
  { from: 45, to: 59, share: 22 },
  { from: 60, to: 74, share: 21 },
  { from: 75, to: undefined, share: 9 },
]

/** First diagnoses by ICD-10, with their share. */
const DISEASES = [
  { code: 'I10', name: ['原发性高血压', 'Essential hypertension'], share: 19 },
  { code: 'J06.9', name: ['急性上呼吸道感染', 'Acute upper respiratory infection'], share: 17 },
  { code: 'E11.9', name: ['2型糖尿病', 'Type 2 diabetes'], share: 14 },
  { code: 'M47.9', name: ['脊柱关节病', 'Spondylosis'], share: 9 },
  { code: 'K29.5', name: ['慢性胃炎', 'Chronic gastritis'], share: 9 },
  { code: 'I25.1', name: ['冠状动脉粥样硬化性心脏病', 'Coronary heart disease'], share: 8 },
  { code: 'M17.9', name: ['膝关节骨关节炎', 'Osteoarthritis of the knee'], share: 7 },
  { code: 'J45.9', name: ['支气管哮喘', 'Asthma'], share: 5 },
  { code: 'L30.9', name: ['皮炎', 'Dermatitis'], share: 4 },
  { code: 'F41.1', name: ['广泛性焦虑障碍', 'Generalised anxiety disorder'], share: 4 },
  { code: 'E04.1', name: ['甲状腺结节', 'Thyroid nodule'], share: 2 },
  { code: 'N39.0', name: ['尿路感染', 'Urinary tract infection'], share: 2 },
] as const

/**
 * How many came, how old they were and for what (`/statistics/visits`, docs/interfaces/his.md, "Statistics"): those
 * who came without us are made up from the seed, those with an appointment of ours are counted.
 */
export class VisitStatistics {
  readonly #options: VisitStatisticsOptions

  constructor(options: VisitStatisticsOptions) {
    this.#options = options
  }

  visits(body: unknown): Outcome<unknown> {
    const read = readFields(body, { dateFrom: date, dateTo: date })
    if (isRefusal(read)) return read
    const { dateFrom, dateTo } = read.values
    if (dateTo < dateFrom || dateTo > addDays(dateFrom, MOST_DAYS - 1))
      return refuse('1004', { field: 'dateTo' })
    const days = []
    for (let day = dateFrom; day <= dateTo; day = addDays(day, 1)) days.push(this.#dayOf(day))
    const visits = days.reduce((sum, one) => sum + one.visits, 0)

    return done({
      days: days.map((one) => ({
        ...{ date: one.day, visits: String(one.visits), registrations: String(one.registrations) },
        insured: String(one.insured),
      })),
      ages: split(visits, AGES).map(({ from, to, visits: count }) => ({
        ...{ from: String(from), visits: String(count) },
        ...(to !== undefined && { to: String(to) }),
      })),
      diseases: split(visits, DISEASES).map(({ code, name: [zh, en], visits: count }) => ({
        ...{ code, name: { zh, en }, visits: String(count) },
      })),
    })
  }

  #dayOf(day: string) {
    const { hospital, clock, seed, shelf } = this.#options
    if (day > shanghaiDate(clock.now())) return { day, visits: 0, registrations: 0, insured: 0 }
    const random = createRandom(`${seed} visits ${hospital.institution.hospitalCode} ${day}`)
    const isWeekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
    const others = isWeekend ? random.integer(220, 380) : random.integer(620, 980)
    const ours = shelf.list().filter((order) => order.date === day)
    const visits = others + ours.filter(({ status }) => status === 'VISITED').length
    const registrations =
      others +
      random.integer(10, 40) +
      ours.filter(({ status }) => ['CONFIRMED', 'VISITED', 'MISSED'].includes(status)).length

    return { day, visits, registrations, insured: Math.round(others * 0.71) }
  }
}

/** So many visits by their shares; the groups add up to the whole. */
function split<Group extends { share: number }>(
  visits: number,
  groups: readonly Group[],
): (Group & { visits: number })[] {
  const whole = groups.reduce((sum, { share }) => sum + share, 0)
  let before = 0
  let given = 0

  return groups.map((group) => {
    before += group.share
    const until = Math.round((visits * before) / whole)
    const own = until - given
    given = until

    return { ...group, visits: own }
  })
}
