import { linesOf } from '../../src/modules/assistant/learned/corpus.ts'
import type { Speciality } from '../../src/modules/assistant/specialities.ts'

export interface Complaint {
  accepted: Speciality[]
  text: string
}

/** What people come with, and to whom they may rightly be sent. */
export function readComplaints(): Complaint[] {
  return linesOf('complaints')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [accepted = '', text = ''] = line.split('\t')

      return { accepted: accepted.split(',') as Speciality[], text }
    })
}
