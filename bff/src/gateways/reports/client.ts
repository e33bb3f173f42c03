import type { HttpClient, HttpRequest } from '../../lib/http.ts'
import { GatewayFailure, isGatewayFailure, unintelligible } from '../failure.ts'
import { readDecimals } from './read-decimals.ts'
import * as wire from './wire.ts'

export interface FhirSettings {
  baseUrl: string
  token: string
  timeoutMs: number
}

export interface FhirClient {
  /** Everything that a search finds, of all its pages, with what it includes. */
  search(
    params: readonly (readonly [name: string, value: string])[],
    trace: { traceId: string },
  ): Promise<wire.Resource[] | GatewayFailure>
  /** Makes what no resource of this identifier is, or rewrites the one that is (FHIR R4, 3.1.0.4.3): twice is once. */
  put(
    wanted: { type: string; identifier: string; resource: object },
    trace: { traceId: string },
  ): Promise<undefined | GatewayFailure>
  /** One resource by its type and number, as it stands. */
  read(address: { type: string; id: string }, trace: { traceId: string }): Promise<unknown>
}

const MOST_PAGES = 20
/** Of a write: the same again is refused again. Anything else may be of the moment, or of the token. */
const ABOUT_THE_RESOURCE = [400, 409, 410, 412, 422]

/** Searches one server of HL7 FHIR R4 (docs/interfaces/reports.md); each page is one attempt. */
export function createFhirClient(
  settings: FhirSettings,
  { http, resource = 'DiagnosticReport' }: { http: HttpClient; resource?: string },
): FhirClient {
  const { token, timeoutMs } = settings
  const baseUrl = settings.baseUrl.replace(/\/$/, '')

  const headersOf = (traceId: string) => ({
    accept: 'application/fhir+json',
    authorization: `Bearer ${token}`,
    prefer: 'handling=strict',
    'x-request-id': traceId,
  })

  return {
    async read({ type, id }, { traceId }) {
      const url = `${baseUrl}/${type}/${encodeURIComponent(id)}`
      const answer = await answerOf(http, { method: 'GET', url, headers: headersOf(traceId), timeoutMs })

      return isGatewayFailure(answer) ? answer : readDecimals(answer)
    },

    async put({ type, identifier, resource }, { traceId }) {
      const answer = await http.send({
        method: 'PUT',
        url: `${baseUrl}/${type}?${new URLSearchParams({ identifier })}`,
        headers: { ...headersOf(traceId), 'content-type': 'application/fhir+json' },
        body: JSON.stringify(resource),
        timeoutMs,
      })
      if (isGatewayFailure(answer)) return answer
      const { status } = answer
      if (status === 200 || status === 201) return undefined

      return ABOUT_THE_RESOURCE.includes(status)
        ? new GatewayFailure('refused', { code: String(status), reason: `HTTP ${status}` })
        : unintelligible(`HTTP ${status}`)
    },

    // By POST: the number of a patient stands in no address, and so in no log on the way (FHIR R4, 3.1.0.9).
    async search(params, { traceId }) {
      const headers = headersOf(traceId)
      const found: wire.Resource[] = []
      let request: HttpRequest | undefined = {
        method: 'POST',
        url: `${baseUrl}/${resource}/_search`,
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(params.map(([name, value]) => [name, value])).toString(),
        timeoutMs,
      }
      for (let page = 0; request !== undefined; page++) {
        if (page === MOST_PAGES) return unintelligible(`over ${MOST_PAGES} pages`)
        const answer = await ask(http, request)
        if (isGatewayFailure(answer)) return answer
        found.push(...answer.entry.map(({ resource }) => resource))
        const next = answer.link.find(({ relation }) => relation === 'next')?.url
        if (next !== undefined && !next.startsWith(`${baseUrl}/`) && !next.startsWith(`${baseUrl}?`))
          return unintelligible('the next page is at another address')
        request = next === undefined ? undefined : { method: 'GET', url: next, headers, timeoutMs }
      }

      return found
    },
  }
}

async function ask(http: HttpClient, request: HttpRequest) {
  const answer = await answerOf(http, request)
  if (isGatewayFailure(answer)) return answer
  const bundle = wire.bundle.safeParse(readDecimals(answer))

  return bundle.success ? bundle.data : unintelligible('no Bundle in the answer')
}

async function answerOf(http: HttpClient, request: HttpRequest): Promise<string | GatewayFailure> {
  const answer = await http.send(request)
  if (isGatewayFailure(answer)) return answer
  const { status, text } = answer
  if (status === 401 || status === 403)
    return new GatewayFailure('refused', { code: String(status), reason: 'the token is refused' })

  return status === 200 ? text : unintelligible(`HTTP ${status}`)
}
