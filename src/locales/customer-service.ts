import { addChinese } from '@/lib/i18n'
import customerService from './zh-CN/customer-service'

addChinese('customer-service', customerService)
