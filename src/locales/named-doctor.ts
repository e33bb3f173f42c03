import { addChinese, addEnglish } from '@/lib/i18n'
import namedDoctorEnglish from './en-US/named-doctor'
import namedDoctor from './zh-CN/named-doctor'
import namedDoctorErrors from './zh-CN/named-doctor-errors'

addChinese('named-doctor', namedDoctor)
addChinese('errors', { code: namedDoctorErrors })
if (process.env.TARO_ENV === 'alipay') addEnglish('named-doctor', namedDoctorEnglish)
