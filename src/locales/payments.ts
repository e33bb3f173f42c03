import { addChinese } from '@/lib/i18n'
import paymentErrors from './zh-CN/payment-errors'
import payments from './zh-CN/payments'

addChinese('payments', payments)
addChinese('errors', { code: paymentErrors })
