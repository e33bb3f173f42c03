import { createHash } from 'node:crypto'
import type { Sequence } from '../his/sequence.ts'
import type { Clock } from '../lib/clock.ts'
import { shanghaiDateTime } from '../lib/shanghai-time.ts'
import type { Collection, Store } from '../lib/store.ts'
import type { InvoiceRequest } from './invoice-request.ts'
import type { Decision } from './result.ts'

/** A fiscal e-invoice (财政电子票据); a red one takes another back and bears its amount below zero. */
export interface Invoice {
  institutionCode: string
  billBatchCode: string
  billNo: string
  /** The six-digit check code (校验码). */
  random: string
  request: InvoiceRequest
  createdAtMs: number
  /** The red one that took this one back. */
  scarlet?: InvoiceKey
  /** What this red one takes back, and why. */
  takesBack?: InvoiceKey & { reason: string }
}

export interface InvoiceKey {
  billBatchCode: string
  billNo: string
}

/** `31` Shanghai, `06` medical outpatient, `01` version, and the year; in the form of true ones. */
const BATCH_PREFIX = '310601'

/** All e-invoices of the platform, by number and by the caller's own number. */
export class InvoiceBook {
  readonly #store: Store
  readonly #clock: Clock
  readonly #sequence: Sequence
  readonly #invoices: Collection<Invoice>
  readonly #byBusNo: Collection<InvoiceKey>

  constructor({ store, clock, sequence }: { store: Store; clock: Clock; sequence: Sequence }) {
    this.#store = store
    this.#clock = clock
    this.#sequence = sequence
    this.#invoices = store.collection('invoices')
    this.#byBusNo = store.collection('business-numbers')
  }

  /** The newest first. */
  list(): Invoice[] {
    return [...this.#invoices.values()].reverse()
  }

  find({ billBatchCode, billNo }: InvoiceKey): Invoice | undefined {
    return this.#invoices.get(keyOf({ billBatchCode, billNo }))
  }

  /** One invoice for each business number; the same request again gets the same one. UNCONFIRMED of the true one. */
  issue(institutionCode: string, request: InvoiceRequest): Invoice | Decision {
    const busKey = `${institutionCode}/${request.busNo}`
    const earlier = this.#byBusNo.get(busKey)
    if (earlier !== undefined) {
      const invoice = this.find(earlier)
      const isSame = invoice !== undefined && JSON.stringify(invoice.request) === JSON.stringify(request)

      return isSame ? invoice : { refused: 'numberTaken' }
    }

    return this.#store.transaction(() => {
      const invoice = this.#next(institutionCode, request)
      this.#keep(invoice)
      this.#byBusNo.set(busKey, { billBatchCode: invoice.billBatchCode, billNo: invoice.billNo })

      return invoice
    })
  }

  /** Red-letter (冲红), whole; again, it gives the same red one. UNCONFIRMED of the true one. */
  writeOff(key: InvoiceKey & { institutionCode: string; reason: string }): Invoice | Decision {
    const { institutionCode, reason } = key
    const invoice = this.find(key)
    if (invoice === undefined || invoice.institutionCode !== institutionCode) return { refused: 'unknown' }
    if (invoice.takesBack !== undefined) return { refused: 'unknown' }
    const earlier = invoice.scarlet && this.find(invoice.scarlet)
    if (earlier !== undefined) return earlier

    return this.#store.transaction(() => {
      const { billBatchCode, billNo } = invoice
      const scarlet: Invoice = {
        ...this.#next(institutionCode, invoice.request),
        takesBack: { billBatchCode, billNo, reason },
      }
      this.#keep(scarlet)
      this.#keep({
        ...invoice,
        scarlet: { billBatchCode: scarlet.billBatchCode, billNo: scarlet.billNo },
      })

      return scarlet
    })
  }

  #next(institutionCode: string, request: InvoiceRequest): Invoice {
    const now = this.#clock.now()
    const billBatchCode = `${BATCH_PREFIX}${shanghaiDateTime(now).slice(2, 4)}`
    const billNo = String(this.#sequence.next(billBatchCode)).padStart(10, '0')

    return {
      ...{ institutionCode, billBatchCode, billNo, request },
      random: checkCodeOf(`${billBatchCode}/${billNo}/${request.busNo}`),
      createdAtMs: now,
    }
  }

  #keep(invoice: Invoice): void {
    this.#invoices.set(keyOf(invoice), invoice)
  }
}

function keyOf({ billBatchCode, billNo }: InvoiceKey): string {
  return `${billBatchCode}-${billNo}`
}

function checkCodeOf(text: string): string {
  return createHash('sm3').update(text).digest('hex').slice(0, 6)
}
