import type { HealthCode } from '@tongzhen/contract/health-cards'
import type { Patient } from '@tongzhen/contract/patients'
import * as paths from '../../../src/lib/paths.ts'
import { instantAt } from '../../../src/lib/shanghai-time.ts'
import { type Answers, fails, never, type Sight } from '../sight.ts'

const HOLDS_SECONDS = 3600

/** One that stays in sight as it is, for the picture. */
const aCode: Answers = {
  path: /\/health-card\/code$/,
  instead: (): HealthCode => ({
    code: `${'5D0A7C39'.repeat(8)}:1`,
    expiresAt: instantAt(Date.now() + 1000 * HOLDS_SECONDS),
    holdsSeconds: HOLDS_SECONDS,
  }),
}

export const healthCardPages: Sight[] = [
  {
    name: 'health-code',
    who: 'liMing',
    address: ({ self }) => paths.healthCode({ patientId: self }),
    answers: [aCode],
  },
  { name: 'health-cards', who: 'liMing', address: () => paths.healthCards() },
]

/** As of files that were opened here, and nothing more. */
const unproved = ({ patients, ...more }: { patients: Patient[] }) => ({
  ...more,
  patients: patients.map((patient) => ({ ...patient, isProved: false })),
})

/** Loading, empty, refused, and where the code cannot be renewed. */
export const healthCardLooks: Sight[] = [
  { name: 'health-code, newcomer', who: 'zhaoLei', address: () => paths.healthCode() },
  {
    name: 'health-code, not applied for',
    who: 'liMing',
    address: ({ mother }) => paths.healthCode({ patientId: mother }),
  },
  {
    name: 'health-code, not proved',
    who: 'liMing',
    address: ({ self }) => paths.healthCode({ patientId: self }),
    answers: { path: /\/api\/patients$/, as: unproved },
  },
  {
    name: 'health-code, not renewed',
    who: 'liMing',
    address: ({ self }) => paths.healthCode({ patientId: self }),
    answers: { path: /\/health-card\/code$/, as: 'HEALTH_CARD_UNAVAILABLE' },
  },
  {
    name: 'health-code, loading',
    who: 'liMing',
    address: () => paths.healthCode(),
    answers: never(/health-cards$/),
  },
  {
    name: 'health-cards, refused',
    who: 'liMing',
    address: () => paths.healthCards(),
    answers: fails(/health-cards$/),
  },
]
