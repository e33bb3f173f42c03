import type { Db } from '../../db/schema.ts'
import type { BillingGateways } from '../../gateways/his/billing-port.ts'
import type { InvoiceGateways } from '../../gateways/invoices/port.ts'
import type { Clock } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import type { Log } from '../../lib/log.ts'

export interface InvoicesDeps {
  db: Db
  clock: Clock
  fields: FieldCrypto
  log: Log
  billing: BillingGateways
  invoices: InvoiceGateways
  /** An operation is due in so many milliseconds (jobs/worker.ts). */
  nudge: (delayMs: number) => void
}
