import { beforeEach, expect, it } from 'vitest'
import { createTestClock } from '../../../test/test-clock.ts'
import { model as modelSchema } from '../../config/model.ts'
import { isGatewayFailure } from '../failure.ts'
import { createModelGateway } from './openai-gateway.ts'

const PAUSE_SECONDS = 30
const MAX_TOKENS = 50
const clock = createTestClock()

/** Whoever asked stops when this is aborted. */
let asker: AbortController
/** What the model does when it is asked next. */
let model: (signal: AbortSignal | null | undefined) => Response | Promise<Response>

const gateway = () =>
  createModelGateway(
    modelSchema.parse({
      ...{ kind: 'openai-compatible', baseUrl: 'https://model.example', apiKey: 'sk-of-a-test', model: 'm' },
      ...{ maxTokens: MAX_TOKENS, breaker: { failures: 1, pauseSeconds: PAUSE_SECONDS } },
    }),
    {
      fetch: async (_, init) => model(init?.signal),
      clock,
      uses: { hasLeft: async () => true, count: async () => undefined },
    },
  )

const failing = () => new Response('{}', { status: 502 })

/** Says these words in one piece, and goes on for ever. */
function saying(words: string) {
  const chunk = JSON.stringify({ choices: [{ index: 0, delta: { content: words }, finish_reason: null }] })
  const body = new ReadableStream({
    start: (stream) => stream.enqueue(new TextEncoder().encode(`data: ${chunk}\n\n`)),
  })

  return () => new Response(body, { headers: { 'content-type': 'text/event-stream' } })
}

/** Why there was no whole answer. */
async function whyNot({ answer }: ReturnType<typeof gateway>, onWords: () => void = () => undefined) {
  asker = new AbortController()
  const answered = await answer({
    ...{ accountId: 'acc_1', instructions: 'Answer.', turns: [{ by: 'person', text: '咳嗽' }] },
    ...{ onWords, signal: asker.signal },
  })

  return isGatewayFailure(answered) ? answered.reason : undefined
}

/** One whose model has failed, and which may be asked once to see whether it is back. */
async function afterFailure() {
  const one = gateway()
  model = failing
  await whyNot(one)
  expect(await whyNot(one)).toBe('the breaker is open')
  clock.advance(PAUSE_SECONDS * 1_000)

  return one
}

beforeEach(() => {
  model = failing
})

it('a model of which enough was heard, such as a warning, is back, and is asked again at once', async () => {
  const one = await afterFailure()
  model = saying('请马上拨打120。')
  expect(await whyNot(one, () => asker.abort())).toBe('stopped')

  model = failing
  expect(await whyNot(one)).not.toBe('the breaker is open')
})

it('one for which the person would not wait has not shown that it is back', async () => {
  const one = await afterFailure()
  model = (signal) => {
    asker.abort()

    return Promise.reject(signal?.reason)
  }
  expect(await whyNot(one)).toBe('stopped')
  expect(await whyNot(one)).toBe('the breaker is open')
})

it('one that does not keep to its tokens is heard no further', async () => {
  model = saying('很'.repeat(MAX_TOKENS * 8 + 1))
  expect(await whyNot(gateway())).toBe('endless')
})
