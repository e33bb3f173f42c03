import type { HostLog } from '../host-log.ts'
import { createModuleScopes, markTypeof } from './module-scope.ts'
import { type PackageFiles, resolvePath } from './package-files.ts'

interface Module {
  exports: unknown
}

type RunModule = (
  scope: object,
) => (module: Module, exports: unknown, require: (path: string) => unknown) => void

export interface ModuleLoaderOptions {
  files: PackageFiles
  /** What modules find beside the language: `my`, `App`, `Page`, … */
  given: Record<string, unknown>
  log: HostLog
}

/**
 * Runs the scripts of the package, each once, in strict mode, and cut off from the browser's globals.
 * The scope has to be a `with` around the strict function: it is the one construct that sees every free name.
 */
export function createModuleLoader({ files, given, log }: ModuleLoaderOptions): (path: string) => unknown {
  const modules = new Map<string, Module>()
  const scopeOf = createModuleScopes({ given, log })

  return function load(path: string): unknown {
    const file = path.endsWith('.js') ? path : `${path}.js`
    const known = modules.get(file)
    if (known !== undefined) return known.exports

    const code = files.read(file)
    if (code === undefined) throw new Error(`the package has no ${file}`)
    const module: Module = { exports: {} }
    modules.set(file, module)
    const wrapped = `with (scope) { return function (module, exports, require) { 'use strict';${markTypeof(code)}\n} }`
    const run = new Function('scope', `${wrapped}\n//# sourceURL=/app/${file}`) as RunModule
    run(scopeOf(file))(module, module.exports, (relative) => load(resolvePath(file, relative)))

    return module.exports
  }
}
