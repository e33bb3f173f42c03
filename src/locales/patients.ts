import { addChinese } from '@/lib/i18n'
import patients from './zh-CN/patients'

addChinese('patients', patients)
