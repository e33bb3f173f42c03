import type { AuditAction } from '@tongzhen/contract/staff-roles'
import { inTransaction } from '../../db/transaction.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { appendExchange, type Writing } from '../assistant/conversations.ts'
import { writeAudit } from '../staff/audit.ts'
import type { StaffPrincipal } from '../staff/staff-sessions.ts'
import type { CustomerServiceDeps } from './deps.ts'
import { type Held, handOver, lockService } from './service-conversations.ts'

/** Somebody of the staff with a conversation in front of them. */
export interface Acting {
  conversationId: string
  who: StaffPrincipal
  address: string
  traceId: string
}

type Changed = Refusal<'SERVICE_CHANGED'>

/** From now on theirs: one who waits, and a colleague's. */
export function takeConversation(
  deps: CustomerServiceDeps,
  { version, ...acting }: Acting & { version: number },
): Promise<undefined | Changed> {
  return act(deps, { ...acting, action: 'service_taken' }, async (writing, held) => {
    const { service, conversation } = held
    if (service.state === 'assistant' || conversation.version !== version) return refuse('SERVICE_CHANGED')
    const { staffId } = acting.who
    if (service.staff_id === staffId) return undefined
    await handOver(writing, held, { to: 'with_agent', staffId, notice: 'agent_came' })

    return undefined
  })
}

/** Only of who has taken it: two agents never speak at once. */
export function reply(
  deps: CustomerServiceDeps,
  { text, ...acting }: Acting & { text: string },
): Promise<undefined | Changed> {
  return act(deps, acting, async (writing, held) => {
    const { staffId } = acting.who
    if (!isTheirs(held, staffId)) return refuse('SERVICE_CHANGED')
    await appendExchange(writing, held.conversation, { author: 'agent', text, details: { staffId } })

    return undefined
  })
}

export function giveBack(deps: CustomerServiceDeps, acting: Acting): Promise<undefined | Changed> {
  return act(deps, { ...acting, action: 'service_given_back' }, async (writing, held) => {
    if (!isTheirs(held, acting.who.staffId)) return refuse('SERVICE_CHANGED')
    await handOver(writing, held, { to: 'assistant', staffId: null, notice: 'given_back' })

    return undefined
  })
}

const isTheirs = ({ service }: Held, staffId: string) =>
  service.state === 'with_agent' && service.staff_id === staffId

/** One change of a conversation, told to the person's open page; where it has an action, with its record. */
async function act(
  { db, clock, fields, watch }: CustomerServiceDeps,
  { conversationId, who, action, address, traceId }: Acting & { action?: AuditAction },
  work: (writing: Writing, held: Held) => Promise<undefined | Changed>,
): Promise<undefined | Changed> {
  const now = clock.now()
  const refused = await inTransaction(db, async (tx) => {
    const held = await lockService(tx, conversationId)
    if (held === undefined) return refuse('SERVICE_CHANGED')
    const answer = await work({ tx, fields, now }, held)
    if (isRefusal(answer)) return answer
    const about = { institutionId: held.service.institution_id, objectId: conversationId }
    if (action) await writeAudit(tx, { who, action, ...about, address, traceId }, { fields, now })

    return undefined
  })
  if (!isRefusal(refused)) watch.changed(conversationId)

  return refused
}
