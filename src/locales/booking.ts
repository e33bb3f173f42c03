import { addChinese } from '@/lib/i18n'
import booking from './zh-CN/booking'

addChinese('booking', booking)
