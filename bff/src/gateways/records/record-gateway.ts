import type { InstitutionConfig } from '../../config/institution.ts'
import type { HttpClient } from '../../lib/http.ts'
import { addDays } from '../../lib/shanghai-time.ts'
import { isGatewayFailure, unintelligible } from '../failure.ts'
import { createFhirClient } from '../reports/client.ts'
import { escaped } from '../reports/report-gateway.ts'
import { type Asked, readRecords } from './mapper.ts'
import { NOTE_SYSTEM, noteResource } from './note-resource.ts'
import type { HospitalRecordDetails, RecordGateway } from './port.ts'

export interface RecordGatewayDeps {
  http: HttpClient
  /** Told of records that cannot be read, or that are of somebody else, and are left out. */
  onLeftOut: (event: { why: string; count: number }) => void
}

const PARTS = ['MedicationRequest:encounter', 'ServiceRequest:encounter', 'Observation:encounter']

/** The outpatient records of one institution. */
export function createRecordGateway(
  { patientSystem, visitSystem, ...settings }: NonNullable<InstitutionConfig['records']>,
  { http, onLeftOut }: RecordGatewayDeps,
): RecordGateway {
  const client = createFhirClient(settings, { http, resource: 'Encounter' })

  async function search(
    hospitalPatientNumber: string,
    { params, traceId }: { params: [string, string][]; traceId: string },
  ) {
    const asked: Asked = { visitSystem, patient: { system: patientSystem, value: hospitalPatientNumber } }
    const whose = `${escaped(patientSystem)}|${escaped(hospitalPatientNumber)}`
    const found = await client.search(
      [['subject.identifier', whose], ...params, ['_revinclude', 'Condition:encounter']],
      { traceId },
    )
    if (isGatewayFailure(found)) return found
    const read = readRecords(found, asked)
    for (const why of ['unreadable', 'of_somebody_else']) {
      const count = read.filter((one) => one === why).length
      if (count > 0) onLeftOut({ why, count })
    }

    return read
  }

  return {
    async list({ hospitalPatientNumber, from, to }, { traceId }) {
      const params: [string, string][] = [
        ['date', `ge${from}T00:00:00+08:00`],
        ['date', `lt${addDays(to, 1)}T00:00:00+08:00`],
        ['_sort', '-date'],
      ]
      const read = await search(hospitalPatientNumber, { params, traceId })
      if (isGatewayFailure(read)) return read
      const records = read.filter(isRecord)

      return {
        // One that moved to the next page while it was turned is there twice.
        records: [...new Map(records.map((one) => [one.recordId, one])).values()],
        isComplete: !read.some((one) => one === 'unreadable' || one === 'of_somebody_else'),
      }
    },

    async find({ hospitalPatientNumber, recordId }, { traceId }) {
      const params: [string, string][] = [
        ['_id', recordId],
        ...PARTS.map((one): [string, string] => ['_revinclude', one]),
      ]
      const read = await search(hospitalPatientNumber, { params, traceId })
      if (isGatewayFailure(read)) return read
      const record = read.filter(isRecord).find((one) => one.recordId === recordId)
      if (record !== undefined) return record

      return read.includes('unreadable') ? unintelligible('the record cannot be read') : 'gone'
    },

    keepNote: (note, { traceId }) =>
      client.put(
        {
          type: 'QuestionnaireResponse',
          identifier: `${NOTE_SYSTEM}|${note.noteId}`,
          resource: noteResource(note, { patientSystem, visitSystem }),
        },
        { traceId },
      ),
  }
}

function isRecord(read: HospitalRecordDetails | string): read is HospitalRecordDetails {
  return typeof read === 'object'
}
