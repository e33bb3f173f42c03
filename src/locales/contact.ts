import { addChinese } from '@/lib/i18n'
import contact from './zh-CN/contact'

addChinese('contact', contact)
