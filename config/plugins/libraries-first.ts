import type { Compiler } from 'webpack'

/**
 * Makes scripts of their own of what the app stands on. Each is compiled and run in a task of its own, and between two
 * tasks a slow phone can paint and answer a finger; the app's own script waits for them in this order.
 */
export class LibrariesFirst {
  readonly #scripts: Readonly<Record<string, string[]>>

  /** @param scripts the packages in each script, by its name */
  constructor(scripts: Readonly<Record<string, string[]>>) {
    this.#scripts = scripts
  }

  apply(compiler: Compiler): void {
    const { entry } = compiler.options
    if (typeof entry === 'function' || !entry.app) throw new Error('the build has no entry of the name app')
    const ordered: typeof entry = {}
    let before: string[] = []
    for (const [name, packages] of Object.entries(this.#scripts)) {
      ordered[name] = { import: packages, ...(before.length > 0 && { dependOn: before }) }
      before = [name]
    }
    compiler.options.entry = { ...ordered, ...entry, app: { ...entry.app, dependOn: before } }
  }
}
