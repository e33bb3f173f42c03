import { paymentsRoutes as routes } from '@tongzhen/contract/payments'
import type { Module } from '../../route-handler.ts'
import type { PaymentsDeps } from './deps.ts'
import { registerPayments } from './payment-routes.ts'
import { stateProblems } from './validate-states.ts'

/** Throws when the table of states is not sound: then the server does not start. */
export function createPaymentsModule(deps: PaymentsDeps): Module {
  const problems = stateProblems()
  if (problems.length > 0) throw new Error(`states of a payment: ${problems.join('; ')}`)

  return {
    name: 'payments',
    routes,
    register(handle) {
      registerPayments(deps, handle)
    },
  }
}
