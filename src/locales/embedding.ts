import { addChinese } from '@/lib/i18n'
import embeddingErrors from './zh-CN/embedding-errors'

addChinese('errors', { code: embeddingErrors })
