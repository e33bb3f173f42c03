import account from './account'
import booking from './booking'
import common from './common'
import errors from './errors'
import health from './health'
import healthErrors from './health-errors'
import home from './home'
import inpatient from './inpatient'
import inpatientErrors from './inpatient-errors'
import kept from './kept'
import me from './me'
import messages from './messages'
import patients from './patients'
import paymentErrors from './payment-errors'
import payments from './payments'
import queueErrors from './queue-errors'
import reports from './reports'
import visitDay from './visit-day'
import visits from './visits'

/** All Chinese at once: for types and tests. The app takes it journey by journey (src/lib/i18n.ts). */
export const zhCN = {
  account,
  booking,
  common,
  errors: {
    ...errors,
    code: { ...errors.code, ...paymentErrors, ...inpatientErrors, ...queueErrors, ...healthErrors },
  },
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
