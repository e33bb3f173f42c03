import { appOf } from '@tongzhen/contract/headers'
import type { Config } from '../../config.ts'
import type { PaymentRow } from './payments.ts'

/** Where a cashier that took the whole page sends the browser, by GET or POST; there it is sent on to the app. */
export const RETURN_PATH = '/callbacks/returned'

export function returnUrlOf({ publicOrigins }: Pick<Config, 'publicOrigins'>, row: PaymentRow): string {
  return `${publicOrigins[appOf(row.channel)]}${RETURN_PATH}/${row.payment_id}`
}

/** The app's page of a payment. */
export function paymentPageOf({ publicOrigins }: Pick<Config, 'publicOrigins'>, row: PaymentRow): string {
  return `${publicOrigins[appOf(row.channel)]}/#/pages/payments/payment/index?paymentId=${row.payment_id}`
}
