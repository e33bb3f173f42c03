import type { VisitKind } from '@tongzhen/contract/states'
import type { InstitutionConfig } from '../../config/institution.ts'
import { type GatewayFailure, isGatewayFailure } from '../../gateways/failure.ts'
import type {
  HisGateway,
  HisResult,
  Hospital,
  HospitalDepartment,
  HospitalDoctor,
  HospitalSchedule,
  HospitalSlots,
  Trace,
} from '../../gateways/his/port.ts'
import { type Cached, createCached } from '../../lib/cached.ts'
import { type Clock, MINUTE_MS, SECOND_MS } from '../../lib/clock.ts'
import { newId } from '../../lib/ids.ts'
import { addDays, shanghaiDate } from '../../lib/shanghai-time.ts'
import { type SearchEntry, searchEntryOf } from './doctor-search.ts'
import { moduleOfVisit } from './module-of-visit.ts'
import { createScheduleBook, type ScheduleBook } from './schedule-book.ts'

/** A doctor as shown: with the department, which is always known. */
export interface ListedDoctor extends HospitalDoctor {
  department: HospitalDepartment
  search: SearchEntry
}

export interface Staff {
  departments: readonly HospitalDepartment[]
  doctors: ReadonlyMap<string, ListedDoctor>
  /** Whom staff keep from being booked; absent: nobody. What was booked before goes on under their names. */
  hidden?: { departments: ReadonlySet<string>; doctors: ReadonlySet<string> }
}

/**
 * What one hospital offers, kept in memory so that its system is asked seldom however many people look. Names
 * are shown as last known when it is down; places never are.
 */
export interface Catalogue {
  hospital(): Promise<HisResult<Hospital>>
  staff(): Promise<HisResult<Staff>>
  /** At most some seconds old. */
  schedules(): Promise<HisResult<ScheduleBook>>
  /** As the hospital says now; undefined when there is no such schedule (any more). */
  liveSchedule(scheduleId: string): Promise<HisResult<HospitalSchedule | undefined>>
  liveSlots(schedule: HospitalSchedule): Promise<HisResult<HospitalSlots>>
}

export interface CatalogueDeps {
  institution: InstitutionConfig
  his: HisGateway
  clock: Clock
}

const NAMES_FRESH_MS = 5 * MINUTE_MS
const PLACES_FRESH_MS = 5 * SECOND_MS
const PLACES_STALE_MS = 10 * SECOND_MS
const LIVE_MS = SECOND_MS
/** When a live question is not answered, an answer of a moment ago does: the hospital decides again at its lock. */
const LIVE_SPARE_MS = 10 * SECOND_MS
const LIVE_RETRY_MS = SECOND_MS / 5
const RETRY_MS = 2 * SECOND_MS
/** A connection that breaks does so soon. */
const LOST_WITHIN_MS = SECOND_MS
/** Live answers kept at once; a replica sees fewer sessions than this in a second. */
const LIVE_ENTRIES = 500

export function createCatalogue({ institution, his, clock }: CatalogueDeps): Catalogue {
  const isOffered = offerOf(institution)
  const names = { freshMs: NAMES_FRESH_MS, staleMs: Number.POSITIVE_INFINITY, retryMs: RETRY_MS }
  const places = { freshMs: PLACES_FRESH_MS, staleMs: PLACES_STALE_MS, retryMs: RETRY_MS }
  const live = { freshMs: LIVE_MS, staleMs: 0, spareMs: LIVE_SPARE_MS, retryMs: LIVE_RETRY_MS }
  const liveSchedules = new Map<string, Cached<readonly HospitalSchedule[], GatewayFailure>>()
  const liveSlots = new Map<string, Cached<HospitalSlots, GatewayFailure>>()

  function cached<Value>(
    times: { freshMs: number; staleMs: number; spareMs?: number; retryMs: number },
    load: (trace: Trace) => Promise<HisResult<Value>>,
  ) {
    return createCached<Value, GatewayFailure>({
      load: () => askTwice(load),
      isFailure: (loaded) => isGatewayFailure(loaded),
      clock,
      ...times,
    })
  }

  /** One cache for each key, the oldest forgotten. */
  function kept<Value>(
    caches: Map<string, Cached<Value, GatewayFailure>>,
    key: string,
    load: (trace: Trace) => Promise<HisResult<Value>>,
  ) {
    const cache = caches.get(key) ?? cached(live, load)
    caches.delete(key)
    caches.set(key, cache)
    const oldest = caches.keys().next().value
    if (caches.size > LIVE_ENTRIES && oldest !== undefined) caches.delete(oldest)

    return cache.get()
  }

  const hospital = cached(names, (trace) => his.hospital(trace))
  const staff = cached(names, (trace) => loadStaff(his, { isOffered, trace }))
  const schedules = cached(places, async (trace) => {
    const fromOn = shanghaiDate(clock.now())
    const toOn = addDays(fromOn, institution.bookingDays - 1)
    const loaded = await his.schedules({ fromOn, toOn }, trace)

    return isGatewayFailure(loaded)
      ? loaded
      : createScheduleBook(loaded.filter(({ visitKind }) => isOffered(visitKind)))
  })

  /** The schedule as last listed, however long ago: tells whose session it is, and on which day. */
  async function findListed(scheduleId: string): Promise<HisResult<HospitalSchedule | undefined>> {
    const listed = schedules.lastKnown()?.byId.get(scheduleId)
    if (listed) return listed
    // It may have been added a moment ago.
    const newer = await schedules.getNewerThan(LIVE_MS)

    return isGatewayFailure(newer) ? newer : newer.byId.get(scheduleId)
  }

  return {
    hospital: () => hospital.get(),
    staff: () => staff.get(),
    schedules: () => schedules.get(),

    async liveSchedule(scheduleId) {
      const listed = await findListed(scheduleId)
      if (listed === undefined || isGatewayFailure(listed)) return listed
      const { doctorId, on } = listed
      const session = await kept(liveSchedules, `${doctorId} ${on}`, (trace) =>
        his.schedules({ fromOn: on, toOn: on, doctorId }, trace),
      )

      return isGatewayFailure(session) ? session : session.find((one) => one.scheduleId === scheduleId)
    },

    liveSlots: ({ scheduleId, on }) =>
      kept(liveSlots, scheduleId, (trace) => his.slots({ scheduleId, on }, trace)),
  }
}

/** Reading may be repeated: one lost packet is not shown to anybody. Who was waited for long is not asked again. */
async function askTwice<Value>(ask: (trace: Trace) => Promise<HisResult<Value>>): Promise<HisResult<Value>> {
  const startedMs = performance.now()
  const first = await ask({ traceId: newId('trc') })
  const isLost = isGatewayFailure(first) && first.kind !== 'refused'
  if (!isLost || performance.now() - startedMs > LOST_WITHIN_MS) return first

  return ask({ traceId: newId('trc') })
}

/** Kinds of visit that the institution is connected for (experience.md B1); what of them is switched on says `offering`. */
function offerOf({ modules }: InstitutionConfig): (kind: VisitKind) => boolean {
  return (kind) => modules.includes(moduleOfVisit(kind))
}

async function loadStaff(
  his: HisGateway,
  { isOffered, trace }: { isOffered: (kind: VisitKind) => boolean; trace: Trace },
): Promise<HisResult<Staff>> {
  const [allDepartments, allDoctors] = await Promise.all([his.departments(trace), his.doctors(trace)])
  if (isGatewayFailure(allDepartments)) return allDepartments
  if (isGatewayFailure(allDoctors)) return allDoctors

  const departments = onOffer(allDepartments, isOffered).sort(byRank)
  const byId = new Map(departments.map((department) => [department.departmentId, department]))
  const doctors = onOffer(allDoctors, isOffered).flatMap((doctor): ListedDoctor[] => {
    const department = byId.get(doctor.departmentId)

    return department ? [{ ...doctor, department, search: searchEntryOf(doctor, department) }] : []
  })
  doctors.sort((a, b) => a.department.rank - b.department.rank || a.rank - b.rank)

  return { departments, doctors: new Map(doctors.map((doctor) => [doctor.doctorId, doctor])) }
}

/** Without the kinds of visit that are not offered, and without what has none left. */
export function onOffer<Row extends { visitKinds: VisitKind[] }>(
  rows: readonly Row[],
  isOffered: (kind: VisitKind) => boolean,
): Row[] {
  return rows
    .map((row) => ({ ...row, visitKinds: row.visitKinds.filter(isOffered) }))
    .filter((row) => row.visitKinds.length > 0)
}

const byRank = (a: { rank: number }, b: { rank: number }) => a.rank - b.rank
