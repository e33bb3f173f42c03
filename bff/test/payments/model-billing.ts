import {
  type BillingGateway,
  type BillingGateways,
  type BillingRefusal,
  BillingRefused,
  type HospitalBill,
} from '../../src/gateways/his/billing-port.ts'
import { shanghaiInstant } from '../../src/lib/shanghai-time.ts'
import { Faults } from './faults.ts'

interface Settlement {
  state: 'settled' | 'cancelled' | 'refunded'
  billIds: string[]
  amountFen: number
  refunds: Map<string, number>
}

type BillingCall = Exclude<keyof BillingGateway, 'listBills' | 'billDetails'>

const VISIT = {
  visitId: 'V1',
  visitedOn: '2026-11-24',
  departmentName: { zh: '骨科', en: 'Orthopaedics' },
  doctorName: { zh: '周医生', en: 'Dr Zhou' },
}

/** A hospital's cashier played by the test: keeps settlements truly, and answers as badly as it is told to. */
export class ModelBilling implements BillingGateways {
  readonly faults = new Faults<BillingCall>()
  readonly #bills = new Map<string, HospitalBill>()
  readonly #settlements = new Map<string, Settlement>()
  readonly #now: () => Date
  readonly #gateway: BillingGateway

  constructor(now: () => Date) {
    this.#now = now
    this.#gateway = this.#build()
  }

  of(): BillingGateway {
    return this.#gateway
  }

  addBill(amountFen: number): string {
    const billId = `B${this.#bills.size + 1}`
    this.#bills.set(billId, {
      billId,
      executingDepartmentName: { zh: '放射科', en: 'Radiology' },
      category: 'examination',
      amountFen,
      issuedAt: shanghaiInstant(this.#now()),
      state: 'open',
      orderNumber: undefined,
    })

    return billId
  }

  billOf(billId: string): HospitalBill {
    const bill = this.#bills.get(billId)
    if (bill === undefined) throw new Error(`no bill ${billId}`)

    return bill
  }

  /** What the hospital has in its books. */
  settledFen(): number {
    return [...this.#settlements.values()]
      .filter(({ state }) => state !== 'cancelled')
      .reduce((sum, { amountFen, refunds }) => sum + amountFen - total(refunds), 0)
  }

  settlementOf(orderNumber: string): Settlement | undefined {
    return this.#settlements.get(orderNumber)
  }

  #build(): BillingGateway {
    const { faults } = this
    const refused = (refusal: BillingRefusal) => new BillingRefused(refusal, { code: '1' })

    return {
      listBills: async ({ state }) => [
        {
          ...VISIT,
          bills: [...this.#bills.values()].filter((bill) => (bill.state === 'open') === (state === 'open')),
        },
      ],
      billDetails: async ({ billId }) => {
        const bill = this.#bills.get(billId)

        return bill ? { ...bill, ...VISIT, items: [] } : refused('bill_unknown')
      },
      checkBills: ({ billIds }) =>
        faults.perform('checkBills', () => {
          const bills = billIds.map((billId) => this.#bills.get(billId))
          const known = bills.filter((bill) => bill !== undefined)
          if (known.length < bills.length) return refused('bill_unknown')
          if (known.some((bill) => bill.state !== 'open')) return refused('bill_paid')
          const amountFen = known.reduce((sum, bill) => sum + bill.amountFen, 0)

          return { amountFen, digest: `D${amountFen}`, bills: known.map((bill) => ({ ...bill })) }
        }),
      settle: ({ orderNumber, billIds, amountFen, digest }) =>
        faults.perform('settle', () => {
          const known = this.#settlements.get(orderNumber)
          if (known?.state === 'cancelled') return refused('order_cancelled')
          if (known === undefined) {
            const bills = billIds.map((billId) => this.billOf(billId))
            if (bills.some((bill) => bill.state !== 'open')) return refused('bill_paid')
            const dueFen = bills.reduce((sum, bill) => sum + bill.amountFen, 0)
            if (dueFen !== amountFen || digest !== `D${dueFen}`) return refused('bill_changed')
            for (const bill of bills) Object.assign(bill, { state: 'paid', orderNumber })
            this.#settlements.set(orderNumber, { state: 'settled', billIds, amountFen, refunds: new Map() })
          }

          return { settlementNumber: `S${orderNumber}`, settledAt: shanghaiInstant(this.#now()) }
        }),
      querySettlement: (orderNumber) =>
        faults.perform('querySettlement', () => {
          const state = this.#settlements.get(orderNumber)?.state ?? 'none'
          const settledAt = shanghaiInstant(this.#now())

          return state === 'settled' ? { state, settlementNumber: `S${orderNumber}`, settledAt } : { state }
        }),
      cancelSettlement: (orderNumber) =>
        faults.perform('cancelSettlement', () => {
          const known = this.#settlements.get(orderNumber)
          if (known?.state === 'settled') return refused('already_settled')
          this.#settlements.set(orderNumber, {
            state: 'cancelled',
            billIds: [],
            amountFen: 0,
            refunds: new Map(),
          })

          return null
        }),
      refundSettlement: ({ orderNumber, refundNumber, amountFen }) =>
        faults.perform('refundSettlement', () => {
          const known = this.#settlements.get(orderNumber)
          if (known === undefined) return refused('order_unknown')
          known.refunds.set(refundNumber, amountFen)
          if (total(known.refunds) === known.amountFen) known.state = 'refunded'

          return null
        }),
      querySettlementRefund: ({ orderNumber, refundNumber }) =>
        faults.perform('querySettlementRefund', () => {
          const isDone = this.#settlements.get(orderNumber)?.refunds.has(refundNumber) ?? false

          return { state: isDone ? 'done' : 'none' } as const
        }),
    }
  }
}

function total(refunds: ReadonlyMap<string, number>): number {
  return [...refunds.values()].reduce((sum, fen) => sum + fen, 0)
}
