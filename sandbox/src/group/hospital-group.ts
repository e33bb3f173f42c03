import { createHospital, type Hospital } from './hospital.ts'
import type { InstitutionData } from './institution.ts'
import { groupInstitutions } from './institutions/group-institutions.ts'

/** The hospitals of the group, the same for the same seed; no two doctors bear the same name. */
export function createHospitalGroup({
  seed,
  institutions = groupInstitutions,
}: {
  seed: string
  institutions?: readonly InstitutionData[]
}): Hospital[] {
  const takenNames = new Set<string>()

  return institutions.map((institution) => createHospital({ institution, seed, takenNames }))
}
