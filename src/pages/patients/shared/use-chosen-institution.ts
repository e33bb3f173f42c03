import { useRouter } from '@tarojs/taro'
import type { Institution } from '@tongzhen/contract/institutions'
import { useInstitution, useInstitutionById } from '@/api/institutions'

/** The hospital that the way here named, or the one in use. */
export function useChosenInstitution(): Institution | undefined {
  const named = useInstitutionById(useRouter().params.institutionId)
  const inUse = useInstitution()
  return named ?? inUse
}
