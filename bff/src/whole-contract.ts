import type { Route } from '@tongzhen/contract/route'
import type { Module } from './route-handler.ts'

/** Throws when a route of the contract belongs to no module: then the server must not start. */
export function assertWholeContract(
  routes: Readonly<Record<string, Route>>,
  modules: readonly Module[],
): void {
  const owned = new Set<Route>(modules.flatMap((module) => Object.values(module.routes)))
  const orphan = Object.entries(routes).find(([, route]) => !owned.has(route))
  if (orphan) throw new Error(`${orphan[0]} belongs to no module`)
}
