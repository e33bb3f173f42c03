import type { FastifyInstance } from 'fastify'
import type { AlteredLines } from '../lib/altered-lines.ts'
import type { CallbackSender } from '../lib/callback-sender.ts'
import type { Clock } from '../lib/clock.ts'
import type { Store } from '../lib/store.ts'
import type { AnswerSigner } from './answer-signer.ts'
import type { TradeBook } from './trade-book.ts'
import type { UnionpayCredentials } from './unionpay-credentials.ts'
import type { UnionpaySettings } from './unionpay-settings.ts'

/** Which trade a call-back tells of. */
export interface Notice {
  orderId: string
  txnTime: string
}

/** What the routes share. */
export interface UnionpayService {
  app: FastifyInstance
  store: Store
  clock: Clock
  credentials: UnionpayCredentials
  settings: UnionpaySettings
  trades: TradeBook
  signer: AnswerSigner
  notices: CallbackSender<Notice>
  altered: AlteredLines
}
