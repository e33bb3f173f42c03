import { addChinese, addEnglish } from '@/lib/i18n'
import visitsEnglish from './en-US/visits'
import visits from './zh-CN/visits'

addChinese('visits', visits)
if (process.env.TARO_ENV === 'alipay') addEnglish('visits', visitsEnglish)
