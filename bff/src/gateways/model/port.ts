import type { z } from 'zod'
import type { GatewayFailure } from '../failure.ts'

/** A language model, asked for words. It has no tool that does anything (S28): what it calls is only its answer. */
export interface ModelGateway {
  /** As it is configured; kept with every exchange. */
  readonly model: string
  /**
   * Asks, and hands on the words as they come. A failure may come after words: what broke off in mid-sentence.
   * Refused with `limit` before anything is asked, when the person has had the day's share.
   */
  answer<Call>(request: ModelRequest<Call>): Promise<ModelAnswer<Call> | GatewayFailure>
}

export interface ModelRequest<Call> {
  /** Whose share it is counted to. It does not reach the model. */
  accountId: string
  /** What the model is told. Never holds anything a person typed (S28). */
  instructions: string
  /** What was said so far, the oldest first, without anything personal (`stripPersonal`). */
  turns: readonly { by: 'person' | 'assistant'; text: string }[]
  /** What the answer should hold beside words; one that does not fit is as if it had not come. */
  call?: { name: string; description: string; shape: z.ZodType<Call> }
  onWords: (words: string) => void
  /** What is called, as it comes and before it is read: also what came before a failure. */
  onCall?: (more: string) => void
  signal: AbortSignal
}

export interface ModelAnswer<Call> {
  words: string
  /** The last one that fits its shape. */
  called: Call | undefined
}
