import { addChinese, addEnglish } from '@/lib/i18n'
import paymentsEnglish from './en-US/payments'
import paymentErrors from './zh-CN/payment-errors'
import payments from './zh-CN/payments'

addChinese('payments', payments)
addChinese('errors', { code: paymentErrors })
if (process.env.TARO_ENV === 'alipay') addEnglish('payments', paymentsEnglish)
