import {
  isAskedAbout,
  type PrepaidEvent,
  type PrepaidOperationKind,
  type PrepaidOrder,
  prepaidMoves,
  type stepPrepaid,
} from '../../src/modules/prepaid/step.ts'

const MINUTE = 60_000
/** After a signed request is so old, its provider refuses it (step.ts, `DEAD_AFTER_MS`). */
const OLDEST_REQUEST = 15 * MINUTE
const LEASE = 20_000

export type Step = typeof stepPrepaid

/** Small and the same for the same seed. */
export function randomOf(seed: number) {
  let state = seed * 2_654_435_761
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed

    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  return {
    next,
    chance: (probability: number) => next() < probability,
    upTo: (most: number) => next() * most,
  }
}

interface Transfer {
  state: 'to_take' | 'processing' | 'paid' | 'failed'
  endsAt: number
  end: 'paid' | 'failed'
  cause: 'payee' | 'channel'
}

/** One refund, a hospital and a provider that answer late or never, and replicas that die; all from one seed. */
export function runHistory(seed: number, step: Step): string[] {
  const random = randomOf(seed)
  const violations: string[] = []
  const balance = 20_000
  const amountFen = 5_000
  let now = 0
  const later: { at: number; run: () => void }[] = []
  const after = (delay: number, run: () => void): void => {
    later.push({ at: now + delay, run })
  }
  // Faults stop in time, so that everything can come to its end.
  const faultsUntil = 2 * 60 * MINUTE
  const faulty = (probability: number) => now < faultsUntil && random.chance(probability)

  const hospital = { card: balance, state: 'none' as 'none' | 'deducted' | 'confirmed' | 'restored' | 'dead' }
  const refusesDeduction = random.chance(0.3) ? 0.5 : 0
  const transfers = new Map<number, Transfer>()
  const ledger = new Map<string, number>()
  let order: PrepaidOrder = {
    ...{ state: 'waiting', amountFen, deductingSince: null, isDeductUnanswered: false, transferSeq: 0 },
    ...{ sendingSince: null, lastSentAt: null, isSendUnanswered: false, isAccepted: false },
    ...{ failCode: null, failCause: null },
  }
  let operation: { kind: PrepaidOperationKind; at: number; setbacks: number; tries: number } | undefined
  let version = 0
  const paidFen = () => {
    let fen = 0
    for (const one of transfers.values()) if (standing(one).state === 'paid') fen += amountFen

    return fen
  }

  function check(): void {
    if (hospital.card + paidFen() > balance) violations.push('money came from nowhere')
    if (paidFen() > amountFen) violations.push('it was sent twice')
    if (hospital.state === 'none' && paidFen() > 0) violations.push('sent and not taken off the card')
    if (hospital.state === 'restored' && paidFen() > 0) violations.push('sent and put back as well')
  }

  const host = {
    deduct() {
      if (hospital.state === 'none' && !random.chance(refusesDeduction)) {
        hospital.state = 'deducted'
        hospital.card -= amountFen
      }

      return { kind: 'deduct', is: hospital.state === 'deducted' ? 'ok' : 'refused', code: '5012' } as const
    },
    fence() {
      if (hospital.state === 'none') hospital.state = 'dead'

      return { kind: 'fence', is: hospital.state === 'dead' ? 'ok' : 'deducted' } as const
    },
    query_deduction() {
      const { state } = hospital
      const is = state === 'none' ? 'none' : state === 'dead' ? 'dead' : 'deducted'

      return { kind: 'query_deduction', is } as const
    },
    confirm() {
      hospital.state = 'confirmed'

      return { kind: 'confirm', is: 'ok' } as const
    },
    restore() {
      if (hospital.state === 'deducted') {
        hospital.state = 'restored'
        hospital.card += amountFen
      }

      return { kind: 'restore', is: 'ok' } as const
    },
    send(seq: number) {
      const known = transfers.get(seq)
      if (known === undefined && random.chance(0.1))
        return { kind: 'send', answer: { state: 'later', code: 'NOT_ENOUGH' } } as const
      if (known === undefined && random.chance(0.15))
        return { kind: 'send', answer: { state: 'refused', code: 'NO', cause: 'channel' } } as const
      if (hospital.state !== 'deducted' && known === undefined) violations.push('sent before it was deducted')
      const made: Transfer = known ?? {
        state: random.chance(0.5) ? 'to_take' : 'processing',
        endsAt: now + random.upTo(90 * MINUTE),
        end: random.chance(0.7) ? 'paid' : 'failed',
        cause: random.chance(0.3) ? 'payee' : 'channel',
      }
      transfers.set(seq, made)

      return { kind: 'send', answer: standing(made) } as const
    },
    query_transfer(seq: number) {
      const known = transfers.get(seq)
      const answer = known === undefined ? ({ state: 'none' } as const) : standing(known)

      return { kind: 'query_transfer', answer } as const
    },
  }

  function standing(transfer: Transfer) {
    if (transfer.endsAt <= now) transfer.state = transfer.end
    if (transfer.state === 'paid') return { state: 'paid', providerNumber: '1', paidAt: '' } as const
    if (transfer.state === 'failed') return { state: 'failed', code: 'NO', cause: transfer.cause } as const

    return transfer.state === 'to_take'
      ? ({ state: 'to_take', taking: undefined } as const)
      : ({ state: 'processing' } as const)
  }

  function take(event: PrepaidEvent): void {
    const before = order.state
    const next = step(order, event, { now: new Date(now), setbacks: operation?.setbacks ?? 0 })
    if (next === undefined) return
    if (next.order.state !== before && !prepaidMoves[before].includes(next.order.state))
      violations.push(`${before} → ${next.order.state}`)
    version += 1
    order = next.order
    // Somebody reads that it has stopped, and taps, soon or late.
    if (order.state === 'stopped' && before !== 'stopped' && random.chance(0.8))
      after(random.upTo(40 * MINUTE), () => take({ kind: random.chance(0.7) ? 'make_good' : 'put_back' }))
    for (const { key, debit, credit, amountFen: fen } of next.postings) {
      if (ledger.has(key)) violations.push(`posted twice: ${key}`)
      ledger.set(key, fen)
      ledger.set(`=${debit}`, (ledger.get(`=${debit}`) ?? 0) + fen)
      ledger.set(`=${credit}`, (ledger.get(`=${credit}`) ?? 0) - fen)
    }
    operation = next.operation && {
      ...{ kind: next.operation, at: now + next.delayMs, tries: 0 },
      setbacks: next.isSetback ? (operation?.setbacks ?? 0) + 1 : 0,
    }
  }

  const unknown = (kind: PrepaidOperationKind): PrepaidEvent =>
    kind === 'send' || kind === 'query_transfer'
      ? { kind, answer: 'unknown' }
      : ({ kind, is: 'unknown' } as PrepaidEvent)

  function perform(): void {
    const held = operation
    if (held === undefined) return
    held.tries += 1
    held.at = now + LEASE
    const { kind } = held
    const seq = order.transferSeq
    const startedAt = version
    const answer = (event: PrepaidEvent, delay: number) =>
      after(delay, () => {
        // Somebody else has written an outcome meanwhile: this one is dropped (R9).
        if (version === startedAt && operation === held) take(event)
      })
    if (kind === 'lapse' || (held.tries > 1 && isAskedAbout.has(kind))) {
      answer(kind === 'lapse' ? { kind } : unknown(kind), 0)
      return
    }
    const call = () => host[kind](seq)
    if (faulty(0.12)) {
      // The request is lost, or arrives late, after everybody has stopped waiting.
      if (random.chance(0.5)) after(random.upTo(OLDEST_REQUEST), () => call() && check())
      if (!faulty(0.3)) answer(unknown(kind), 8_000)
      return
    }
    const event = call()
    check()
    if (faulty(0.05)) return
    answer(faulty(0.12) ? unknown(kind) : event, random.upTo(2_000))
  }

  take({ kind: 'approved' })
  for (let turns = 0; turns < 5_000; turns += 1) {
    later.sort((a, b) => a.at - b.at)
    const [first] = later
    const due = operation?.at ?? Number.POSITIVE_INFINITY
    if (first === undefined && operation === undefined) break
    if (first !== undefined && first.at <= due) {
      later.shift()
      now = Math.max(now, first.at)
      first.run()
    } else {
      now = Math.max(now, due)
      perform()
    }
    // A call-back: at any moment.
    if (random.chance(0.05) && operation && order.state === 'to_take') operation.at = now
    check()
  }

  const isEnded = ['done', 'restored', 'refused'].includes(order.state)
  if (!isEnded) violations.push(`stuck ${order.state}`)
  if (order.state === 'done' && paidFen() !== amountFen) violations.push('done without the money')
  if (order.state !== 'done' && hospital.card !== balance) violations.push('gone from the card for nothing')
  if ((ledger.get('=suspense') ?? 0) !== 0) violations.push('suspense is not empty')
  if (-(ledger.get('=channel') ?? 0) !== paidFen()) violations.push('the ledger and the provider differ')

  return violations
}
