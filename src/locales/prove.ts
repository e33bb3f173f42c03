import { addChinese, addEnglish } from '@/lib/i18n'
import proveEnglish from './en-US/prove'
import prove from './zh-CN/prove'
import proveErrors from './zh-CN/prove-errors'

addChinese('prove', prove)
addChinese('errors', { code: proveErrors })
if (process.env.TARO_ENV === 'alipay') addEnglish('prove', proveEnglish)
