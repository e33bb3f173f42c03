import type { Patient } from '@tongzhen/contract/patients'
import { mayBookFor } from '@/lib/pick-patient'

interface Picking {
  chosenId: string | undefined
  /** Ids before the person went to add a patient. */
  knownIds: readonly string[] | undefined
}

/** For whom: the one just added, else the one chosen, else the default one, else the first one may book for. */
export function pickPatient(
  patients: readonly Patient[],
  { chosenId, knownIds }: Picking,
): Patient | undefined {
  const allowed = patients.filter(mayBookFor)
  return (
    (knownIds && allowed.find(({ patientId }) => !knownIds.includes(patientId))) ??
    allowed.find(({ patientId }) => patientId === chosenId) ??
    allowed.find(({ isDefault }) => isDefault) ??
    allowed[0]
  )
}

export const hasCardAt = (patient: Pick<Patient, 'cards'>, institutionId: string) =>
  patient.cards.some((card) => card.institutionId === institutionId)
