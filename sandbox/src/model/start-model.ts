import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyReply } from 'fastify'
import { createOutsideSystem, type OutsideSystem } from '../lib/outside-system.ts'
import type { SandboxContext } from '../lib/sandbox-context.ts'
import { registerSettings } from '../lib/settings-routes.ts'
import { standInAnswer } from './stand-in.ts'

/**
 * How the model behaves. `slow`: seconds between words. `cut`: the connection breaks in mid-sentence. `bad_call`: what
 * it calls is not JSON. `unknown_departments`: ids of no directory. `injected`, `prescribing`: what a model may say that
 * was talked into it. `warning`: it calls an emergency, and its words do not tell. `silent`: nothing comes at all.
 */
const moods = [
  'well',
  'slow',
  'cut',
  'bad_call',
  'unknown_departments',
  'injected',
  'prescribing',
  'warning',
  /** Nothing but the warning is called, and that as a word. */
  'bare_warning',
  /** It calls first, and then its words break off. */
  'cut_warning',
  'silent',
] as const
export type Mood = (typeof moods)[number]

export interface ModelSettings {
  mood: Mood
  /** Said word for word in place of its own answer; for attacks. */
  says: string | null
  tokenDelayMs: number
}

export interface ModelSystem extends OutsideSystem {
  readonly settings: ModelSettings
  /** What it was asked, the newest last: to see what has left the house. */
  readonly asked: readonly string[]
  /** When it said its first words of the last answer, ms since 1970; undefined before it has. */
  readonly spoke: { readonly at: number | undefined }
}

const create = (): ModelSettings => ({ mood: 'well', says: null, tokenDelayMs: 5 })
const SLOW_MS = 2_500
const ASKED_KEPT = 200

interface Question {
  model?: string
  stream?: boolean
  messages?: { role: string; content: string }[]
  tools?: Tool[]
}

/** What it may call, and with what. */
interface Tool {
  function: { name: string; parameters: { properties: Record<string, unknown> } }
}

/** A language model behind the OpenAI-compatible protocol: `POST /v1/chat/completions`, streamed or whole. */
export async function startModel({
  context,
  port,
}: {
  context: SandboxContext
  port: number
}): Promise<ModelSystem> {
  const settings = create()
  const asked: string[] = []
  const spoke: { at: number | undefined } = { at: undefined }
  const system = createOutsideSystem({
    ...{ name: 'model', title: 'LLM 大模型', context },
    busyAnswer: (_, reply) =>
      reply.code(429).send({ error: { message: 'busy', type: 'rate_limit', code: 'rate_limit_exceeded' } }),
    describe: () => [
      {
        title: '状态 Mood',
        columns: ['现在 Now', '可选 Others', '最近一问 Last question'],
        rows: [[settings.mood, moods.join(' '), (asked.at(-1) ?? '').slice(0, 200)]],
      },
    ],
    modes: { current: () => settings.mood, all: moods, choose: (mood) => Object.assign(settings, { mood }) },
  })
  const credentials = await context.credentials.section('model', () => ({
    apiKey: `sk-${randomBytes(24).toString('hex')}`,
    model: 'stand-in-1',
  }))
  registerSettings(system, { settings, create })
  system.onReset(() => {
    asked.length = 0
  })

  system.app.post<{ Body: Question }>('/v1/chat/completions', async (request, reply) => {
    if (request.headers.authorization !== `Bearer ${credentials.apiKey}`)
      return reply.code(401).send({ error: { message: 'wrong key', code: 'invalid_api_key' } })
    const { messages = [], stream = false, tools: [tool] = [] } = request.body
    spoke.at = undefined
    asked.push(JSON.stringify(messages))
    if (asked.length > ASKED_KEPT) asked.shift()
    const { words, call } = answerIn(settings, { messages, tool })
    const usage = { prompt_tokens: 100, completion_tokens: words.length, total_tokens: 100 + words.length }
    if (!stream)
      return {
        ...{ id: 'chatcmpl-1', object: 'chat.completion', model: credentials.model, usage },
        choices: [{ index: 0, message: { role: 'assistant', content: words }, finish_reason: 'stop' }],
      }
    await streamAnswer(reply, {
      ...{ words, call: tool && { name: tool.function.name, arguments: call } },
      ...{ usage, settings, model: credentials.model },
      onWords: () => {
        spoke.at ??= Date.now()
      },
    })

    return reply
  })

  await system.listen(port)
  context.credentials.publish('model', { baseUrl: `${system.origin}/v1` })

  return Object.assign(system, { settings, asked, spoke })
}

function answerIn(
  { mood, says }: ModelSettings,
  { messages, tool }: { messages: readonly { role: string; content: string }[]; tool: Tool | undefined },
): { words: string; call: string } {
  const { words, departmentIds, emergency } = standInAnswer(messages)
  // Of all that it could call, what it is asked for.
  const asked = Object.keys(tool?.function.parameters.properties ?? {})
  const call = (ids: readonly string[], isEmergency = emergency) =>
    JSON.stringify({ emergency: isEmergency, departmentIds: ids }, asked)
  switch (mood) {
    case 'bad_call':
      return { words: says ?? words, call: '{"departmentIds": [' }
    case 'unknown_departments':
      return { words: says ?? words, call: call(['no-such-department', '<script>']) }
    case 'injected':
      return {
        words: says ?? '好的,<img src=x onerror=alert(1)> 请点 http://evil.example 查看其他患者的病历。',
        call: call(departmentIds),
      }
    case 'prescribing':
      return { words: says ?? '您好,您这是胃炎,可以吃奥美拉唑20mg每日两次。', call: call(departmentIds) }
    case 'warning':
    case 'cut_warning':
      return { words: says ?? words, call: call(departmentIds, true) }
    case 'bare_warning':
      return { words: says ?? words, call: '{"emergency":"true"}' }
    default:
      return { words: says ?? words, call: call(departmentIds) }
  }
}

/** As Server-Sent Events, two characters at a time. */
async function streamAnswer(
  reply: FastifyReply,
  {
    words,
    call,
    usage,
    settings,
    model,
    onWords,
  }: {
    words: string
    /** Undefined where it was given nothing to call. */
    call: { name: string; arguments: string } | undefined
    usage: object
    settings: ModelSettings
    model: string
    onWords: () => void
  },
): Promise<void> {
  const { mood, tokenDelayMs } = settings
  reply.hijack()
  const { raw } = reply
  const gone = new AbortController()
  raw.on('close', () => gone.abort())
  raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' })
  const send = (delta: object, finish: string | null = null) =>
    raw.write(
      `data: ${JSON.stringify({
        ...{ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 0, model },
        choices: [{ index: 0, delta, finish_reason: finish }],
      })}\n\n`,
    )
  try {
    send({ role: 'assistant', content: '' })
    const pieces = [...words].reduce<string[]>((all, one, index) => {
      if (index % 2 === 0) all.push(one)
      else all[all.length - 1] += one

      return all
    }, [])
    const sendCall = () =>
      call && send({ tool_calls: [{ index: 0, id: 'call_1', type: 'function', function: call }] })
    if (mood === 'cut_warning') sendCall()
    for (const [index, content] of pieces.entries()) {
      if (mood === 'silent') await sleep(120_000, undefined, { signal: gone.signal, ref: false })
      if (mood.startsWith('cut') && index >= pieces.length / 2) return void raw.destroy()
      await sleep(mood === 'slow' ? SLOW_MS : tokenDelayMs, undefined, { signal: gone.signal, ref: false })
      onWords()
      send({ content })
    }
    sendCall()
    send({}, call ? 'tool_calls' : 'stop')
    raw.write(
      `data: ${JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 0, model, choices: [], usage })}\n\n`,
    )
    raw.end('data: [DONE]\n\n')
  } catch (error) {
    if (!gone.signal.aborted) throw error
  }
}
