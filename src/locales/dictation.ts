import { addChinese } from '@/lib/i18n'
import dictation from './zh-CN/dictation'

// Never in the mini-program, so its English comes with all the other.
addChinese('dictation', dictation)
