import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import type { InstitutionData } from '../group/institution.ts'
import type { SandboxContext } from '../lib/sandbox-context.ts'
import { toJson } from './decimals.ts'
import { patientSystemOf } from './fhir-resources.ts'

/** By the institution's id; a section of credentials.json for each server of FHIR. */
export interface FhirCredentials {
  institutions: Record<string, { token: string; patientSystem: string; baseUrl?: string }>
}

const FHIR_JSON = 'application/fhir+json; charset=utf-8'

/** Those of older folders stay; a hospital that is new gets its own. */
export async function callersOf(
  context: SandboxContext,
  { name, hospitals }: { name: string; hospitals: readonly InstitutionData[] },
): Promise<FhirCredentials> {
  const known = await context.credentials.section<FhirCredentials>(name, () => ({ institutions: {} }))
  const institutions = { ...known.institutions }
  for (const { institutionCode, hospitalCode } of hospitals)
    institutions[institutionCode] ??= {
      token: randomBytes(24).toString('hex'),
      patientSystem: patientSystemOf(hospitalCode),
    }

  return { institutions }
}

export function send(reply: FastifyReply, resource: object) {
  return reply.type(FHIR_JSON).send(toJson(resource))
}

export function refuse(
  reply: FastifyReply,
  { status, code, words = code }: { status: number; code: string; words?: string },
) {
  const issue = [{ severity: 'error', code, diagnostics: words }]

  return reply
    .code(status)
    .type(FHIR_JSON)
    .send(toJson({ resourceType: 'OperationOutcome', issue }))
}

export function isSame(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)]

  return left.length === right.length && timingSafeEqual(left, right)
}
