import type { Db } from '../db/schema.ts'
import type { Ground } from '../ground.ts'
import { findAppointment } from '../modules/booking/appointments.ts'
import { createCancellationsModule } from '../modules/cancellations/cancellations-module.ts'
import { lapseCancellationsOf } from '../modules/cancellations/settle.ts'
import { createClinicsModule } from '../modules/clinic-stops/clinics-module.ts'
import { createContentDeskModule } from '../modules/content/content-desk-module.ts'
import { createServiceDeskModule } from '../modules/customer-service/desk-module.ts'
import { institutionOfConversation } from '../modules/customer-service/service-conversations.ts'
import { createDirectoryModule } from '../modules/directory/directory-module.ts'
import { createInspectionsModule } from '../modules/inspections/inspections-module.ts'
import { createInstitutionSettingsModule } from '../modules/institution-settings/institution-settings-module.ts'
import { createNamedDoctorDeskModule } from '../modules/named-doctor/desk-module.ts'
import { findRequest } from '../modules/named-doctor/requests.ts'
import { createParkingDeskModule } from '../modules/parking/desk-module.ts'
import { findParking } from '../modules/parking/parkings.ts'
import { findPayment } from '../modules/payments/payments.ts'
import { createPrepaidDeskModule } from '../modules/prepaid/desk-module.ts'
import { findDifference, lapseWriteOffsOf } from '../modules/reconciliation/differences.ts'
import { createReconciliationModule } from '../modules/reconciliation/reconciliation-module.ts'
import { findExport } from '../modules/refund-exports/exports.ts'
import { createRefundExportsModule } from '../modules/refund-exports/refund-exports-module.ts'
import { findApplication } from '../modules/refunds/applications.ts'
import { createRefundsDeskModule } from '../modules/refunds/desk-module.ts'
import { lapseProposalsOf } from '../modules/reviews/proposals.ts'
import { createReviewsModule } from '../modules/reviews/reviews-module.ts'
import { findStaff } from '../modules/staff/staff.ts'
import { createStaffModule } from '../modules/staff/staff-module.ts'
import type { StaffSessions } from '../modules/staff/staff-sessions.ts'
import { createStatisticsModule } from '../modules/statistics/statistics-module.ts'
import type { StaffScope } from '../staff-door.ts'
import type { Domains } from './domains.ts'
import type { Gateways } from './gateways.ts'

/** Of the staff console. */
export function createStaffModules(
  { config, db, clock, fields }: Ground,
  { domains, gateways, sessions }: { domains: Domains; gateways: Gateways; sessions: StaffSessions },
) {
  const { accounts, settings, catalogues, firstContent, tell, booking, payments, refunds, prepaid } = domains

  return [
    createStaffModule({
      ...{ config, db, clock, fields, catalogues, sessions },
      smsCodes: domains.patients.codes,
      lapseProposalsOf: async (tx, staffId) =>
        (await lapseProposalsOf(tx, staffId)) +
        (await lapseCancellationsOf(tx, staffId)) +
        (await lapseWriteOffsOf(tx, { staffId, now: clock.now() })),
    }),
    createReviewsModule({ ...payments, accounts }),
    createClinicsModule(domains.clinicStops),
    createCancellationsModule(booking),
    createNamedDoctorDeskModule(domains.namedDoctor),
    createParkingDeskModule(domains.parking),
    createRefundsDeskModule(refunds),
    createRefundExportsModule(domains.exports),
    createStatisticsModule({ ...{ config, db, clock, fields }, gateways: gateways.statistics }),
    createPrepaidDeskModule({ ...refunds, ...prepaid }),
    createReconciliationModule(domains.reconciliation),
    createInstitutionSettingsModule({ config, db, clock, fields, settings, tell }),
    createContentDeskModule({ db, clock, fields, firstContent, tell }),
    createDirectoryModule({ db, clock, fields, catalogues: domains.hospitals, tell }),
    createServiceDeskModule(domains.customerService),
    createInspectionsModule({ db, clock, fields }),
  ]
}

/** Whose is what a route of the console names: staff see their own institutions alone. */
export const createStaffScope = (db: Db): StaffScope => ({
  institutionOfStaff: async (staffId) => (await findStaff(db, staffId))?.institution_id,
  institutionOfPayment: async (paymentId) => (await findPayment(db, paymentId))?.institution_id,
  institutionOfAppointment: async (id) => (await findAppointment(db, id))?.institution_id,
  institutionOfRequest: async (requestId) => (await findRequest(db, requestId))?.institution_id,
  institutionOfApplication: async (id) => (await findApplication(db, id))?.institution_id,
  institutionOfDifference: async (id) => (await findDifference(db, id))?.institution_id,
  institutionOfExport: async (exportId) => (await findExport(db, exportId))?.institution_id,
  institutionOfConversation: (id) => institutionOfConversation(db, id),
  institutionOfParking: async (parkingId) => (await findParking(db, parkingId))?.institution_id,
})
