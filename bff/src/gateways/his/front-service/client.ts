import type { z } from 'zod'
import type { Clock } from '../../../lib/clock.ts'
import type { HttpClient } from '../../../lib/http.ts'
import { signedHeaders } from '../../../lib/signed-headers.ts'
import { GatewayFailure, unintelligible } from '../../failure.ts'
import type { HisResult, Trace } from '../port.ts'
import { envelope } from './wire.ts'

export interface FrontServiceSettings {
  /** Reached at `{baseUrl}{path}`; anything after the host is the hospital's own prefix. */
  baseUrl: string
  appId: string
  secret: string
  timeoutMs: number
}

export interface FrontServiceCall<Schema extends z.ZodType> {
  /** As docs/interfaces/his.md lists it, such as `/appointment/lock`. */
  path: string
  request: object
  answer: Schema
  /** What a refusal means here; undefined for a code that is not listed, which leaves the outcome unknown. */
  refusal: (code: string, data: unknown) => GatewayFailure | undefined
}

export interface FrontServiceClient {
  call<Schema extends z.ZodType>(
    call: FrontServiceCall<Schema>,
    trace: Trace,
  ): Promise<HisResult<z.output<Schema>>>
}

/** Speaks the transport of docs/interfaces/his.md: signed, timed, one attempt. Repeating is for the caller to decide. */
export function createFrontServiceClient(
  settings: FrontServiceSettings,
  { http, clock }: { http: HttpClient; clock: Clock },
): FrontServiceClient {
  const { appId, secret, timeoutMs } = settings
  const baseUrl = settings.baseUrl.replace(/\/$/, '')

  return {
    async call({ path, request, answer, refusal }, { traceId }) {
      const body = JSON.stringify(request)
      const sent = await http.sendForJson({
        method: 'POST',
        url: `${baseUrl}${path}`,
        headers: signedHeaders({ appId, secret, path, body, traceId, now: clock.now() }),
        body,
        timeoutMs,
      })
      if (sent instanceof GatewayFailure) return sent

      return read(sent.json, { answer, refusal })
    },
  }
}

function read<Schema extends z.ZodType>(
  json: unknown,
  { answer, refusal }: Pick<FrontServiceCall<Schema>, 'answer' | 'refusal'>,
): HisResult<z.output<Schema>> {
  const outer = envelope.safeParse(json)
  if (!outer.success) return unintelligible('no code in the answer')
  const { code, data } = outer.data
  if (code !== '0') return refusal(code, data) ?? unintelligible(`code ${code} is not listed`)
  const inner = answer.safeParse(data)
  if (inner.success) return inner.data

  // The path of the field only: its value may be personal, and this is logged.
  return unintelligible(`field ${inner.error.issues[0]?.path.join('.') || 'data'} cannot be read`)
}
