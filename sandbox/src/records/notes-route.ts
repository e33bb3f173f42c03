import { z } from 'zod'
import type { InstitutionData } from '../group/institution.ts'
import type { HisSystem } from '../his/start-his.ts'
import type { Clock } from '../lib/clock.ts'
import type { OutsideSystem } from '../lib/outside-system.ts'
import { patientSystemOf } from '../reports/fhir-resources.ts'
import { isSame, refuse, send } from '../reports/fhir-site.ts'

/** What a patient has told beforehand, as the doctor reads it. */
export interface VisitNote {
  id: string
  institutionCode: string
  patientNo: string
  /** Of the appointment. */
  visitNo: string
  parts: { title: string; lines: string[] }[]
  receivedAtMs: number
  /** How often it was written: whoever is not answered writes it again. */
  writings: number
}

export interface NoteShelf {
  /** The newest first. */
  list(): VisitNote[]
}

const identifier = z.object({ identifier: z.object({ system: z.string(), value: z.string().min(1) }) })
const response = z.object({
  resourceType: z.literal('QuestionnaireResponse'),
  identifier: identifier.shape.identifier,
  status: z.literal('completed'),
  subject: identifier,
  encounter: identifier,
  authored: z.iso.datetime({ offset: true }),
  item: z
    .array(
      z.object({
        linkId: z.string().min(1),
        text: z.string().min(1),
        answer: z.array(z.object({ valueString: z.string().min(1) })).min(1),
      }),
    )
    .min(1),
})

interface Site {
  institutions: readonly InstitutionData[]
  tokenOf: (institutionCode: string) => string | undefined
  his: Pick<HisSystem, 'hospitals'>
  clock: Clock
}

/** Takes notes before visits by a conditional update of FHIR R4 (docs/interfaces/records.md): of one number there is one. */
export function registerNotes(
  { app, store }: OutsideSystem,
  { institutions, tokenOf, his, clock }: Site,
): NoteShelf {
  const notes = store.collection<VisitNote>('notes')
  for (const { institutionCode, hospitalCode } of institutions) {
    app.put(`/${hospitalCode}/fhir/QuestionnaireResponse`, async (request, reply) => {
      if (!isSame(request.headers.authorization ?? '', `Bearer ${tokenOf(institutionCode)}`))
        return refuse(reply, { status: 401, code: 'login' })
      const read = response.safeParse(JSON.parse(request.rawBody))
      if (!read.success) return refuse(reply, { status: 400, code: 'invalid', words: read.error.message })
      const { identifier: own, subject, encounter, item } = read.data
      const asked = new URL(request.url, 'http://localhost').searchParams.get('identifier')
      const id = `${own.system}|${own.value}`
      if (asked !== id) return refuse(reply, { status: 400, code: 'invalid', words: 'identifier' })
      const { value: patientNo } = subject.identifier
      const { value: visitNo } = encounter.identifier
      const hospital = his.hospitals.find((one) => one.hospital.institution.hospitalCode === hospitalCode)
      const isKnown = hospital?.staff
        .orders()
        .some((order) => order.orderNo === visitNo && order.patientNo === patientNo)
      if (!isKnown || subject.identifier.system !== patientSystemOf(hospitalCode))
        return refuse(reply, { status: 422, code: 'business-rule', words: 'no such visit of this patient' })
      const earlier = notes.get(id)
      notes.set(id, {
        ...{ id, institutionCode, patientNo, visitNo },
        parts: item.map(({ text, answer }) => ({
          title: text,
          lines: answer.map(({ valueString }) => valueString),
        })),
        receivedAtMs: earlier?.receivedAtMs ?? clock.now(),
        writings: (earlier?.writings ?? 0) + 1,
      })

      return send(reply.code(earlier ? 200 : 201), { resourceType: 'QuestionnaireResponse', id: own.value })
    })
  }

  return { list: () => [...notes.values()].sort((a, b) => b.receivedAtMs - a.receivedAtMs) }
}
