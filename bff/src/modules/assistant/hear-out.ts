import { GatewayFailure } from '../../gateways/failure.ts'
import type { ModelAnswer, ModelGateway, ModelRequest } from '../../gateways/model/port.ts'
import { faultsOf } from './check-answer.ts'
import { warningsIn } from './model-warning.ts'
import { released } from './pen.ts'

interface Heard<Call> {
  answer: ModelAnswer<Call> | GatewayFailure
  /** All that came. */
  words: string
  /** The rules that struck; empty: it has not warned. */
  warnings: readonly string[]
}

/**
 * Asks a model and hears it out, whatever is wrong with its words and however long it talks: it may warn at the end of
 * what nobody is shown. One warning is enough, and nothing more is waited for; it counts however the answer breaks.
 * Throws what the model throws before it has warned.
 */
export async function hearOut<Call>(
  model: ModelGateway,
  {
    onWords,
    wordsToHear = (words) => words,
    signal,
    ...request
  }: Omit<ModelRequest<Call>, 'onCall'> & {
    /** Told all words that have come so far, each time there are more, and never after a warning. */
    onWords: (words: string) => void
    /** Of all that have come, those that may be a warning. */
    wordsToHear?: (words: string) => string
  },
): Promise<Heard<Call>> {
  const enough = new AbortController()
  let words = ''
  let call = ''
  let warnings: readonly string[] = []
  function listen({ isOver }: { isOver: boolean }) {
    if (warnings.length > 0) return
    const heard = wordsToHear(words)
    // What is not released yet may be half of a number: 120/80 is no warning.
    warnings = warningsIn({ words: isOver ? heard : released(heard), faults: faultsOf(heard), call })
    if (warnings.length > 0) enough.abort()
  }
  let answer: Heard<Call>['answer']
  try {
    answer = await model.answer<Call>({
      ...request,
      onCall(more) {
        if (enough.signal.aborted) return
        call += more
        listen({ isOver: false })
      },
      onWords(more) {
        if (enough.signal.aborted) return
        words += more
        listen({ isOver: false })
        if (!enough.signal.aborted) onWords(words)
      },
      signal: AbortSignal.any([signal, enough.signal]),
    })
    listen({ isOver: true })
  } catch (error) {
    listen({ isOver: true })
    if (warnings.length === 0) throw error
    answer = new GatewayFailure('unreachable', { reason: 'broke after its warning' })
  }

  return { answer, words, warnings }
}
