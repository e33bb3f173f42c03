import { Navigate } from 'react-router'
import { entries } from './shell'
import { useStaff } from './use-staff'

/** Leads to the first page that the person may see. */
export function Home() {
  const { permissions } = useStaff()
  const first = entries.find(({ may }) => permissions.includes(may))

  return first ? <Navigate to={first.path} replace /> : null
}
