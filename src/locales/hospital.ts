import { addChinese, addEnglish } from '@/lib/i18n'
import hospitalEnglish from './en-US/hospital'
import hospital from './zh-CN/hospital'

addChinese('hospital', hospital)
if (process.env.TARO_ENV === 'alipay') addEnglish('hospital', hospitalEnglish)
