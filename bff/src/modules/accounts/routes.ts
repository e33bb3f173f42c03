import { accountsRoutes as routes } from '@tongzhen/contract/accounts'
import type { Handle, Module } from '../../route-handler.ts'
import { registerConsents } from './consent-routes.ts'
import type { AccountsDeps } from './deps.ts'
import { registerHosts } from './host-routes.ts'
import { registerOwnAccount } from './own-account-routes.ts'
import { registerPhoneSignIn } from './phone-routes.ts'

export function createAccountsModule(deps: AccountsDeps): Module {
  return {
    name: 'accounts',
    routes,
    register(handle: Handle) {
      registerHosts(deps, handle)
      registerPhoneSignIn(deps, handle)
      registerConsents(deps, handle)
      registerOwnAccount(deps, handle)
    },
  }
}
