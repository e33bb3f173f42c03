import { randomBytes } from 'node:crypto'
import { Sequence } from '../his/sequence.ts'
import { createOutsideSystem, type OutsideSystem } from '../lib/outside-system.ts'
import type { SandboxContext } from '../lib/sandbox-context.ts'
import { shanghaiDateTime } from '../lib/shanghai-time.ts'
import { CardBook } from './card-book.ts'
import { type CardMethod, cardMethods } from './card-methods.ts'
import { type HealthCardCaller, readAsked, signOf } from './envelope.ts'
import { type Decision, toAnswer } from './result.ts'

export interface HealthCardPlatform extends OutsideSystem {
  readonly book: CardBook
  readonly caller: HealthCardCaller
}

const AUTH = '/rest/auth/HealthCard/HealthOpenAuth/AuthObj'
const CARDS = '/rest/auth/HealthCard/HealthOpenPlatform/ISVOpenObj'

/** So long an `appToken` holds, in seconds. */
const TOKEN_SECONDS = 7200

/** A request further from now than this is not believed. */
const LATEST_SECONDS = 300

/** The open platform of electronic health cards (电子健康卡, insurance.md §7.2; docs/interfaces/health-cards.md). */
export async function startHealthCards({
  context,
  port,
}: {
  context: SandboxContext
  port: number
}): Promise<HealthCardPlatform> {
  const { clock } = context
  const system = createOutsideSystem({
    name: 'healthCards',
    title: '电子健康卡 Health cards',
    context,
    busyAnswer: ({ body }) => toAnswer({ refused: 'busy' }, requestIdOf(body)),
    describe: () => [
      {
        title: '健康卡 Cards',
        columns: ['申领时间', '姓名 Name', '主索引 Number'],
        rows: book.list().map(({ createdAtMs, name, phid }) => [shanghaiDateTime(createdAtMs), name, phid]),
      },
    ],
  })
  const sequence = new Sequence({ store: system.store, hospitalCode: 'health-cards' })
  const book = new CardBook({ store: system.store, clock, sequence })
  const caller = await context.credentials.section<HealthCardCaller>('healthCards', () => ({
    appId: randomBytes(16).toString('hex').toUpperCase(),
    appSecret: randomBytes(16).toString('hex'),
    hospitalId: '10001',
  }))
  const tokens = new Map<string, number>()

  system.app.post(`${AUTH}/getAppToken`, async ({ body }) =>
    toAnswer(
      answer(body, ({ appId }) => {
        if (appId !== caller.appId) return { refused: 'callerUnknown' }
        const appToken = randomBytes(16).toString('hex')
        tokens.set(appToken, clock.now() + TOKEN_SECONDS * 1000)

        return { rsp: { appToken, expiresIn: TOKEN_SECONDS } }
      }),
      requestIdOf(body),
    ),
  )
  for (const [name, method] of cardMethods(book)) {
    system.app.post(`${CARDS}/${name}`, async ({ body }) => {
      const withToken: CardMethod = (req) => {
        const token = String(readAsked(body)?.commonIn.appToken)

        return (tokens.get(token) ?? 0) > clock.now() ? method(req) : { refused: 'tokenExpired' }
      }

      return toAnswer(answer(body, withToken), requestIdOf(body))
    })
  }
  system.onReset(() => tokens.clear())

  function answer(body: unknown, method: CardMethod): Decision {
    const asked = readAsked(body)
    if (asked === undefined) return { refused: 'malformed', field: 'commonIn' }
    const { hospitalId, requestId, timestamp, channelNum, sign } = asked.commonIn
    if (typeof requestId !== 'string' || requestId === '') return { refused: 'malformed', field: 'requestId' }
    if (![0, 1, 3, 4].includes(Number(channelNum))) return { refused: 'malformed', field: 'channelNum' }
    if (!(Math.abs(Number(timestamp) - clock.now() / 1000) < LATEST_SECONDS))
      return { refused: 'malformed', field: 'timestamp' }
    if (hospitalId !== caller.hospitalId || sign !== signOf(asked, caller.appSecret))
      return { refused: 'callerUnknown' }

    return method(asked.req)
  }

  const baseUrl = await system.listen(port)
  context.credentials.publish('healthCards', { baseUrl })

  return Object.assign(system, { book, caller })
}

function requestIdOf(body: unknown): string {
  return String(readAsked(body)?.commonIn.requestId ?? '')
}
