import { addChinese, addEnglish } from '@/lib/i18n'
import assistantEnglish from './en-US/assistant'
import assistant from './zh-CN/assistant'
import assistantErrors from './zh-CN/assistant-errors'

addChinese('assistant', assistant)
addChinese('errors', { code: assistantErrors })
if (process.env.TARO_ENV === 'alipay') addEnglish('assistant', assistantEnglish)
