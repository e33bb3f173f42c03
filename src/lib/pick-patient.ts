import type { Patient } from '@tongzhen/contract/patients'
import type { PatientScope } from '@tongzhen/contract/route'

/** Whether this account may book for somebody, or ask in their name. */
export const mayBookFor = ({ scopes }: Pick<Patient, 'scopes'>) => scopes.includes('booking')

/** Whose affairs: the one chosen, else the default one, else the first one whom this account may do it for. */
export function pickPatient(
  patients: readonly Patient[],
  { chosenId, scope }: { chosenId: string | undefined; scope: PatientScope },
): Patient | undefined {
  const may = ({ scopes }: Patient) => scopes.includes(scope)
  return (
    patients.find(({ patientId }) => patientId === chosenId) ??
    patients.find((one) => one.isDefault && may(one)) ??
    patients.find(may) ??
    patients[0]
  )
}
