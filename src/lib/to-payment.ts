import Taro from '@tarojs/taro'
import { cashierVisit } from '@/stores/cashier-visit'
import { payment } from './paths'

/** The page of the payment opens the cashier by itself, because paying is what was pressed for. */
export function toPayment({ paymentId }: { paymentId: string }): void {
  cashierVisit.want(paymentId)
  Taro.navigateTo({ url: payment({ paymentId }) })
}
