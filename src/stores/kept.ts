import type { Session } from '@tongzhen/contract/accounts'
import type { Appointment } from '@tongzhen/contract/booking'
import type { HealthCard } from '@tongzhen/contract/health-cards'
import type { Patient } from '@tongzhen/contract/patients'
import type { ReportDetails } from '@tongzhen/contract/reports'
import type { PatientScope } from '@tongzhen/contract/route'
import { openVault } from '@/platform/vault'
import { keptMark } from './kept-mark'

/** What is there without a network (docs/decisions/0031), and nothing else. */
export interface KeptKinds {
  cards: HealthCard[]
  /** Those to come, the next one first. */
  visits: Appointment[]
  /** Those last opened, the last one first. */
  reports: KeptReport[]
}

export interface KeptReport {
  report: ReportDetails
  atMs: number
  untilMs: number
}
export type KeptKind = keyof KeptKinds

/** When the account's right over a patient ends, ms since 1970. */
interface RightEnd {
  patientId: string
  endMs: number
}

export interface Kept<Kind extends KeptKind = KeptKind> {
  value: KeptKinds[Kind]
  /** When it came from the hospital, ms since 1970. */
  atMs: number
}

const DAY_MS = 24 * 3600 * 1000
const MOST_REPORTS = 5
const RIGHTS = 'rights'

type Keeping = NonNullable<NonNullable<Session['account']>['keeping']>

/** One after another: what was read must not be overwritten by what was begun earlier. */
let last: Promise<unknown> = Promise.resolve()
function inTurn<T>(work: () => Promise<T>): Promise<T | undefined> {
  // A phone whose storage is full or locked keeps nothing; the page goes on.
  const done = last.then(work).catch(() => undefined)
  last = done
  return done
}

async function read<Kind extends KeptKind>(
  kind: Kind,
): Promise<(Kept<Kind> & { untilMs: number }) | undefined> {
  const text = await (await openVault()).get(kind)
  if (text === undefined) return undefined
  const kept: Kept<Kind> & { untilMs: number } = JSON.parse(text)
  if (kept.untilMs <= Date.now()) return undefined
  const ended = new Set((await readEnds()).flatMap((one) => (one.endMs <= Date.now() ? one.patientId : [])))
  return drop(kind, kept, (one) => ended.has(patientOf(one)))
}

/** What is not to stay is removed from the phone, not only from sight. */
async function drop<Kind extends KeptKind, Box extends Kept<Kind> & { untilMs: number }>(
  kind: Kind,
  kept: Box,
  isToGo: (one: KeptKinds[Kind][number]) => boolean,
): Promise<Box> {
  const all = kept.value as KeptKinds[Kind][number][]
  const value = all.filter((one) => !isToGo(one)) as KeptKinds[Kind]
  if (value.length === all.length) return kept
  await write(kind, { ...kept, value })
  return { ...kept, value }
}

function patientOf(one: KeptKinds[KeptKind][number]): string {
  return 'report' in one ? one.report.patientId : one.patientId
}

/** As the account's list of patients last had them; by the clock of this phone they end also without a network. */
async function readEnds(): Promise<RightEnd[]> {
  const text = await (await openVault()).get(RIGHTS)
  return text === undefined ? [] : JSON.parse(text)
}

async function write<Kind extends KeptKind>(
  kind: Kind,
  kept: { value: KeptKinds[Kind]; atMs: number; untilMs: number },
): Promise<void> {
  await (await openVault()).put(kind, JSON.stringify(kept))
}

async function clear(): Promise<void> {
  await (await openVault()).clear()
  keptMark.remove()
}

export const kept = {
  /** What is kept of a kind and has not run out; also without anybody known to be signed in. */
  read: <Kind extends KeptKind>(kind: Kind): Promise<Kept<Kind> | undefined> => inTurn(() => read(kind)),

  /** Somebody is signed in, or nobody: what is not theirs is removed. */
  follow: (keeping: Keeping | null | undefined): Promise<unknown> =>
    inTurn(async () => (keeping ? (await openVault()).use(keeping.key) : clear())),

  keep: <Kind extends KeptKind>(kind: Kind, value: KeptKinds[Kind], keeping: Keeping): Promise<unknown> =>
    inTurn(async () => {
      await (await openVault()).use(keeping.key)
      const atMs = Date.now()
      await write(kind, { value, atMs, untilMs: atMs + keeping.days * DAY_MS })
      keptMark.set()
    }),

  /** A report that was opened, beside those opened before it. */
  keepReport: (report: ReportDetails, keeping: Keeping): Promise<unknown> =>
    inTurn(async () => {
      await (await openVault()).use(keeping.key)
      const atMs = Date.now()
      const untilMs = atMs + keeping.days * DAY_MS
      const others = (await readReports()).filter((one) => !isSame(one.report, report))
      await write('reports', {
        ...{ atMs, untilMs },
        value: [{ report, atMs, untilMs }, ...others].slice(0, MOST_REPORTS),
      })
      keptMark.set()
    }),

  /** Each runs out by itself. */
  reports: (): Promise<KeptReport[] | undefined> => inTurn(readReports),

  /** A report that the hospital took back, or that this account may see no more. */
  dropReport: (report: ReportKey): Promise<unknown> =>
    retain('reports', (one) => !isSame(one.report, report)),

  /** The account's patients as they are now: of whom it has no right any more, nothing stays; nor once a right ends. */
  async settle(patients: readonly Patient[], keeping: Keeping): Promise<void> {
    const may = (scope: PatientScope, patientId: string) =>
      patients.find((one) => one.patientId === patientId && one.scopes.includes(scope))
    const ends: RightEnd[] = patients.flatMap(({ patientId, until }) =>
      until === null ? [] : { patientId, endMs: Date.parse(until) },
    )
    await Promise.all([
      inTurn(async () => {
        await (await openVault()).use(keeping.key)
        await (await openVault()).put(RIGHTS, JSON.stringify(ends))
      }),
      retain('cards', ({ patientId }) => may('booking', patientId)?.isProved === true),
      retain('visits', ({ patientId }) => may('booking', patientId) !== undefined),
      retain('reports', ({ report }) => may('reports', report.patientId)?.isProved === true),
    ])
  },

  /** When something that is shown has to go: the next end of a right, ms since 1970. */
  nextEndMs: (): Promise<number | undefined> =>
    inTurn(async () => {
      const coming = (await readEnds()).map(({ endMs }) => endMs).filter((endMs) => endMs > Date.now())
      return coming.length === 0 ? undefined : Math.min(...coming)
    }),
}

async function readReports(): Promise<KeptReport[]> {
  return ((await read('reports'))?.value ?? []).filter(({ untilMs }) => untilMs > Date.now())
}

function retain<Kind extends KeptKind>(kind: Kind, mayStay: (one: KeptKinds[Kind][number]) => boolean) {
  return inTurn(async () => {
    const before = await read(kind)
    if (before !== undefined) await drop(kind, before, (one) => !mayStay(one))
  })
}

type ReportKey = Pick<ReportDetails, 'institutionId' | 'reportId'>

function isSame(a: ReportKey, b: ReportKey): boolean {
  return a.reportId === b.reportId && a.institutionId === b.institutionId
}
