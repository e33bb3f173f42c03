import { messagesRoutes as routes } from '@tongzhen/contract/messages'
import { malformedCursor } from '../../lib/page.ts'
import type { Module } from '../../route-handler.ts'
import type { MessagesDeps } from './deps.ts'
import { countUnread, listMessages, markRead } from './inbox.ts'

/** What an account has been told. */
export function createMessagesModule(deps: Pick<MessagesDeps, 'db' | 'clock' | 'fields'>): Module {
  const { db, clock } = deps

  return {
    name: 'messages',
    routes,
    register(handle) {
      handle(routes.listMessages, async ({ query, principal, institutions, language }) => {
        const reader = { accountId: principal.accountId, institutions }
        const page = await listMessages(deps, { ...reader, cursor: query.cursor, language })
        if (page === undefined) return malformedCursor()

        return { ...page, unread: await countUnread(db, reader) }
      })

      handle(routes.countUnreadMessages, async ({ principal, institutions }) => ({
        unread: await countUnread(db, { accountId: principal.accountId, institutions }),
      }))

      handle(routes.markMessagesRead, async ({ body, principal, institutions }) => {
        const { accountId } = principal
        await markRead(db, { accountId, messageIds: body.messageIds, now: clock.now() })

        return { unread: await countUnread(db, { accountId, institutions }) }
      })
    },
  }
}
