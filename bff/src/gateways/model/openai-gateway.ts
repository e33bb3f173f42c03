import OpenAI, { APIError } from 'openai'
import { z } from 'zod'
import type { ModelConfig } from '../../config/model.ts'
import { createBreaker } from '../../lib/breaker.ts'
import type { Clock } from '../../lib/clock.ts'
import { within } from '../../lib/within.ts'
import { GatewayFailure } from '../failure.ts'
import type { ModelGateway, ModelRequest } from './port.ts'

/** What people have had of the model today, kept for all replicas. */
export interface ModelUses {
  /** Whether the account has some of its share of today left. */
  hasLeft(accountId: string): Promise<boolean>
  count(accountId: string, used: { tokens: number; costMicroYuan: number }): Promise<void>
}

export interface ModelGatewayDeps {
  /** The only hosts that it reaches are those of the configuration (S18). */
  fetch: typeof fetch
  clock: Clock
  uses: ModelUses
}

/** Of a text whose tokens nobody counted: Chinese has about one for each character. */
const TOKENS_PER_CHARACTER = 1
/** More than any answer has that keeps to its tokens; each word is read anew with all that came before it. */
const CHARACTERS_PER_TOKEN = 8

/** Any model behind the OpenAI-compatible protocol (`/chat/completions`, streamed). */
export function createModelGateway(
  config: ModelConfig,
  { fetch, clock, uses }: ModelGatewayDeps,
): ModelGateway {
  const { model } = config
  const client = new OpenAI({
    ...{ baseURL: config.baseUrl, apiKey: config.apiKey, fetch },
    // A second question would cost a second time, and the person waits: rules answer instead.
    maxRetries: 0,
    timeout: config.timeoutMs,
  })
  const breaker = createBreaker({
    ...{ failures: config.breaker.failures, pauseMs: config.breaker.pauseSeconds * 1000, clock },
  })

  async function count(
    accountId: string,
    { usage, asked, words }: { usage: Usage | undefined; asked: string; words: string },
  ): Promise<void> {
    const input = usage?.prompt_tokens ?? Math.ceil(asked.length * TOKENS_PER_CHARACTER)
    const output = usage?.completion_tokens ?? Math.ceil(words.length * TOKENS_PER_CHARACTER)
    const { inputFen, outputFen } = config.pricePerMillionTokens
    // Fen for a million tokens is hundredths of a millionth of a yuan for one.
    const costMicroYuan = Math.ceil((input * inputFen + output * outputFen) / 100)
    await uses.count(accountId, { tokens: input + output, costMicroYuan })
  }

  return {
    model,

    async answer<Call>(request: ModelRequest<Call>) {
      if (!breaker.mayAsk()) return new GatewayFailure('unreachable', { reason: 'the breaker is open' })
      if (!(await uses.hasLeft(request.accountId)))
        return new GatewayFailure('refused', { code: 'limit', reason: 'the share of today is used up' })

      const quiet = new AbortController()
      const silence = setTimeout(() => quiet.abort(), config.firstWordsMs)
      const heard = () => silence.refresh()
      const signal = within(config.timeoutMs, request.signal, quiet.signal)
      let words = ''
      let called = ''
      let usage: Usage | undefined
      let isWhole = false
      try {
        const stream = await client.chat.completions.create(questionOf(request, config), { signal })
        for await (const chunk of stream) {
          heard()
          usage = chunk.usage ?? usage
          const [choice] = chunk.choices
          if (choice === undefined) continue
          const { content, tool_calls: calls } = choice.delta ?? {}
          for (const call of calls ?? []) {
            const more = call.function?.arguments ?? ''
            called += more
            request.onCall?.(more)
          }
          if (typeof content === 'string' && content !== '') {
            words += content
            request.onWords(content)
          }
          if (typeof choice.finish_reason === 'string') isWhole = true
          if (words.length + called.length > config.maxTokens * CHARACTERS_PER_TOKEN)
            throw new BrokeOff('endless')
          // Who was told the words may have had enough. On Node 20 the next chunk of a stream that was all there would never come.
          if (signal.aborted) break
        }
        if (signal.aborted || !isWhole) throw new BrokeOff(signal.aborted ? 'silent' : 'cut')
        breaker.succeeded()

        return { words, called: readCall(request, called) }
      } catch (error) {
        if (request.signal.aborted) {
          // Who had heard enough was answered; who would not wait says nothing about the model.
          if (words !== '' || called !== '') breaker.succeeded()
          return new GatewayFailure('unreachable', { reason: 'stopped' })
        }
        const failure = failureOf(error, signal.aborted)
        if (failure === undefined) throw error
        breaker.failed()

        return failure
      } finally {
        clearTimeout(silence)
        await count(request.accountId, { usage, asked: textOf(request), words: words + called })
      }
    },
  }
}

type Usage = OpenAI.CompletionUsage

class BrokeOff extends Error {}

function questionOf<Call>(
  { instructions, turns, call }: ModelRequest<Call>,
  { model, maxTokens }: ModelConfig,
): OpenAI.ChatCompletionCreateParamsStreaming {
  return {
    model,
    stream: true,
    stream_options: { include_usage: true },
    // The same question has the same answer, as far as the model can.
    temperature: 0,
    max_tokens: maxTokens,
    messages: [
      { role: 'system', content: instructions },
      ...turns.map(({ by, text }) =>
        by === 'person'
          ? ({ role: 'user', content: text } as const)
          : ({ role: 'assistant', content: text } as const),
      ),
    ],
    ...(call && {
      tools: [
        {
          type: 'function' as const,
          function: {
            ...{ name: call.name, description: call.description },
            parameters: z.toJSONSchema(call.shape) as Record<string, unknown>,
          },
        },
      ],
    }),
  }
}

/** What does not fit is as if it had not come. */
function readCall<Call>({ call }: ModelRequest<Call>, text: string): Call | undefined {
  if (call === undefined || text === '') return undefined
  try {
    return call.shape.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

const textOf = ({ instructions, turns }: Pick<ModelRequest<unknown>, 'instructions' | 'turns'>) =>
  instructions + turns.map(({ text }) => text).join('')

function failureOf(error: unknown, isLate: boolean): GatewayFailure | undefined {
  if (error instanceof BrokeOff) return new GatewayFailure('unreachable', { reason: error.message })
  if (isLate) return new GatewayFailure('unreachable', { reason: 'silent' })
  if (error instanceof APIError && typeof error.status === 'number' && error.status < 500)
    return new GatewayFailure('refused', {
      code: error.code ?? String(error.status),
      reason: `HTTP ${error.status}`,
    })
  if (error instanceof APIError) return new GatewayFailure('unreachable', { reason: error.name })
  if (error instanceof SyntaxError) return new GatewayFailure('unintelligible', { reason: 'not JSON' })
  // What fetch throws when the connection breaks in the middle.
  if (error instanceof TypeError || (error instanceof Error && error.name === 'AbortError'))
    return new GatewayFailure('unreachable', { reason: error.name })

  return undefined
}
