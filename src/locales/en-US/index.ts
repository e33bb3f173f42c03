import account from './account'
import booking from './booking'
import common from './common'
import errors from './errors'
import health from './health'
import home from './home'
import inpatient from './inpatient'
import kept from './kept'
import me from './me'
import messages from './messages'
import patients from './patients'
import payments from './payments'
import reports from './reports'
import visitDay from './visit-day'
import visits from './visits'

export const enUS = {
  account,
  booking,
  common,
  errors,
  health,
  home,
  inpatient,
  kept,
  me,
  messages,
  patients,
  payments,
  reports,
  visits,
  'visit-day': visitDay,
}
