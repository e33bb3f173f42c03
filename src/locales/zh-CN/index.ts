import account from './account'
import assistant from './assistant'
import assistantErrors from './assistant-errors'
import booking from './booking'
import common from './common'
import contact from './contact'
import customerService from './customer-service'
import dictation from './dictation'
import embeddingErrors, { sessionEnded } from './embedding-errors'
import emergency from './emergency'
import errors from './errors'
import familyHelp from './family-help'
import familyHelpErrors from './family-help-errors'
import health from './health'
import healthErrors from './health-errors'
import home from './home'
import homeDesigns from './home-designs'
import hospital from './hospital'
import inpatient from './inpatient'
import inpatientErrors from './inpatient-errors'
import kept from './kept'
import me from './me'
import messages from './messages'
import namedDoctor from './named-doctor'
import namedDoctorErrors from './named-doctor-errors'
import parking from './parking'
import parkingErrors from './parking-errors'
import patients from './patients'
import paymentErrors from './payment-errors'
import payments from './payments'
import prepaid from './prepaid'
import prepaidErrors from './prepaid-errors'
import prove from './prove'
import proveErrors from './prove-errors'
import queueErrors from './queue-errors'
import recordErrors from './record-errors'
import records from './records'
import refundErrors from './refund-errors'
import refunds from './refunds'
import reports from './reports'
import visitDay from './visit-day'
import visitNote from './visit-note'
import visitNoteErrors from './visit-note-errors'
import visits from './visits'

/** All Chinese at once: for types and tests. The app takes it journey by journey (src/lib/i18n.ts). */
export const zhCN = {
  account,
  assistant,
  booking,
  common,
  contact,
  dictation,
  emergency,
  errors: {
    ...errors,
    sessionEnded,
    code: {
      ...errors.code,
      ...paymentErrors,
      ...inpatientErrors,
      ...queueErrors,
      ...healthErrors,
      ...proveErrors,
      ...recordErrors,
      ...namedDoctorErrors,
      ...parkingErrors,
      ...visitNoteErrors,
      ...familyHelpErrors,
      ...refundErrors,
      ...assistantErrors,
      ...prepaidErrors,
      ...embeddingErrors,
    },
  },
  'customer-service': customerService,
  health,
  hospital,
  home,
  'home-designs': homeDesigns,
  inpatient,
  kept,
  me,
  messages,
  'named-doctor': namedDoctor,
  parking,
  'visit-note': visitNote,
  'family-help': familyHelp,
  patients,
  payments,
  prove,
  records,
  refunds,
  prepaid,
  reports,
  visits,
  'visit-day': visitDay,
}
