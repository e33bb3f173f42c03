import { addChinese } from '@/lib/i18n'
import visits from './zh-CN/visits'

addChinese('visits', visits)
