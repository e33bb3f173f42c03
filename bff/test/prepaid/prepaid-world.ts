import {
  isAskedAbout,
  type PrepaidEvent,
  type PrepaidOperationKind,
  type PrepaidOrder,
  prepaidMoves,
  type stepPrepaid,
} from '../../src/modules/prepaid/step.ts'
import type { History } from '../simulation/histories.ts'
import { Random } from '../simulation/random.ts'

const MINUTE = 60_000
/** After a signed request is so old, its provider refuses it (step.ts, `DEAD_AFTER_MS`). */
const OLDEST_REQUEST = 15 * MINUTE
const LEASE = 20_000

export type Step = typeof stepPrepaid

interface Transfer {
  state: 'to_take' | 'processing' | 'paid' | 'failed'
  endsAt: number
  end: 'paid' | 'failed'
  cause: 'payee' | 'channel'
}

const BALANCE_FEN = 20_000
/** What came by the deposit that is given back the way it came; some of it went back before. */
const LEG = { paidFen: 8_000, returnedFen: 3_000 }
const AMOUNT_FEN = LEG.paidFen - LEG.returnedFen
const MOST_APPLICATIONS = 3
const MOST_TURNS = 15_000

type Figure = 'calls' | 'faults' | 'transfers' | 'applications'

interface World {
  random: Random
  now: number
  later: { at: number; run: () => void }[]
  /** Of all applications together. */
  card: number
  applications: Application[]
  violations: Set<string>
  figures: Record<Figure, number>
}

type Application = ReturnType<typeof apply>

/**
 * A card and a deposit, a hospital and a provider that answer late or never, replicas that die, and a person who applies
 * anew for what went back onto the card; all from one seed. Neither provider nor hospital counts for us.
 */
export function runHistory(seed: number, step: Step): History<Figure> {
  const world: World = {
    ...{ random: new Random(seed), now: 0, later: [], card: BALANCE_FEN, applications: [] },
    ...{ violations: new Set(), figures: { calls: 0, faults: 0, transfers: 0, applications: 0 } },
  }
  const { violations } = world
  const next = () => {
    world.figures.applications += 1
    world.applications.push(apply(world, step, next))
  }
  next()
  let turns = 0
  for (; turns < MOST_TURNS && turn(world); turns += 1) check(world)
  if (turns === MOST_TURNS) violations.add('it never comes to rest')
  for (const one of world.applications) one.checkEnd()
  const taken = world.applications.filter(({ state }) => state() === 'done').length * AMOUNT_FEN
  if (world.card !== BALANCE_FEN - taken) violations.add('gone from the card for nothing')

  return { ...world.figures, violations: [...violations] }
}

/** The next thing that happens; false when nothing is left to. */
function turn(world: World): boolean {
  const { later, applications, random } = world
  const current = applications.at(-1)
  const due = current?.dueAt() ?? Number.POSITIVE_INFINITY
  let first = later[0]
  for (const one of later) if (first === undefined || one.at < first.at) first = one
  if (first !== undefined && first.at <= due) {
    later.splice(later.indexOf(first), 1)
    world.now = Math.max(world.now, first.at)
    first.run()
  } else if (current !== undefined && due !== Number.POSITIVE_INFINITY) {
    world.now = Math.max(world.now, due)
    current.perform()
  } else return false
  if (random.chance(0.05)) current?.hear()

  return true
}

function check({ applications, card, violations }: World): void {
  let arrived = 0
  for (const one of applications) arrived += one.check()
  if (card + arrived > BALANCE_FEN) violations.add('money came from nowhere')
  if (LEG.returnedFen + arrived > LEG.paidFen) violations.add('more went back than came by the deposit')
}

/** One application; `again` is called when its money is back on the card and the person applies anew. */
function apply(world: World, step: Step, again: () => void) {
  const { random, later, violations, figures } = world
  const amountFen = AMOUNT_FEN
  const after = (delay: number, run: () => void): void => {
    later.push({ at: world.now + delay, run })
  }
  // Faults stop in time, so that everything can come to its end.
  const faultsUntil = world.now + 2 * 60 * MINUTE
  const faulty = (probability: number) => {
    const isFault = world.now < faultsUntil && random.chance(probability)
    if (isFault) figures.faults += 1

    return isFault
  }

  const hospital = { state: 'none' as 'none' | 'deducted' | 'confirmed' | 'restored' | 'dead' }
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
    for (const one of transfers.values()) if (settled(one).state === 'paid') fen += amountFen

    return fen
  }

  /** What has arrived, in fen. */
  function checkOwn(): number {
    const arrived = paidFen()
    if (arrived > amountFen) violations.add('it was sent twice')
    if (hospital.state === 'none' && arrived > 0) violations.add('sent and not taken off the card')
    if (hospital.state === 'restored' && arrived > 0) violations.add('sent and put back as well')

    return arrived
  }

  const host = {
    deduct() {
      if (hospital.state === 'none' && !random.chance(refusesDeduction)) {
        hospital.state = 'deducted'
        world.card -= amountFen
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
        world.card += amountFen
      }

      return { kind: 'restore', is: 'ok' } as const
    },
    send(seq: number) {
      const known = transfers.get(seq)
      if (known === undefined && random.chance(0.1))
        return { kind: 'send', answer: { state: 'later', code: 'NOT_ENOUGH' } } as const
      if (known === undefined && random.chance(0.15))
        return { kind: 'send', answer: { state: 'refused', code: 'NO', cause: 'channel' } } as const
      if (hospital.state !== 'deducted' && known === undefined) violations.add('sent before it was deducted')
      figures.transfers += known === undefined ? 1 : 0
      const made: Transfer = known ?? {
        state: random.chance(0.5) ? 'to_take' : 'processing',
        endsAt: world.now + random.between(0, 90 * MINUTE),
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

  function settled(transfer: Transfer): Transfer {
    if (transfer.endsAt <= world.now) transfer.state = transfer.end

    return transfer
  }

  function standing(transfer: Transfer) {
    settled(transfer)
    if (transfer.state === 'paid') return { state: 'paid', providerNumber: '1', paidAt: '' } as const
    if (transfer.state === 'failed') return { state: 'failed', code: 'NO', cause: transfer.cause } as const

    return transfer.state === 'to_take'
      ? ({ state: 'to_take', taking: undefined } as const)
      : ({ state: 'processing' } as const)
  }

  function take(event: PrepaidEvent): void {
    const before = order.state
    const next = step(order, event, { now: new Date(world.now), setbacks: operation?.setbacks ?? 0 })
    if (next === undefined) return
    if (next.order.state !== before && !prepaidMoves[before].includes(next.order.state))
      violations.add(`${before} → ${next.order.state}`)
    version += 1
    order = next.order
    const isBack = order.state === 'restored' || order.state === 'refused'
    if (isBack && world.applications.length < MOST_APPLICATIONS && random.chance(0.5))
      after(random.between(0, 40 * MINUTE), again)
    // Somebody reads that it has stopped, and taps, soon or late.
    if (order.state === 'stopped' && before !== 'stopped' && random.chance(0.8))
      after(random.between(0, 40 * MINUTE), () =>
        take({ kind: random.chance(0.7) ? 'make_good' : 'put_back' }),
      )
    for (const { key, debit, credit, amountFen: fen } of next.postings) {
      if (ledger.has(key)) violations.add(`posted twice: ${key}`)
      ledger.set(key, fen)
      ledger.set(`=${debit}`, (ledger.get(`=${debit}`) ?? 0) + fen)
      ledger.set(`=${credit}`, (ledger.get(`=${credit}`) ?? 0) - fen)
    }
    operation = next.operation && {
      ...{ kind: next.operation, at: world.now + next.delayMs, tries: 0 },
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
    held.at = world.now + LEASE
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
    const call = () => {
      figures.calls += 1

      return host[kind](seq)
    }
    if (faulty(0.12)) {
      // The request is lost, or arrives late, after everybody has stopped waiting.
      if (random.chance(0.5)) after(random.between(0, OLDEST_REQUEST), () => call() && check(world))
      if (!faulty(0.3)) answer(unknown(kind), 8_000)
      return
    }
    const event = call()
    check(world)
    if (faulty(0.05)) return
    answer(faulty(0.12) ? unknown(kind) : event, random.between(0, 2_000))
  }

  take({ kind: 'approved' })

  return {
    ...{ perform, check: checkOwn },
    state: () => order.state,
    dueAt: () => operation?.at,
    /** A call-back: at any moment. */
    hear() {
      if (operation && order.state === 'to_take') operation.at = world.now
    },
    checkEnd() {
      if (!['done', 'restored', 'refused'].includes(order.state)) violations.add(`stuck ${order.state}`)
      if (order.state === 'done' && paidFen() !== amountFen) violations.add('done without the money')
      if ((ledger.get('=suspense') ?? 0) !== 0) violations.add('suspense is not empty')
      if (-(ledger.get('=channel') ?? 0) !== paidFen()) violations.add('the ledger and the provider differ')
    },
  }
}
