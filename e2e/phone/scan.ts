import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Locator } from 'playwright-core'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

const LONGEST_LOOK_MS = 10_000

/** From the package: left alone, the reader would fetch it from the internet. */
const wasmBinary = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasmBinary).buffer } })

const formats = { qr: 'QRCode', bars: 'Code128' } as const

/**
 * What a hospital's reader makes of a code on the screen: of its pixels, as they are. As such a reader does, it looks
 * until it has read something.
 */
export async function scan(code: Locator, kind: keyof typeof formats): Promise<string> {
  await code.waitFor()
  for (const end = Date.now() + LONGEST_LOOK_MS; ; ) {
    const [read] = await readBarcodes(await code.screenshot(), { formats: [formats[kind]] })
    if (read?.isValid) return read.text
    if (Date.now() > end) throw new Error(`no ${kind} code could be read in ${LONGEST_LOOK_MS} ms`)
  }
}
