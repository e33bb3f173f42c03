import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const bundles = new Map<string, Promise<string>>()

/**
 * A script for the browser, bundled from TypeScript when it is first asked for. What it needs to know of
 * this sandbox is put before it by the caller.
 */
export function browserScript(entry: URL): Promise<string> {
  const known = bundles.get(entry.href)
  if (known !== undefined) return known

  const bundle = build({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? '')
  bundles.set(entry.href, bundle)

  return bundle
}
