import { describe, expect, it } from 'vitest'
import type { HttpClient } from '../../lib/http.ts'
import { createReportGateway } from './report-gateway.ts'

describe('an institution that has connected imaging alone', () => {
  it('says so, and asks nobody for what a laboratory would hold', async () => {
    const asked: unknown[] = []
    const http: Pick<HttpClient, 'send'> = {
      async send(request) {
        asked.push(request)

        return { status: 200, headers: new Headers(), text: '{"resourceType":"Bundle"}' }
      },
    }
    const system = { name: 'imaging', kinds: ['imaging' as const], token: 'token-of-the-hospital' }
    const gateway = createReportGateway(
      {
        ...{ kind: 'fhir-r4', patientSystem: 'urn:patients' },
        systems: [{ ...system, baseUrl: 'https://ris.example', timeoutMs: 1_000 }],
      },
      { http: http as HttpClient, onLeftOut: (event) => asked.push(event) },
    )
    const period = { hospitalPatientNumber: '0100', from: '2026-01-01', to: '2026-12-31' }

    expect(gateway.kinds).toEqual(['imaging'])
    expect(await gateway.list({ ...period, kind: 'laboratory' }, { traceId: 'trace-1' })).toEqual({
      ...{ reports: [], missing: [], isSilent: false },
    })
    expect(asked).toEqual([])
  })
})
