import { addChinese, addEnglish } from '@/lib/i18n'
import contactEnglish from './en-US/contact'
import contact from './zh-CN/contact'

addChinese('contact', contact)
if (process.env.TARO_ENV === 'alipay') addEnglish('contact', contactEnglish)
