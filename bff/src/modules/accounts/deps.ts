import type { Session as SessionAnswer } from '@tongzhen/contract/accounts'
import type { Channel } from '@tongzhen/contract/headers'
import type { Config } from '../../config.ts'
import type { Db } from '../../db/schema.ts'
import type { AlipayGateway } from '../../gateways/alipay/port.ts'
import type { SuishenbanGateway } from '../../gateways/suishenban/port.ts'
import type { WechatGateway } from '../../gateways/wechat/port.ts'
import type { Clock } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { usesCookie } from '../../session-token.ts'
import type { AccountStore } from './accounts.ts'
import type { AccountClosingHook } from './closure.ts'
import type { ConsentDocuments } from './consent-documents.ts'
import type { DocumentVersions } from './consents.ts'
import { describeSession } from './describe-session.ts'
import type { OpenedSession, Session, Sessions } from './sessions.ts'
import type { SmsCodes } from './sms-codes.ts'

/** Gateways of the hosts that this installation has credentials for. */
export interface HostGateways {
  wechat?: WechatGateway
  suishenban?: SuishenbanGateway
  alipay?: AlipayGateway
}

export interface AccountsDeps {
  config: Config
  db: Db
  clock: Clock
  fields: FieldCrypto
  sessions: Sessions
  accounts: AccountStore
  smsCodes: SmsCodes
  documents: ConsentDocuments
  versions: DocumentVersions
  hosts: HostGateways
  closingHooks: readonly AccountClosingHook[]
}

/** The answer to a request after which `session` is on the device. */
export function answerSession(
  deps: AccountsDeps,
  { session, channel }: { session: Session | undefined; channel: Channel },
): Promise<SessionAnswer> {
  return describeSession(deps, { session, channel })
}

/** The answer that opens a session; where there are no cookies it carries the token. */
export async function answerOpened(
  deps: AccountsDeps,
  { opened, channel }: { opened: OpenedSession; channel: Channel },
): Promise<SessionAnswer> {
  const session = await deps.sessions.byId(opened.sessionId)
  const answer = await describeSession(deps, { session, channel })

  return !usesCookie(channel) ? { ...answer, token: opened.token } : answer
}
