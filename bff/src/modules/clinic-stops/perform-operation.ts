import { inTransaction } from '../../db/transaction.ts'
import { detailOf, isGatewayFailure } from '../../gateways/failure.ts'
import {
  type HisRefusal,
  type HisResult,
  type HospitalStop,
  refusalOf,
  type Trace,
} from '../../gateways/his/port.ts'
import { type ClaimedOperation, finishOperation } from '../../jobs/operations.ts'
import type { OperationHandler } from '../../jobs/worker.ts'
import { newId } from '../../lib/ids.ts'
import type { ClinicStopsDeps } from './deps.ts'
import type { StopRefusal, StopState } from './states.ts'
import { findStop, lockStop, moveStop, owe, type StopRow } from './stops.ts'
import { tellBooked } from './tell-booked.ts'

/** What a refusal means for good; any other says that nothing was done, and is asked again. */
const refusals: Readonly<Partial<Record<HisRefusal['code'], StopRefusal>>> = {
  stopped_before: 'CLINIC_STOPPED_BEFORE',
  session_begun: 'CLINIC_BEGUN',
  moved_since: 'CLINIC_MOVED_SINCE',
  slot_unknown: 'NOT_FOUND',
  stop_unknown: 'NOT_FOUND',
  request_malformed: 'NOT_FOUND',
}

/** Asks the hospital what a stop's state asks, and writes down where the answer leads. */
export function createClinicStopOperations(deps: ClinicStopsDeps): OperationHandler {
  return async (operation) => {
    const row = await findStop(deps.db, operation.subjectId)
    const isWanted = row !== undefined && row.version === operation.subjectVersion
    if (isWanted && operation.kind === 'tell') await tell(deps, { operation, row })
    else await ask(deps, { operation, row: isWanted ? row : undefined })
    deps.stopWatch.changed(operation.subjectId)
    deps.nudge(0)
  }
}

async function tell(
  deps: ClinicStopsDeps,
  { operation, row }: { operation: ClaimedOperation; row: StopRow },
): Promise<void> {
  const isTold = await tellBooked(deps, row)
  await inTransaction(deps.db, async (tx) => {
    if (!(await finishOperation(tx, operation))) return
    const now = deps.clock.now()
    const held = await lockStop(tx, row.stop_id)
    if (held === undefined || held.version !== row.version) return
    if (!isTold) {
      await owe(tx, held, { now, setbacks: operation.setbacks + 1 })
      return
    }
    await tx.updateTable('clinic_stops').set({ told_at: now }).where('stop_id', '=', row.stop_id).execute()
  })
}

async function ask(
  deps: ClinicStopsDeps,
  { operation, row }: { operation: ClaimedOperation; row: StopRow | undefined },
): Promise<void> {
  const { db, clock, log } = deps
  const traceId = newId('trc')
  // A replica held it and died: perhaps it was sent, so it is asked about (R2).
  const isAbandoned = operation.tries > 1 && operation.kind !== 'query'
  const result = row && !isAbandoned ? await call(deps, row, { traceId }) : undefined
  if (result !== undefined) {
    const outcome = isGatewayFailure(result) ? detailOf(result) : result.state
    log.info(
      { stopId: operation.subjectId, operation: operation.kind, outcome, traceId },
      'the hospital was asked',
    )
  }
  await inTransaction(db, async (tx) => {
    if (!(await finishOperation(tx, operation)) || row === undefined) return
    const held = await lockStop(tx, row.stop_id)
    if (held === undefined || held.version !== operation.subjectVersion) return
    const { state, refusal } = nextState(held.state, result)
    const isSetback = result === undefined || isGatewayFailure(result)
    const setbacks = isSetback && refusal === undefined ? operation.setbacks + 1 : 0
    const now = clock.now()
    if (state === held.state) await owe(tx, held, { now, setbacks })
    else await moveStop(tx, held, { state, refusal: refusal ?? null, setbacks, now })
  })
}

function call(
  { his }: ClinicStopsDeps,
  { institution_id, schedule_id: scheduleId, stop_id, state, reason }: StopRow,
  trace: Trace,
): Promise<HisResult<HospitalStop>> {
  const gateway = his.of(institution_id)
  const stopNumber = stopNumberOf(stop_id)
  if (state === 'stopping') {
    return gateway.stopSession({ stopNumber, scheduleId, reason: reason ?? { zh: '停诊' } }, trace)
  }

  return state === 'reopening'
    ? gateway.reopenSession(stopNumber, trace)
    : gateway.queryStop(stopNumber, trace)
}

/** The hospital's idempotency number: the same for as long as the stop lives (R4). */
function stopNumberOf(stopId: string): string {
  return stopId.replace('cst_', 'CS')
}

/** Undefined: not answered. */
function nextState(
  state: StopState,
  result: HisResult<HospitalStop> | undefined,
): { state: StopState; refusal?: StopRefusal } {
  const isReopening = state === 'reopening' || state === 'reopen_unknown'
  const isUnknown = state === 'stop_unknown' || state === 'reopen_unknown'
  if (result === undefined || isGatewayFailure(result)) {
    const code = result && refusalOf(result)?.code
    const refusal = code && refusals[code]
    // Its own desk stopped it: those who were booked are told all the same.
    const isStopped = isReopening || refusal === 'CLINIC_STOPPED_BEFORE'
    if (refusal !== undefined) return { state: isStopped ? 'stopped' : 'refused', refusal }
    if (code !== undefined || isUnknown) return { state }

    return { state: isReopening ? 'reopen_unknown' : 'stop_unknown' }
  }
  if (result.state === 'reopened') return { state: 'reopened' }
  if (result.state === 'stopped') {
    // Asked about: it was not opened again, so it is asked for once more under the same number.
    return { state: isReopening ? 'reopening' : 'stopped' }
  }

  return { state: isReopening ? 'stopped' : 'stopping' }
}
