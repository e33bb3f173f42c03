import { addChinese } from '@/lib/i18n'
import me from './zh-CN/me'

addChinese('me', me)
