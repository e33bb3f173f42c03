import { addChinese, addEnglish } from '@/lib/i18n'
import accountEnglish from './en-US/account'
import account from './zh-CN/account'

addChinese('account', account)
if (process.env.TARO_ENV === 'alipay') addEnglish('account', accountEnglish)
