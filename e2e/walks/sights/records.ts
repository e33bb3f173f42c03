import * as paths from '../../../src/lib/paths.ts'
import { INSTITUTION } from '../clinics.ts'
import type { Lives } from '../lives.ts'
import { noRecords, RECORD, recordIs, recordsAre } from '../records.ts'
import { fails, never, type Sight } from '../sight.ts'

const aRecord = ({ self }: Lives) =>
  paths.record({ patientId: self, institutionId: INSTITUTION, recordId: RECORD })
const records = () => paths.records()

/** What outpatient departments recorded. */
export const recordsPages: Sight[] = [
  { name: 'records', who: 'liMing', address: records, answers: recordsAre() },
  { name: 'record', who: 'liMing', address: aRecord, answers: recordIs() },
]

/** The same loading, empty, refused, and in their rarer states. */
export const recordsLooks: Sight[] = [
  { name: 'records, newcomer', who: 'zhaoLei', address: records },
  { name: 'records, loading', who: 'liMing', address: records, answers: never(/\/records$/) },
  { name: 'records, refused', who: 'liMing', address: records, answers: fails(/\/records$/) },
  { name: 'records, none', who: 'liMing', address: records, answers: noRecords },
  {
    name: 'records, of the mother, some missing',
    who: 'liMing',
    address: ({ mother }) => paths.records({ patientId: mother }),
    answers: recordsAre({ isComplete: false }),
  },
  {
    name: 'record, laboratory and cashier silent',
    who: 'liMing',
    address: aRecord,
    answers: recordIs({ reports: null, bills: null, medicines: [] }),
  },
  {
    name: 'record, gone',
    who: 'liMing',
    address: aRecord,
    answers: { path: /\/records\//, as: 'RECORD_GONE' },
  },
]
