import { addChinese, addEnglish } from '@/lib/i18n'
import inpatientEnglish from './en-US/inpatient'
import inpatient from './zh-CN/inpatient'
import inpatientErrors from './zh-CN/inpatient-errors'

addChinese('inpatient', inpatient)
addChinese('errors', { code: inpatientErrors })
if (process.env.TARO_ENV === 'alipay') addEnglish('inpatient', inpatientEnglish)
