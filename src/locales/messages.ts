import { addChinese, addEnglish } from '@/lib/i18n'
import messagesEnglish from './en-US/messages'
import messages from './zh-CN/messages'

addChinese('messages', messages)
if (process.env.TARO_ENV === 'alipay') addEnglish('messages', messagesEnglish)
