import 'i18next'
import type account from './zh-CN/account'
import type booking from './zh-CN/booking'
import type common from './zh-CN/common'
import type errors from './zh-CN/errors'
import type home from './zh-CN/home'
import type me from './zh-CN/me'
import type patients from './zh-CN/patients'
import type visits from './zh-CN/visits'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: {
      account: typeof account
      booking: typeof booking
      common: typeof common
      errors: typeof errors
      home: typeof home
      me: typeof me
      patients: typeof patients
      visits: typeof visits
    }
  }
}
