import { addChinese, addEnglish } from '@/lib/i18n'
import healthEnglish from './en-US/health'
import health from './zh-CN/health'
import healthErrors from './zh-CN/health-errors'

addChinese('health', health)
addChinese('errors', { code: healthErrors })
if (process.env.TARO_ENV === 'alipay') addEnglish('health', healthEnglish)
