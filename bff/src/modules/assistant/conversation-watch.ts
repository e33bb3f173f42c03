import type { Db } from '../../db/schema.ts'
import { type ChangeWatch, createRowWatch } from '../../jobs/change-watch.ts'
import type { Log } from '../../lib/log.ts'

export function createConversationWatch(deps: { db: Db; log: Log }): ChangeWatch {
  return createRowWatch(deps, { what: 'conversations', table: 'conversations', id: 'conversation_id' })
}
