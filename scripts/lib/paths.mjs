import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
export const dataDir = resolve(process.env.TONGZHEN_DATA ?? join(root, '.data'))
export const dist = join(root, 'dist')
export const consoleDist = join(dist, 'console')
export const bin = (name) => join(root, 'node_modules', '.bin', name)
