import { addChinese } from '@/lib/i18n'
import queueErrors from './zh-CN/queue-errors'
import visitDay from './zh-CN/visit-day'

addChinese('visit-day', visitDay)
addChinese('errors', { code: queueErrors })
