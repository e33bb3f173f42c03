import type { InstitutionData } from '../institution.ts'
import { tzCentral } from './tz-central.ts'
import { tzJiangwan } from './tz-jiangwan.ts'
import { tzLinjiang } from './tz-linjiang.ts'

/** The hospital group; another member is one more entry. */
export const groupInstitutions: readonly InstitutionData[] = [tzCentral, tzJiangwan, tzLinjiang]
