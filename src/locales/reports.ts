import { addChinese } from '@/lib/i18n'
import reports from './zh-CN/reports'

addChinese('reports', reports)
