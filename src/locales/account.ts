import { addChinese } from '@/lib/i18n'
import account from './zh-CN/account'

addChinese('account', account)
