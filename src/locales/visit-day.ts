import { addChinese, addEnglish } from '@/lib/i18n'
import visitDayEnglish from './en-US/visit-day'
import queueErrors from './zh-CN/queue-errors'
import visitDay from './zh-CN/visit-day'

addChinese('visit-day', visitDay)
addChinese('errors', { code: queueErrors })
if (process.env.TARO_ENV === 'alipay') addEnglish('visit-day', visitDayEnglish)
