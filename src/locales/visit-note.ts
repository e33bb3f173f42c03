import { addChinese } from '@/lib/i18n'
import visitNote from './zh-CN/visit-note'
import visitNoteErrors from './zh-CN/visit-note-errors'

addChinese('visit-note', visitNote)
addChinese('errors', { code: visitNoteErrors })
