import { describe, expect, it } from 'vitest'
import type { HttpClient, HttpRequest } from '../../lib/http.ts'
import { GatewayFailure } from '../failure.ts'
import { createFhirClient } from './client.ts'
import { readDecimals } from './read-decimals.ts'

const settings = { baseUrl: 'https://lis.example/fhir/', token: 'token-of-the-hospital', timeoutMs: 1_000 }

/** A server that answers page after page, and what it was asked. */
function serverOf(...pages: { status?: number; body: unknown }[]) {
  const asked: HttpRequest[] = []
  const http: Pick<HttpClient, 'send'> = {
    async send(request) {
      asked.push(request)
      const { status = 200, body } = pages[asked.length - 1] ?? pages.at(-1) ?? { body: '' }

      return { status, headers: new Headers(), text: typeof body === 'string' ? body : JSON.stringify(body) }
    },
  }
  const client = createFhirClient(settings, { http: http as HttpClient })
  const search = () => client.search([['patient.identifier', 'urn:p|0100']], { traceId: 'trace-1' })

  return { asked, search }
}

const page = (id: string, next?: string) => ({
  resourceType: 'Bundle',
  entry: [{ resource: { resourceType: 'DiagnosticReport', id } }],
  ...(next && { link: [{ relation: 'next', url: next }] }),
})

describe('a search', () => {
  it('names the patient in no address, and shows the token to nobody else', async () => {
    const answered = serverOf({ body: page('1', 'https://lis.example/fhir?page=2') }, { body: page('2') })
    const elsewhere = serverOf({ body: page('1', 'https://lis.example.net/fhir?page=2') })

    expect(await answered.search()).toMatchObject([{ id: '1' }, { id: '2' }])
    expect(answered.asked.map(({ url }) => String(url)).join()).not.toContain('0100')
    expect(answered.asked[0]?.headers?.authorization).toBe('Bearer token-of-the-hospital')
    expect(await elsewhere.search()).toMatchObject({ reason: 'the next page is at another address' })
    expect(elsewhere.asked).toHaveLength(1)
  })

  it('ends, however many pages there are', async () => {
    const { asked, search } = serverOf({ body: page('1', 'https://lis.example/fhir?page=1') })

    expect(await search()).toMatchObject({ kind: 'unintelligible' })
    expect(asked).toHaveLength(20)
  })

  it.each([
    ['a token that is refused', { status: 401, body: {} }, 'refused'],
    ['an OperationOutcome', { status: 400, body: { resourceType: 'OperationOutcome' } }, 'unintelligible'],
    ['a page that breaks off', { body: '{"resourceType":"Bundle","entry":[{"reso' }, 'unintelligible'],
    ['another resource', { body: { resourceType: 'Patient' } }, 'unintelligible'],
  ])('answered by %s is no empty list', async (_, answer, kind) => {
    const found = await serverOf(answer).search()

    expect(found).toBeInstanceOf(GatewayFailure)
    expect(found).toMatchObject({ kind })
  })
})

describe('decimals', () => {
  it('are kept as they were written; texts, words and nothing stay as they are', () => {
    expect(readDecimals('{"a":5.10,"b":"5.10 \\"mg\\" 7","c":[-0.50,1e-3],"d":true,"e":null}')).toEqual({
      ...{ a: '5.10', b: '5.10 "mg" 7', c: ['-0.50', '1e-3'], d: true, e: null },
    })
    expect(readDecimals('{"a":')).toBeUndefined()
  })
})
