import { randomBytes } from 'node:crypto'
import { type Caller, RequestGate } from '../his/request-gate.ts'
import { createOutsideSystem, type OutsideSystem } from '../lib/outside-system.ts'
import type { SandboxContext } from '../lib/sandbox-context.ts'
import { shanghaiDateTime } from '../lib/shanghai-time.ts'
import { MessageStore } from './message-store.ts'
import { registerSmsRoutes } from './sms-routes.ts'

export interface SmsGateway extends OutsideSystem {
  readonly messages: MessageStore
}

/** A hospital's text-message gateway (docs/interfaces/sms.md). */
export async function startSms(options: { context: SandboxContext; port: number }): Promise<SmsGateway> {
  const { context, port } = options
  const system = createOutsideSystem({
    name: 'sms',
    title: '短信网关 SMS gateway',
    context,
    describe: () => [
      {
        title: '短信 Messages',
        columns: ['发送时间', '号码', '内容', '条数'],
        rows: messages
          .list()
          .slice(0, 50)
          .map(({ acceptedAt, phone, text, segments }) => [
            shanghaiDateTime(Date.parse(acceptedAt)),
            phone,
            text,
            String(segments),
          ]),
      },
    ],
  })
  const caller = await context.credentials.section('sms', createSmsCredentials)
  const messages = new MessageStore({ store: system.store, clock: context.clock })

  registerSmsRoutes(system.app, { messages, gate: new RequestGate({ caller, clock: context.clock }) })
  const baseUrl = await system.listen(port)
  context.credentials.publish('sms', { baseUrl })

  return Object.assign(system, { messages })
}

function createSmsCredentials(): Caller {
  return { appId: `tz-sms-${randomBytes(4).toString('hex')}`, appSecret: randomBytes(32).toString('hex') }
}
