import { addChinese, addEnglish } from '@/lib/i18n'
import bookingEnglish from './en-US/booking'
import booking from './zh-CN/booking'

addChinese('booking', booking)
if (process.env.TARO_ENV === 'alipay') addEnglish('booking', bookingEnglish)
