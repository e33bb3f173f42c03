import { ModelHospital } from '../booking-model/model-hospital.ts'
import { DAY, Ground, Violation } from '../payments-simulator/ground.ts'
import { Provider } from '../payments-simulator/provider.ts'
import { productionRules as paymentRules } from '../payments-simulator/rules.ts'
import type { History } from '../simulation/histories.ts'
import { Invariants } from './invariants.ts'
import { Parties } from './parties.ts'
import { People } from './people.ts'
import type { Rules } from './rules.ts'
import { type Payment, Store } from './store.ts'
import { Workers } from './workers.ts'

export type RegistrationHistory = History<keyof Ground['figures']>

/** One history of paid registrations. The seed decides it all; it ends with the first thing that must never be. */
export function runHistory({
  seed,
  rules,
  trace,
  ways,
}: {
  seed: number
  rules: Rules
  trace?: (line: string) => void
  /** Gathers every way on which an appointment has left a state. */
  ways?: Set<string>
}): RegistrationHistory {
  const ground = new Ground(seed, paymentRules, trace)
  const hospital = new ModelHospital(() => ground.nowMs)
  const paymentOf = (name: string): Payment => {
    const payment = store.payments[Number(name.slice(2)) - 1]
    if (payment === undefined) throw new Violation(`nobody knows ${name}`)

    return payment
  }
  const provider = new Provider(ground, {
    moneyIn: (name) => people.callBack(paymentOf(name)),
    moneyBack: (name) => {
      invariants.afterMovement(paymentOf(name).appointment)
      people.callBack(paymentOf(name))
    },
  })
  const store: Store = new Store(ground, rules, {
    owed: (subject, operation) => workers.owed(subject, operation),
    appointmentMoved(appointment, from) {
      ways?.add(`${from} → ${appointment.booking.state}`)
      invariants.afterMove(appointment)
      people.appointmentMoved(appointment, from)
    },
    paymentMoved: (payment) => people.paymentMoved(payment),
  })
  const confirmed: Invariants['afterMovement'] = (appointment) => invariants.afterMovement(appointment)
  const parties = new Parties(ground, rules, () => store, { hospital, provider, confirmed })
  const workers: Workers = new Workers(ground, { store, parties })
  const people: People = new People(ground, { store, workers, hospital, provider })
  const invariants: Invariants = new Invariants(store, { hospital, provider })

  try {
    people.begin()
    if (!ground.agenda.run(4 * DAY)) throw new Violation('it never comes to rest')
    invariants.atEnd()

    return { violations: [], ...ground.figures }
  } catch (error) {
    // An exception of a reducer is one as well.
    return { violations: [error instanceof Error ? error.message : String(error)], ...ground.figures }
  }
}
