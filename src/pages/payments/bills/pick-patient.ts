import type { Patient } from '@tongzhen/contract/patients'
import { mayPayFor } from '../shared/may-pay-for'

/** Whose bills: the one chosen, else the default one, else the first one may pay for. */
export function pickPatient(patients: readonly Patient[], chosenId: string | undefined): Patient | undefined {
  return (
    patients.find(({ patientId }) => patientId === chosenId) ??
    patients.find((one) => one.isDefault && mayPayFor(one)) ??
    patients.find(mayPayFor) ??
    patients[0]
  )
}
