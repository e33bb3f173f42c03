import { addChinese, addEnglish } from '@/lib/i18n'
import refundsEnglish from './en-US/refunds'
import refundErrors from './zh-CN/refund-errors'
import refunds from './zh-CN/refunds'

addChinese('refunds', refunds)
addChinese('errors', { code: refundErrors })
if (process.env.TARO_ENV === 'alipay') addEnglish('refunds', refundsEnglish)
