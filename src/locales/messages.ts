import { addChinese } from '@/lib/i18n'
import messages from './zh-CN/messages'

addChinese('messages', messages)
