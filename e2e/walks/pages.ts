import type { Sight } from './sight.ts'
import { accountLooks, accountPages } from './sights/account.ts'
import { assistantLooks, assistantPages } from './sights/assistant.ts'
import { bookingLooks, bookingPages } from './sights/booking.ts'
import { customerServiceLooks, customerServicePages } from './sights/customer-service.ts'
import { familyHelpLooks, familyHelpPages } from './sights/family-help.ts'
import { healthCardLooks, healthCardPages } from './sights/health-card.ts'
import { hospitalLooks, hospitalPages } from './sights/hospital.ts'
import { inpatientLooks, inpatientPages } from './sights/inpatient.ts'
import { mainLooks, mainPages } from './sights/main.ts'
import { namedDoctorLooks, namedDoctorPages } from './sights/named-doctor.ts'
import { patientsLooks, patientsPages } from './sights/patients.ts'
import { payingLooks, payingPages } from './sights/paying.ts'
import { recordsLooks, recordsPages } from './sights/records.ts'
import { reportsLooks, reportsPages } from './sights/reports.ts'
import { visitDayLooks, visitDayPages } from './sights/visit-day.ts'
import { visitNoteLooks, visitNotePages } from './sights/visit-note.ts'

/** Every page of the app as somebody with a full life sees it: one of each at least (checked against the build). */
export const pages: Sight[] = [
  ...mainPages,
  ...accountPages,
  ...patientsPages,
  ...bookingPages,
  ...payingPages,
  ...reportsPages,
  ...recordsPages,
  ...inpatientPages,
  ...visitDayPages,
  ...visitNotePages,
  ...healthCardPages,
  ...namedDoctorPages,
  ...familyHelpPages,
  ...hospitalPages,
  ...customerServicePages,
  ...assistantPages,
]

/** The same pages loading, empty, refused, with a sheet open or a field wrong, and in their rarer states. */
export const otherLooks: Sight[] = [
  ...mainLooks,
  ...accountLooks,
  ...patientsLooks,
  ...bookingLooks,
  ...payingLooks,
  ...reportsLooks,
  ...recordsLooks,
  ...inpatientLooks,
  ...visitDayLooks,
  ...visitNoteLooks,
  ...healthCardLooks,
  ...namedDoctorLooks,
  ...familyHelpLooks,
  ...hospitalLooks,
  ...customerServiceLooks,
  ...assistantLooks,
]
