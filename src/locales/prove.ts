import { addChinese } from '@/lib/i18n'
import prove from './zh-CN/prove'
import proveErrors from './zh-CN/prove-errors'

addChinese('prove', prove)
addChinese('errors', { code: proveErrors })
