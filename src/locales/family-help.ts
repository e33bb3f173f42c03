import { addChinese } from '@/lib/i18n'
import familyHelp from './zh-CN/family-help'
import familyHelpErrors from './zh-CN/family-help-errors'

addChinese('family-help', familyHelp)
addChinese('errors', { code: familyHelpErrors })
