import { type PackageFiles, resolvePath } from './package-files.ts'

type Require = (path: string) => unknown

/** Loads the sjs modules that templates call: plain functions, ES module syntax limited to `import` and `export default`. */
export function createSjsLoader(files: PackageFiles): Require {
  const modules = new Map<string, { exports: unknown }>()

  return function load(path: string): unknown {
    const known = modules.get(path)
    if (known !== undefined) return known.exports

    const code = files.read(path)
    if (code === undefined) throw new Error(`the package has no ${path}`)
    const module = { exports: {} as unknown }
    modules.set(path, module)
    const run = new Function('module', 'exports', 'require', `'use strict';${asCommonJs(code)}`)
    run(module, module.exports, (relative: string) => load(resolvePath(path, relative)))

    return module.exports
  }
}

function asCommonJs(code: string): string {
  return code
    .replace(/^\s*import\s+([\w$]+)\s+from\s+(['"][^'"]+['"])/gm, 'var $1 = require($2)')
    .replace(/\bexport\s+default\b/, 'module.exports =')
}
