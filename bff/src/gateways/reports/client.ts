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
}

const MOST_PAGES = 20

/** Searches one server of HL7 FHIR R4 for `DiagnosticReport` (docs/interfaces/reports.md); each page is one attempt. */
export function createFhirClient(settings: FhirSettings, { http }: { http: HttpClient }): FhirClient {
  const { token, timeoutMs } = settings
  const baseUrl = settings.baseUrl.replace(/\/$/, '')

  return {
    // By POST: the number of a patient stands in no address, and so in no log on the way (FHIR R4, 3.1.0.9).
    async search(params, { traceId }) {
      const headers = {
        accept: 'application/fhir+json',
        authorization: `Bearer ${token}`,
        prefer: 'handling=strict',
        'x-request-id': traceId,
      }
      const found: wire.Resource[] = []
      let request: HttpRequest | undefined = {
        method: 'POST',
        url: `${baseUrl}/DiagnosticReport/_search`,
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
  const answer = await http.send(request)
  if (isGatewayFailure(answer)) return answer
  const { status, text } = answer
  if (status === 401 || status === 403)
    return new GatewayFailure('refused', { code: String(status), reason: 'the token is refused' })
  if (status !== 200) return unintelligible(`HTTP ${status}`)
  const bundle = wire.bundle.safeParse(readDecimals(text))

  return bundle.success ? bundle.data : unintelligible('no Bundle in the answer')
}
