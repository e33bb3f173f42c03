import { addChinese } from '@/lib/i18n'
import kept from './zh-CN/kept'

addChinese('kept', kept)
