import { addChinese } from '@/lib/i18n'
import patients from './zh-CN/patients'
import proveErrors from './zh-CN/prove-errors'

addChinese('patients', patients)
addChinese('errors', { code: proveErrors })
