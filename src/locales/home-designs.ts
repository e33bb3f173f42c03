import { addChinese, addEnglish } from '@/lib/i18n'
import homeDesignsEnglish from './en-US/home-designs'
import homeDesigns from './zh-CN/home-designs'

addChinese('home-designs', homeDesigns)
if (process.env.TARO_ENV === 'alipay') addEnglish('home-designs', homeDesignsEnglish)
