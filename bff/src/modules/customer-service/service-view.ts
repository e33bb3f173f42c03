import type { Service, ServiceExchange } from '@tongzhen/contract/customer-service'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { type Exchange, findConversation, readExchanges } from '../assistant/conversations.ts'
import { readRichText } from '../content/rich-text.ts'
import type { CustomerServiceDeps } from './deps.ts'
import { countAhead, findService, type OfPerson } from './service-conversations.ts'

type ViewDeps = Pick<CustomerServiceDeps, 'db' | 'fields'>

/** Before anything was said. */
const nothingSaid: Service = { version: 0, state: 'assistant', ahead: null, exchanges: [] }

/** As the person reads it; `conversationId` is undefined where nothing was said. */
export async function readService(
  deps: ViewDeps,
  of: OfPerson,
): Promise<{ conversationId: string | undefined; view: Service }> {
  const service = await findService(deps.db, of)
  const conversation = service && (await findConversation(deps.db, service.conversation_id))
  if (service === undefined || conversation === undefined)
    return { conversationId: undefined, view: nothingSaid }
  const { state } = service
  const exchanges = await readExchanges(deps, service.conversation_id)

  return {
    conversationId: service.conversation_id,
    view: {
      version: conversation.version,
      state,
      ahead: state === 'waiting' ? await countAhead(deps.db, service) : null,
      exchanges: exchanges.map(exchangeView),
    },
  }
}

export function exchangeView({ seq, author, state, text, details, at }: Exchange): ServiceExchange {
  const { answer = null, sources = [], others = [], redFlags = [], notice = null } = details
  const isArticle = answer === 'article'

  return {
    ...{ seq, author, state, answer, sources, others, redFlags, notice },
    text: isArticle ? '' : text,
    blocks: isArticle ? readRichText(text) : [],
    at: shanghaiInstant(at),
  }
}
