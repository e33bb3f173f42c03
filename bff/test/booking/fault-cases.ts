import { expect } from 'vitest'
import type { FaultRule } from '../../../sandbox/src/lib/fault-injector.ts'
import type { ConfigInput } from '../../src/config.ts'
import { type Booker, type BookingDesk, createBookingDesk } from './booking-desk.ts'
import type { Clinic } from './clinic.ts'

export const TIMEOUT_MS = 1000

/** Every way in which a call can go wrong (docs/interfaces/his.md, "Transport"). */
export const faults: Record<string, Pick<FaultRule, 'kind' | 'delayMs' | 'afterEffect'>> = {
  'takes effect after we stopped waiting': { kind: 'slow', delayMs: TIMEOUT_MS + 600 },
  'is lost on the way there': { kind: 'lost-request' },
  'is done, and its answer lost': { kind: 'lost-answer' },
  'is answered 502 by a proxy, not done': { kind: 'error-5xx' },
  'is answered 502 by a proxy, done': { kind: 'error-5xx', afterEffect: true },
  'is done, and its answer cut in two': { kind: 'malformed' },
  'is answered “busy, try later”': { kind: 'busy' },
}

/** How often in a row it goes wrong. */
const times = [1, 2]

export type HospitalCall = 'lock' | 'confirm' | 'cancel' | 'query'

/** Each call × each fault × once and twice. */
export function casesOf(calls: readonly HospitalCall[]) {
  return calls.flatMap((call) =>
    Object.entries(faults).flatMap(([what, fault]) => times.map((count) => ({ call, what, count, fault }))),
  )
}

/** A configuration in which no hospital is waited for long. */
export function impatient(config: ConfigInput): ConfigInput {
  const institutions = config.institutions.map((one) => ({
    ...one,
    his: { ...one.his, timeoutMs: TIMEOUT_MS },
  }))

  return { ...config, institutions }
}

/** A desk whose BFF soon stops waiting for the hospital. */
export function createImpatientDesk(): Promise<BookingDesk> {
  return createBookingDesk({ configure: impatient })
}

/** A clinic whose slots the patient sees, however slow the machine of the test is with the first lists. */
export async function shownClinic(desk: BookingDesk, { device }: Booker): Promise<Clinic> {
  const clinic = desk.addClinic({ capacity: 1 })
  const params = { institutionId: 'tz-central', scheduleId: clinic.scheduleId }
  await expect
    .poll(async () => (await desk.call('listSlots', { device, params })).status, { timeout: 20_000 })
    .toBe(200)

  return clinic
}

/** Lets the call go wrong. A query is only made after another call was not answered: `before`. */
export function strike(
  { sandbox }: BookingDesk,
  { call, rule, before }: { call: HospitalCall; rule: Omit<FaultRule, 'probability'>; before: HospitalCall },
): void {
  const { faults: active } = sandbox.his
  active.add({ ...rule, probability: 1, path: `/appointment/${call}` })
  if (call === 'query') {
    active.add({ kind: 'lost-answer', probability: 1, count: 1, path: `/appointment/${before}` })
  }
}
