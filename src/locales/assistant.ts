import { addChinese } from '@/lib/i18n'
import assistant from './zh-CN/assistant'
import assistantErrors from './zh-CN/assistant-errors'

addChinese('assistant', assistant)
addChinese('errors', { code: assistantErrors })
