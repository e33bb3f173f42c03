import { serviceDeskRoutes as routes } from '@tongzhen/contract/customer-service'
import { isRefusal, refuse } from '../../lib/failure.ts'
import type { Module } from '../../route-handler.ts'
import { findConversation, readExchanges } from '../assistant/conversations.ts'
import { listContents } from '../content/contents.ts'
import type { CustomerServiceDeps } from './deps.ts'
import { giveBack, reply, takeConversation } from './desk-actions.ts'
import { listDesk, readDesk } from './desk-view.ts'
import { translate } from './translate.ts'

/** Where agents see who asks for them, with all that was said, and answer (人工客服). */
export function createServiceDeskModule(deps: CustomerServiceDeps): Module {
  return {
    name: 'service-desk',
    routes,
    register(handle) {
      handle(routes.listDesk, async ({ query, institutions }) => ({
        conversations: await listDesk(deps, { ...query, institutions }),
      }))

      handle(routes.getDeskConversation, ({ params, staff: { staffId } }) =>
        readDesk(deps, { ...params, staffId }),
      )

      handle(routes.listCanned, async ({ params: { conversationId } }) => {
        const row = await findConversation(deps.db, conversationId)
        if (row?.kind !== 'service') return refuse('NOT_FOUND')
        const contents = await listContents(deps, row.institution_id)

        return {
          canned: contents.flatMap(({ contentId, content, isPublished }) => {
            if (content.kind !== 'canned' || !isPublished) return []
            const { title, body } = content.texts[row.language]

            return [{ contentId, title, text: body }]
          }),
        }
      })

      handle(routes.takeConversation, async ({ params, body, staff: who, address, traceId }) => {
        const refused = await takeConversation(deps, { ...params, ...body, who, address, traceId })

        return isRefusal(refused) ? refused : readDesk(deps, { ...params, staffId: who.staffId })
      })

      handle(routes.replyAsAgent, async ({ params, body, staff: who, address, traceId }) => {
        const refused = await reply(deps, { ...params, ...body, who, address, traceId })

        return isRefusal(refused) ? refused : readDesk(deps, { ...params, staffId: who.staffId })
      })

      handle(routes.translateExchange, async ({ params, body, staff: { staffId }, language, signal }) => {
        const row = await findConversation(deps.db, params.conversationId)
        if (row?.kind !== 'service') return refuse('NOT_FOUND')
        const said = await readExchanges(deps, params.conversationId)
        const text = said.find(({ seq }) => seq === body.seq)?.text
        if (!text || deps.model === undefined) return { text: null }

        return { text: await translate(deps.model, { text, into: language, staffId, signal }) }
      })

      handle(routes.giveBack, async ({ params, staff: who, address, traceId }) => {
        const refused = await giveBack(deps, { ...params, who, address, traceId })

        return isRefusal(refused) ? refused : readDesk(deps, { ...params, staffId: who.staffId })
      })
    },
  }
}
