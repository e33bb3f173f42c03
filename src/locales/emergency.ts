import { addChinese, addEnglish } from '@/lib/i18n'
import emergencyEnglish from './en-US/emergency'
import emergency from './zh-CN/emergency'

addChinese('emergency', emergency)
if (process.env.TARO_ENV === 'alipay') addEnglish('emergency', emergencyEnglish)
