import type { SignedInStaff } from '@tongzhen/contract/staff'
import { useOutletContext } from 'react-router'

/** Who is at the desk; of pages that are shown to nobody else. */
export function useStaff(): SignedInStaff {
  return useOutletContext<SignedInStaff>()
}
