import type { Kysely } from 'kysely'
import type { AccountsTables } from './tables/accounts.ts'
import type { AssistantTables } from './tables/assistant.ts'
import type { BookingTables } from './tables/booking.ts'
import type { ClinicStopsTables } from './tables/clinic-stops.ts'
import type { CustomerServiceTables } from './tables/customer-service.ts'
import type { FamilyHelpTables } from './tables/family-helps.ts'
import type { GroundTables } from './tables/ground.ts'
import type { HospitalEventsTables } from './tables/hospital-events.ts'
import type { InstitutionDocumentsTables } from './tables/institution-documents.ts'
import type { InstitutionSettingsTables } from './tables/institution-settings.ts'
import type { InvoicesTables } from './tables/invoices.ts'
import type { MessagesTables } from './tables/messages.ts'
import type { NamedDoctorTables } from './tables/named-doctor.ts'
import type { ParkingTables } from './tables/parking.ts'
import type { PatientsTables } from './tables/patients.ts'
import type { PaymentsTables } from './tables/payments.ts'
import type { PrepaidTables } from './tables/prepaid.ts'
import type { QueueTables } from './tables/queue.ts'
import type { ReconciliationTables } from './tables/reconciliation.ts'
import type { RefundsTables } from './tables/refunds.ts'
import type { ReportsTables } from './tables/reports.ts'
import type { StaffTables } from './tables/staff.ts'
import type { StatisticsTables } from './tables/statistics.ts'
import type { VisitNotesTables } from './tables/visit-notes.ts'

/** Every table; each domain describes its own in `tables/<domain>.ts`. */
export interface Database
  extends GroundTables,
    AccountsTables,
    PatientsTables,
    BookingTables,
    ClinicStopsTables,
    PaymentsTables,
    InvoicesTables,
    MessagesTables,
    ReportsTables,
    QueueTables,
    HospitalEventsTables,
    NamedDoctorTables,
    ParkingTables,
    FamilyHelpTables,
    RefundsTables,
    StatisticsTables,
    PrepaidTables,
    StaffTables,
    ReconciliationTables,
    InstitutionSettingsTables,
    InstitutionDocumentsTables,
    AssistantTables,
    CustomerServiceTables,
    VisitNotesTables {}

/** The database or a transaction of it. Inside `inTransaction` use only what it hands you. */
export type Db = Kysely<Database>
