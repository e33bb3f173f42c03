import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { InstitutionData } from '../group/institution.ts'
import type { HisSystem } from '../his/start-his.ts'
import type { Clock } from '../lib/clock.ts'
import type { OutsideSystem } from '../lib/outside-system.ts'
import type { Collection } from '../lib/store.ts'
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

/** Takes notes before visits (docs/interfaces/records.md). */
export function registerNotes(
  { app, store }: OutsideSystem,
  { institutions, tokenOf, his, clock }: Site,
): NoteShelf {
  const notes = store.collection<VisitNote>('notes')
  for (const { institutionCode, hospitalCode } of institutions) {
    app.put(`/${hospitalCode}/fhir/QuestionnaireResponse`, async (request, reply) =>
      takeNote(request, reply, {
        ...{ notes, institutionCode, clock, token: tokenOf(institutionCode) },
        isKnown({ patient, visit }) {
          const hospital = his.hospitals.find((one) => one.hospital.institution.hospitalCode === hospitalCode)

          return (
            patient.system === patientSystemOf(hospitalCode) &&
            hospital?.staff
              .orders()
              .some((order) => order.orderNo === visit.value && order.patientNo === patient.value) === true
          )
        },
      }),
    )
  }

  return { list: () => [...notes.values()].sort((a, b) => b.receivedAtMs - a.receivedAtMs) }
}

type Identifier = z.output<typeof identifier>['identifier']

export interface NoteTaking {
  notes: Collection<VisitNote>
  institutionCode: string
  token: string | undefined
  clock: Clock
  isKnown: (named: { patient: Identifier; visit: Identifier }) => boolean
}

/** A conditional update of FHIR R4: of one number there is one note. */
export function takeNote(
  request: FastifyRequest,
  reply: FastifyReply,
  { notes, institutionCode, token, clock, isKnown }: NoteTaking,
) {
  if (!isSame(request.headers.authorization ?? '', `Bearer ${token}`))
    return refuse(reply, { status: 401, code: 'login' })
  const read = response.safeParse(JSON.parse(request.rawBody))
  if (!read.success) return refuse(reply, { status: 400, code: 'invalid', words: read.error.message })
  const { identifier: own, subject, encounter, item } = read.data
  const id = `${own.system}|${own.value}`
  if (new URL(request.url, 'http://localhost').searchParams.get('identifier') !== id)
    return refuse(reply, { status: 400, code: 'invalid', words: 'identifier' })
  const [patient, visit] = [subject.identifier, encounter.identifier]
  if (!isKnown({ patient, visit }))
    return refuse(reply, { status: 422, code: 'business-rule', words: 'no such visit of this patient' })
  const earlier = notes.get(id)
  notes.set(id, {
    ...{ id, institutionCode, patientNo: patient.value, visitNo: visit.value },
    parts: item.map(({ text, answer }) => ({
      title: text,
      lines: answer.map(({ valueString }) => valueString),
    })),
    receivedAtMs: earlier?.receivedAtMs ?? clock.now(),
    writings: (earlier?.writings ?? 0) + 1,
  })

  return send(reply.code(earlier ? 200 : 201), { resourceType: 'QuestionnaireResponse', id: own.value })
}
