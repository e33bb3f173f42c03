import type { Patient } from '@tongzhen/contract/patients'

/** Who may pay for a patient also sees what was paid. */
export const mayPayFor = ({ scopes }: Pick<Patient, 'scopes'>) => scopes.includes('payments')
