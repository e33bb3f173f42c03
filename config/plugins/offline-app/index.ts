import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Compiler } from 'webpack'

const NAME = 'OfflineApp'
/** Another content has another name. */
const HASHED = /\.[0-9a-f]{6,}\.(js|css|woff2)$/
const worker = path.resolve(__dirname, 'worker.js')

/**
 * Writes `offline.js`, the service worker that keeps this very build on the phone (docs/decisions/0031): the list of its
 * files, and what to do with them. A new build is another list, so another worker.
 */
export class OfflineApp {
  apply(compiler: Compiler): void {
    const { Compilation, sources } = compiler.webpack
    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      compilation.fileDependencies.add(worker)
      // After the hashes of the files are known.
      const stage = Compilation.PROCESS_ASSETS_STAGE_REPORT
      compilation.hooks.processAssets.tap({ name: NAME, stage }, (assets) => {
        const files = Object.keys(assets)
          .filter((file) => HASHED.test(file))
          .sort()
          .map((file) => `/${file}`)
        const page = assets['index.html']?.source() ?? ''
        const version = createHash('sha256').update(files.join()).update(page).digest('hex').slice(0, 8)
        const script = readFileSync(worker, 'utf8')
          .replace("'VERSION'", JSON.stringify(version))
          .replace("['FILES']", JSON.stringify(files))
        compilation.emitAsset('offline.js', new sources.RawSource(script))
      })
    })
  }
}
