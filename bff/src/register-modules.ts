import type { Route } from '@tongzhen/contract/route'
import type { Handle, Module } from './route-handler.ts'

/** Every route of the contract belongs to one module and has one handler there; otherwise this throws. */
export function registerModules(modules: readonly Module[], handle: Handle): void {
  const handled = new Set<Route>()
  for (const module of modules) {
    const nameOf = (definition: Route) => {
      const named = Object.entries(module.routes).find(([, route]) => route === definition)

      return named?.[0] ?? `${definition.method} ${definition.path}`
    }
    module.register((definition, handler) => {
      if (handled.has(definition)) throw new Error(`${nameOf(definition)} has two handlers`)
      if (definition.access === undefined) throw new Error(`${nameOf(definition)} has no access rule`)
      handled.add(definition)
      handle(definition, handler)
    })
    const missing = Object.values(module.routes).find((definition) => !handled.has(definition))
    if (missing) throw new Error(`${nameOf(missing)} has no handler in the module ${module.name}`)
  }
}
