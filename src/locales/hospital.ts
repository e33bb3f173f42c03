import { addChinese } from '@/lib/i18n'
import hospital from './zh-CN/hospital'

addChinese('hospital', hospital)
