import { addChinese, addEnglish } from '@/lib/i18n'
import keptEnglish from './en-US/kept'
import kept from './zh-CN/kept'

addChinese('kept', kept)
if (process.env.TARO_ENV === 'alipay') addEnglish('kept', keptEnglish)
