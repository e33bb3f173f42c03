import { addChinese } from '@/lib/i18n'
import embeddingErrors, { sessionEnded } from './zh-CN/embedding-errors'

addChinese('errors', { code: embeddingErrors, sessionEnded })
