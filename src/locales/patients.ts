import { addChinese, addEnglish } from '@/lib/i18n'
import patientsEnglish from './en-US/patients'
import patients from './zh-CN/patients'
import proveErrors from './zh-CN/prove-errors'

addChinese('patients', patients)
addChinese('errors', { code: proveErrors })
if (process.env.TARO_ENV === 'alipay') addEnglish('patients', patientsEnglish)
