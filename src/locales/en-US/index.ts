import account from './account'
import assistant from './assistant'
import booking from './booking'
import common from './common'
import contact from './contact'
import customerService from './customer-service'
import dictation from './dictation'
import emergency from './emergency'
import errors from './errors'
import familyHelp from './family-help'
import health from './health'
import home from './home'
import homeDesigns from './home-designs'
import hospital from './hospital'
import inpatient from './inpatient'
import kept from './kept'
import me from './me'
import messages from './messages'
import namedDoctor from './named-doctor'
import parking from './parking'
import patients from './patients'
import payments from './payments'
import prepaid from './prepaid'
import prove from './prove'
import records from './records'
import refunds from './refunds'
import reports from './reports'
import visitDay from './visit-day'
import visitNote from './visit-note'
import visits from './visits'

export const enUS = {
  account,
  assistant,
  booking,
  common,
  contact,
  'customer-service': customerService,
  dictation,
  emergency,
  errors,
  health,
  home,
  'home-designs': homeDesigns,
  hospital,
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
