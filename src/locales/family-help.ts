import { addChinese, addEnglish } from '@/lib/i18n'
import familyHelpEnglish from './en-US/family-help'
import familyHelp from './zh-CN/family-help'
import familyHelpErrors from './zh-CN/family-help-errors'

addChinese('family-help', familyHelp)
addChinese('errors', { code: familyHelpErrors })
if (process.env.TARO_ENV === 'alipay') addEnglish('family-help', familyHelpEnglish)
