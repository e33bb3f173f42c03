import { addChinese } from '@/lib/i18n'
import refundErrors from './zh-CN/refund-errors'
import refunds from './zh-CN/refunds'

addChinese('refunds', refunds)
addChinese('errors', { code: refundErrors })
