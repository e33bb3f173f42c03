import account from './account'
import booking from './booking'
import common from './common'
import errors from './errors'
import health from './health'
import home from './home'
import kept from './kept'
import me from './me'
import messages from './messages'
import patients from './patients'
import payments from './payments'
import reports from './reports'
import visits from './visits'

export const enUS = {
  account,
  booking,
  common,
  errors,
  health,
  home,
  kept,
  me,
  messages,
  patients,
  payments,
  reports,
  visits,
}
