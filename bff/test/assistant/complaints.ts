import { readFileSync } from 'node:fs'
import type { Speciality } from '../../src/modules/assistant/specialities.ts'

export interface Complaint {
  accepted: Speciality[]
  text: string
}

/** What people come with, and to whom they may rightly be sent. */
export function readComplaints(): Complaint[] {
  return readFileSync(new URL('./complaints.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [accepted = '', text = ''] = line.split('\t')

      return { accepted: accepted.split(',') as Speciality[], text }
    })
}
