import type { Hospital } from '../group/hospital.ts'
import { AlteredLines } from '../lib/altered-lines.ts'
import type { SandboxContext } from '../lib/sandbox-context.ts'
import type { Store } from '../lib/store.ts'
import type { DemoPerson } from '../people.ts'
import { Appointments } from './appointments.ts'
import { addDemoBills } from './billing/add-demo-bills.ts'
import { BillLists } from './billing/bill-lists.ts'
import { BillShelf } from './billing/bill-shelf.ts'
import { CashierDesk } from './billing/cashier-desk.ts'
import { Settlements } from './billing/settlements.ts'
import { departmentList, doctorList, hospitalInfo } from './catalogue.ts'
import { ClinicStops, type StopListener } from './clinic-stops.ts'
import { identifier, readFields } from './fields.ts'
import { addDemoStays } from './inpatient/add-demo-stays.ts'
import { Admissions } from './inpatient/admissions.ts'
import { InpatientLists } from './inpatient/inpatient-lists.ts'
import { PrepaidAccounts } from './inpatient/prepaid-accounts.ts'
import { StayShelf } from './inpatient/stay-shelf.ts'
import { WardDesk } from './inpatient/ward-desk.ts'
import { OrderShelf } from './order-shelf.ts'
import { done, isRefusal, type Outcome, refuse } from './outcome.ts'
import { PatientRegistry } from './patient-registry.ts'
import { CardAccounts } from './prepaid/card-accounts.ts'
import { CheckIns } from './queue/check-ins.ts'
import { QueueDesk } from './queue/queue-desk.ts'
import { type QueueListener, SessionQueues } from './queue/session-queues.ts'
import { ScheduleLists } from './schedule-lists.ts'
import { Sequence } from './sequence.ts'
import { SessionBoard } from './session-board.ts'
import { StaffDesk } from './staff-desk.ts'
import { Statements } from './statements.ts'
import { VisitStatistics } from './visit-statistics.ts'

/** Answers one interface from the body of its request. */
export type InterfaceHandler = (body: unknown) => Outcome<unknown>

/** The HIS of one hospital: its interfaces by path, and its staff's desks. */
export interface HospitalHis {
  readonly hospital: Hospital
  readonly interfaces: ReadonlyMap<string, InterfaceHandler>
  readonly staff: StaffDesk
  readonly cashier: CashierDesk
  readonly ward: WardDesk
  readonly cardAccounts: CardAccounts
  readonly queue: QueueDesk
  readonly statements: Statements
  /** Discrepancies planted in its statements. */
  readonly altered: AlteredLines
  /** Takes the state up again after the store was emptied. */
  restart(): void
}

export function createHospitalHis(options: {
  hospital: Hospital
  store: Store
  context: SandboxContext
  people: readonly DemoPerson[]
  onQueueMoved: QueueListener
  onStop: StopListener
}): HospitalHis {
  const { hospital, store, context, people, onQueueMoved, onStop } = options
  const { clock, seed } = context
  const { hospitalCode } = hospital.institution
  const sequence = new Sequence({ store, hospitalCode })
  const registry = new PatientRegistry({ store, hospitalCode, sequence, clock, people })
  const board = new SessionBoard({ hospital, store, clock })
  const shelf = new OrderShelf({ store, hospitalCode, clock })
  const schedules = new ScheduleLists({ board, shelf, clock })
  const stops = new ClinicStops({ store, hospitalCode, clock, board, shelf, onStop })
  const appointments = new Appointments({ store, hospitalCode, clock, sequence, registry, board, shelf })
  const queues = new SessionQueues({ hospital, store, clock, seed, shelf, onMoved: onQueueMoved })
  const checkIns = new CheckIns({ hospital, clock, board, shelf, queues })
  const bills = new BillShelf({ store, hospitalCode })
  const billLists = new BillLists({ shelf: bills, registry, clock })
  const settlements = new Settlements({ store, hospitalCode, clock, sequence, registry, shelf: bills })
  const cashier = new CashierDesk({
    ...{ hospital, store, clock, seed, sequence, registry, settlements },
    shelf: bills,
  })
  const putInDemoBills = () => addDemoBills({ hospital, store, clock, seed, people, desk: cashier })
  putInDemoBills()
  const stays = new StayShelf({ store, hospitalCode })
  const accounts = new PrepaidAccounts({ store, hospitalCode, clock, sequence, shelf: stays })
  const inpatient = new InpatientLists({ shelf: stays, accounts, registry, clock })
  const admissions = new Admissions({ store, clock, sequence, registry, shelf: stays })
  const putInDemoStays = () => addDemoStays({ hospital, store, clock, seed, sequence, people, shelf: stays })
  putInDemoStays()

  const cardAccounts = new CardAccounts({ store, hospitalCode, clock, registry, people })

  const altered = new AlteredLines(store)
  const statements = new Statements({ clock, shelf, settlements, accounts, cardAccounts, altered })
  const statistics = new VisitStatistics({ hospital, clock, seed, shelf })

  return {
    hospital,
    statements,
    altered,
    staff: new StaffDesk({ hospital, registry, board, shelf, schedules, stops }),
    cashier,
    ward: new WardDesk({ clock, shelf: stays, accounts }),
    cardAccounts,
    queue: new QueueDesk({ board, queues, clock }),
    interfaces: new Map<string, InterfaceHandler>([
      ['/hospital/info', () => hospitalInfo(hospital)],
      ['/department/list', () => departmentList(hospital)],
      ['/doctor/list', (body) => doctorList(hospital, body)],
      ['/schedule/list', (body) => schedules.schedules(body)],
      ['/slot/list', (body) => schedules.slots(body)],
      ['/schedule/stop', (body) => stops.stop(body)],
      ['/schedule/stop/query', (body) => stops.query(body)],
      ['/schedule/reopen', (body) => stops.reopen(body)],
      ['/schedule/orders', (body) => stops.orders(body)],
      ['/person/query', (body) => registry.query(body)],
      ['/person/profile', (body) => personProfile(registry, body)],
      ['/person/file/create', (body) => registry.create(body)],
      ['/person/card/list', (body) => cardList(registry, body)],
      ['/appointment/lock', (body) => appointments.lock(body)],
      ['/appointment/confirm', (body) => appointments.confirm(body)],
      ['/appointment/cancel', (body) => appointments.cancel(body)],
      ['/appointment/query', (body) => appointments.query(body)],
      ['/appointment/list', (body) => appointments.list(body)],
      ['/visit/guide', (body) => checkIns.guide(body)],
      ['/queue/check-in', (body) => checkIns.checkIn(body)],
      ['/queue/query', (body) => checkIns.query(body)],
      ['/bill/list', (body) => billLists.list(body)],
      ['/bill/detail', (body) => billLists.detail(body)],
      ['/settlement/check', (body) => settlements.check(body)],
      ['/settlement/settle', (body) => settlements.settle(body)],
      ['/settlement/query', (body) => settlements.query(body)],
      ['/settlement/cancel', (body) => settlements.cancel(body)],
      ['/settlement/refund', (body) => settlements.refund(body)],
      ['/settlement/refund/query', (body) => settlements.queryRefund(body)],
      ['/inpatient/list', (body) => inpatient.stays(body)],
      ['/inpatient/cost/list', (body) => inpatient.costs(body)],
      ['/inpatient/cost/summary', (body) => inpatient.summary(body)],
      ['/inpatient/discharge', (body) => inpatient.discharge(body)],
      ['/inpatient/prepaid/check', (body) => accounts.check(body)],
      ['/inpatient/prepaid/top-up', (body) => accounts.topUp(body)],
      ['/inpatient/prepaid/query', (body) => accounts.query(body)],
      ['/inpatient/prepaid/cancel', (body) => accounts.cancel(body)],
      ['/inpatient/prepaid/reverse', (body) => accounts.reverse(body)],
      ['/inpatient/prepaid/reverse/query', (body) => accounts.queryReversal(body)],
      ['/inpatient/notice/list', (body) => admissions.notices(body)],
      ['/inpatient/admit', (body) => admissions.admit(body)],
      ['/prepaid/account', (body) => cardAccounts.accounts(body)],
      ['/prepaid/refund', (body) => cardAccounts.deduct(body)],
      ['/prepaid/refund/query', (body) => cardAccounts.query(body)],
      ['/prepaid/refund/cancel', (body) => cardAccounts.cancel(body)],
      ['/prepaid/refund/confirm', (body) => cardAccounts.confirm(body)],
      ['/prepaid/refund/restore', (body) => cardAccounts.restore(body)],
      ['/prepaid/refund/restore/query', (body) => cardAccounts.queryRestoration(body)],
      ['/statement/list', (body) => statements.list(body)],
      ['/statistics/visits', (body) => statistics.visits(body)],
    ]),
    restart() {
      registry.addDemoFiles()
      shelf.index()
      bills.index()
      putInDemoBills()
      putInDemoStays()
      cardAccounts.addDemoDeposits()
    },
  }
}

function personProfile(registry: PatientRegistry, body: unknown): Outcome<unknown> {
  const read = readFields(body, { patientNo: identifier })
  if (isRefusal(read)) return read
  const file = registry.find(read.values.patientNo)
  if (file === undefined) return refuse('2001')
  const { barredForDays, ...profile } = file

  return done(profile)
}

function cardList(registry: PatientRegistry, body: unknown): Outcome<unknown> {
  const read = readFields(body, { patientNo: identifier })
  if (isRefusal(read)) return read
  const file = registry.find(read.values.patientNo)

  return file === undefined ? refuse('2001') : done({ cards: file.cards })
}
