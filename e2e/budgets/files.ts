import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { dist } from '../run-stack.ts'

export interface BuiltFile {
  /** Inside the build, `chunk/402.78c65348.js`. */
  name: string
  bytes: number
  read(): string
}

/** Every file of a build. */
export function filesOf(build: 'h5' | 'alipay'): BuiltFile[] {
  const folder = join(dist, build)

  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name)

      return {
        name: relative(folder, path),
        bytes: statSync(path).size,
        read: () => readFileSync(path, 'utf8'),
      }
    })
}
