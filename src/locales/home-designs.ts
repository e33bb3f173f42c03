import { addChinese } from '@/lib/i18n'
import homeDesigns from './zh-CN/home-designs'

addChinese('home-designs', homeDesigns)
