import { addChinese } from '@/lib/i18n'
import health from './zh-CN/health'
import healthErrors from './zh-CN/health-errors'

addChinese('health', health)
addChinese('errors', { code: healthErrors })
