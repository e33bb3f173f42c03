import { addChinese, addEnglish } from '@/lib/i18n'
import customerServiceEnglish from './en-US/customer-service'
import customerService from './zh-CN/customer-service'

addChinese('customer-service', customerService)
if (process.env.TARO_ENV === 'alipay') addEnglish('customer-service', customerServiceEnglish)
