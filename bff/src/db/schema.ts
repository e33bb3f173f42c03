import type { Kysely } from 'kysely'
import type { AccountsTables } from './tables/accounts.ts'
import type { BookingTables } from './tables/booking.ts'
import type { GroundTables } from './tables/ground.ts'
import type { HospitalEventsTables } from './tables/hospital-events.ts'
import type { InvoicesTables } from './tables/invoices.ts'
import type { MessagesTables } from './tables/messages.ts'
import type { PatientsTables } from './tables/patients.ts'
import type { PaymentsTables } from './tables/payments.ts'
import type { QueueTables } from './tables/queue.ts'
import type { ReportsTables } from './tables/reports.ts'
import type { StaffTables } from './tables/staff.ts'

/** Every table; each domain describes its own in `tables/<domain>.ts`. */
export interface Database
  extends GroundTables,
    AccountsTables,
    PatientsTables,
    BookingTables,
    PaymentsTables,
    InvoicesTables,
    MessagesTables,
    ReportsTables,
    QueueTables,
    HospitalEventsTables,
    StaffTables {}

/** The database or a transaction of it. Inside `inTransaction` use only what it hands you. */
export type Db = Kysely<Database>
