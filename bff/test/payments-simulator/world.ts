import type { History } from '../simulation/histories.ts'
import { Applications } from './applications.ts'
import { Callbacks } from './callbacks.ts'
import { DAY, Ground, Violation } from './ground.ts'
import { Invariants } from './invariants.ts'
import { Network } from './network.ts'
import { Outside } from './outside.ts'
import { People } from './people.ts'
import { Replicas } from './replicas.ts'
import type { Rules } from './rules.ts'
import { type Payment, Store } from './store.ts'

export type PaymentHistory = History<keyof Ground['figures']>

export interface WorldOptions {
  seed: number
  rules: Rules
  trace?: (line: string) => void
  /** Gathers every way on which a payment has left a state. */
  ways?: Set<string>
  /** Part of the only violation that counts. */
  only?: string
}

/** One history of payments: people, replicas that die, parties that fail to answer. The seed decides it all. */
export function runHistory({ seed, rules, trace, ways, only = '' }: WorldOptions): PaymentHistory {
  const ground = new Ground(seed, rules, trace)
  const byNumber = (orderNumber: string): Payment => {
    const payment = store.payments[Number(orderNumber.slice(2)) - 1]
    if (payment === undefined) throw new Violation(`nobody knows ${orderNumber}`)

    return payment
  }
  const outside = new Outside(ground, {
    booked: (orderNumber) => invariants.afterMovement(byNumber(orderNumber)),
    moneyIn: (orderNumber) => callbacks.send(byNumber(orderNumber), 'paid'),
    moneyBack: (orderNumber, refundNumber) => {
      invariants.afterMovement(byNumber(orderNumber))
      callbacks.send(byNumber(orderNumber), refundNumber)
    },
  })
  const store: Store = new Store(ground, {
    owed: (operation) => replicas.owed(operation),
    step(payment, from, { events }) {
      if (payment.order.state !== from) for (const type of events) applications.heed(payment, type)
      if (payment.order.state !== from) ways?.add(`${from} → ${payment.order.state}`)
      invariants.afterStep(payment, from)
      people.afterStep(payment, from)
    },
  })
  const invariants = new Invariants(store, outside, only)
  const network = new Network(ground)
  const replicas = new Replicas(ground, {
    store,
    network,
    prepare: (operation) => outside.prepare(operation),
  })
  const applications = new Applications(ground, { store, replicas, outside }, only)
  const callbacks = new Callbacks(ground, { store, replicas })
  const people = new People(ground, { store, replicas, outside, applications })

  const violations = violationsOf(() => play({ ground, people, invariants, applications }))

  return { violations: violations.filter((one) => one.includes(only)), ...ground.figures }
}

function play({
  ground,
  people,
  invariants,
  applications,
}: {
  ground: Ground
  people: People
  invariants: Invariants
  applications: Applications
}): void {
  people.begin()
  if (!ground.agenda.run(DAY)) throw new Violation('I13: it never comes to rest')
  invariants.atEnd()
  applications.atEnd()
}

/** An exception of the reducer is one as well. */
function violationsOf(run: () => void): string[] {
  try {
    run()
    return []
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}
