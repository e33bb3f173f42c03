import { addChinese } from '@/lib/i18n'
import namedDoctor from './zh-CN/named-doctor'
import namedDoctorErrors from './zh-CN/named-doctor-errors'

addChinese('named-doctor', namedDoctor)
addChinese('errors', { code: namedDoctorErrors })
