import { addChinese, addEnglish } from '@/lib/i18n'
import meEnglish from './en-US/me'
import me from './zh-CN/me'

addChinese('me', me)
if (process.env.TARO_ENV === 'alipay') addEnglish('me', meEnglish)
