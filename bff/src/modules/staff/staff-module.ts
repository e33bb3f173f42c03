import { staffRoutes as routes } from '@tongzhen/contract/staff'
import type { Module } from '../../route-handler.ts'
import type { StaffDeps } from './deps.ts'
import { registerSignIn } from './sign-in-routes.ts'
import { registerStaffAdmin } from './staff-admin-routes.ts'

export function createStaffModule(deps: StaffDeps): Module {
  return {
    name: 'staff',
    routes,
    register(handle) {
      registerSignIn(deps, handle)
      registerStaffAdmin(deps, handle)
    },
  }
}
