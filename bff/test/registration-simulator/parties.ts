import { GatewayFailure } from '../../src/gateways/failure.ts'
import { HisRefused } from '../../src/gateways/his/port.ts'
import {
  type FeeOperationKind,
  feeOperationKinds,
  type HospitalOperationKind,
} from '../../src/modules/booking/states.ts'
import type { Answer as BookingAnswer } from '../../src/modules/booking/step.ts'
import type { Answer as PaymentAnswer } from '../../src/modules/payments/answers.ts'
import { isQuery, type OperationKind as PaymentKind } from '../../src/modules/payments/states.ts'
import type { ModelHospital } from '../booking-model/model-hospital.ts'
import { type Ground, MINUTE } from '../payments-simulator/ground.ts'
import { TIMEOUT_MS, unknown } from '../payments-simulator/network.ts'
import type { Provider } from '../payments-simulator/provider.ts'
import type { Rules } from './rules.ts'
import { type Appointment, type Operation, type Payment, refundNumberOf, type Store } from './store.ts'

const BUSY = new HisRefused({ code: 'busy' }, { code: '9001' })
const UNREACHABLE = new GatewayFailure('unreachable', { reason: 'timed out' })

type Party = 'hospital' | 'provider'

interface Outside {
  hospital: ModelHospital
  provider: Provider
  /** The hospital has made a place an appointment. */
  confirmed(appointment: Appointment): void
}

/** Who is asked: the hospital and the provider over a bad line, the other machine in our own database. */
export class Parties {
  /** Nothing at all gets through to this one for a while. */
  readonly #silent: { party: Party; fromMs: number; toMs: number }

  constructor(
    private readonly ground: Ground,
    private readonly rules: Rules,
    private readonly store: () => Store,
    private readonly outside: Outside,
  ) {
    const { random } = ground
    const fromMs = random.between(0, 10 * MINUTE)
    const forMs = random.chance(0.3) ? random.between(MINUTE, 40 * MINUTE) : 0
    this.#silent = { party: random.chance(0.5) ? 'hospital' : 'provider', fromMs, toMs: fromMs + forMs }
  }

  /** booking/perform-operation.ts */
  answerAppointment(
    appointment: Appointment,
    { kind, tries }: Operation,
    deliver: (answer: BookingAnswer) => void,
  ): void {
    const ofFee = feeOperationKinds.find((one) => one === kind)
    if (ofFee) {
      deliver(this.#askPayment(appointment, ofFee))
      return
    }
    const to = kind as HospitalOperationKind
    const lost = { to, result: UNREACHABLE } as BookingAnswer
    if (tries > 1) deliver(lost)
    else {
      const busy = { to, result: BUSY } as BookingAnswer
      this.#call('hospital', { effect: this.#atHospital(appointment, to), lost, busy }, deliver)
    }
  }

  #atHospital(appointment: Appointment, to: HospitalOperationKind): () => BookingAnswer {
    const { hospital, confirmed } = this.outside
    const { name, slot, person } = appointment
    switch (to) {
      case 'lock':
        return () => ({ to, result: hospital.lock(name, slot, person) })
      case 'confirm':
        return () => {
          const { replaces } = appointment
          const result = hospital.confirm(name, this.rules.replacesAtOnce ? replaces?.name : undefined)
          if (hospital.query(name).state === 'confirmed') confirmed(appointment)

          return { to, result }
        }
      case 'cancel':
        return () => ({ to, result: hospital.cancel(name) })
      case 'query':
        return () => ({ to, result: hospital.query(name) })
    }
  }

  #askPayment({ payment }: Appointment, to: FeeOperationKind): BookingAnswer {
    const { ground, rules } = this
    if (payment === undefined || to === 'await_choice') return { to, is: 'done' }
    if (to === 'return_fee') {
      const way = rules.wayBack(payment.order)
      const refundFen = payment.order.paidFen - payment.order.refundedFen
      if (way === 'begin') this.store().ask(payment, { kind: 'refund_asked', at: ground.now, refundFen })

      return { to, is: way === 'later' ? 'later' : 'done' }
    }
    if (to === 'close_payment') this.store().ask(payment, { kind: 'close_asked', at: ground.now })

    return { to, is: rules.isOpen(payment.order) ? 'later' : 'done' }
  }

  /** payments/perform-operation.ts */
  answerPayment(
    payment: Payment,
    { kind, tries }: Operation,
    deliver: (answer: PaymentAnswer) => void,
  ): void {
    const to = kind as PaymentKind
    if (tries > 1 && !isQuery(to)) {
      deliver(unknown(to))
      return
    }
    const effect = this.#atProvider(payment, to)
    if (effect === undefined) deliver(this.#askAppointment(payment, to))
    else this.#call('provider', { effect, lost: unknown(to), busy: undefined }, deliver)
  }

  #atProvider(payment: Payment, kind: PaymentKind): (() => PaymentAnswer) | undefined {
    const { provider } = this.outside
    const { name, order } = payment
    const number = refundNumberOf(payment)
    switch (kind) {
      case 'prepay': {
        const trade = { fen: order.cashFen, expiresMs: order.expiresAt.getTime() }

        return () => provider.create(name, trade)
      }
      case 'query_trade':
        return () => provider.query(name)
      case 'close_trade':
        return () => provider.close(name)
      case 'refund': {
        const refund = { number, fen: order.refundFen }

        return () => provider.refund(name, refund)
      }
      case 'query_refund':
        return () => provider.queryRefund(name, number)
      default:
        return undefined
    }
  }

  /** payments/registration-party.ts */
  #askAppointment(payment: Payment, to: PaymentKind): PaymentAnswer {
    const { rules } = this
    switch (to) {
      case 'check':
        return this.#seen(payment) === 'paying'
          ? { to, is: 'ok', cashFen: payment.order.amountFen, insuranceFen: 0, facts: {} }
          : { to, is: 'refused', reason: { code: 'APPOINTMENT_STATE' } }
      case 'settle': {
        this.#tell(payment, 'fee_paid')

        return { to, is: rules.settledBy(this.#seen(payment)), facts: {} } as PaymentAnswer
      }
      case 'query_settlement':
        return { to, is: rules.settlementOf(this.#seen(payment)), facts: {} } as PaymentAnswer
      case 'fence':
        if (rules.tellsGivenUp) this.#tell(payment, 'given_up')

        return { to, is: rules.fencedBy(this.#seen(payment)) }
      case 'unsettle':
        return { to, is: rules.unsettledBy(this.#seen(payment)) }
      case 'query_unsettle':
        return { to, is: rules.hasEnded(this.#seen(payment)) ? 'done' : 'none' }
      default:
        throw new Error(`nobody is asked to ${to}`)
    }
  }

  /** Undefined when another payment has taken this one's place. */
  #seen(payment: Payment) {
    const { appointment } = payment

    return appointment.payment === payment ? appointment.booking.state : undefined
  }

  #tell(payment: Payment, kind: 'fee_paid' | 'given_up'): void {
    const isOwn = payment.appointment.payment === payment
    if (isOwn) this.store().tell(payment.appointment, { kind, at: this.ground.now })
  }

  /** What is sent, and what is answered, may be lost or come late. */
  #call<Answer>(
    party: Party,
    { effect, lost, busy }: { effect: () => Answer; lost: Answer; busy: Answer | undefined },
    deliver: (answer: Answer) => void,
  ): void {
    const { ground } = this
    const { random, figures } = ground
    const hopMs = random.between(5, 200)
    const later = (delayMs: number, answer: Answer) => ground.after(delayMs, () => deliver(answer))
    figures.calls += 1
    const fate = ground.nowMs < ground.faultsEndMs ? random.next() : 1
    const isSilent = this.#isSilent(party)
    if (isSilent || fate < 0.35) figures.faults += 1
    if (isSilent || fate < 0.12) later(random.chance(0.5) ? hopMs : TIMEOUT_MS, lost)
    else if (fate < 0.3) {
      // The effect comes, at once or long after we have stopped waiting; the answer does not.
      ground.after(random.chance(0.5) ? hopMs : random.between(TIMEOUT_MS, 3 * MINUTE), effect)
      later(TIMEOUT_MS, lost)
    } else if (fate < 0.35) later(hopMs, busy ?? lost)
    else ground.after(hopMs, () => later(hopMs, effect()))
  }

  #isSilent(party: Party): boolean {
    const { nowMs } = this.ground
    const { party: silent, fromMs, toMs } = this.#silent

    return party === silent && nowMs >= fromMs && nowMs < toMs
  }
}
