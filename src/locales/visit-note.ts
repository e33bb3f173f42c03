import { addChinese, addEnglish } from '@/lib/i18n'
import visitNoteEnglish from './en-US/visit-note'
import visitNote from './zh-CN/visit-note'
import visitNoteErrors from './zh-CN/visit-note-errors'

addChinese('visit-note', visitNote)
addChinese('errors', { code: visitNoteErrors })
if (process.env.TARO_ENV === 'alipay') addEnglish('visit-note', visitNoteEnglish)
