import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { bundleMain } from '../bff/test/bff-process.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The BFF's main file with all that it imports: every test file starts one. */
    bffMain: string
  }
}

const cache = resolve(import.meta.dirname, '../.cache')

/** Below the project: what it reads of its packages at run time is found from there. */
export default async function setup(project: TestProject): Promise<() => void> {
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'bff-'))
  project.provide('bffMain', await bundleMain(folder))

  return () => rmSync(folder, { recursive: true, force: true })
}
