import { gunzipSync, gzipSync, inflateRawSync } from 'node:zlib'
import { zip } from '../../../sandbox/src/lib/zip.ts'
import { GatewayFailure } from '../../src/gateways/failure.ts'
import { zippedEntries } from '../../src/gateways/statements/zip-entries.ts'
import type { FileClient } from '../../src/lib/http.ts'

function altering(http: FileClient, change: (file: Buffer) => Uint8Array): FileClient {
  return {
    ...http,
    download: (request, read) =>
      http.download(request, async (body) => {
        const chunks: Uint8Array[] = []
        for await (const chunk of body) chunks.push(chunk)
        async function* changed() {
          yield change(Buffer.concat(chunks))
        }

        return read(changed())
      }),
  }
}

/** Bills of WeChat Pay as somebody in between would change them. */
export function alteringGzip(http: FileClient, change: (text: string) => string): FileClient {
  return altering(http, (file) => gzipSync(change(gunzipSync(file).toString())))
}

/** Files of Alipay's zip as they would come from somebody in between: `bytes` a letter each, whatever they mean. */
export function alteringZip(
  http: FileClient,
  change: (bytes: string) => string | Buffer,
  pack = (archive: Buffer) => archive,
): FileClient {
  return altering(http, (file) => {
    const entries = zippedEntries(file).map(({ name, deflated }) => {
      const changed = change(inflateRawSync(deflated).toString('latin1'))

      return { name, content: typeof changed === 'string' ? Buffer.from(changed, 'latin1') : changed }
    })

    return pack(zip(entries))
  })
}

/** Lines of trades or transfers, between the head and the totals of a file of Alipay. */
export const onLines = (change: (lines: string[]) => string[]) => (bytes: string) => {
  const lines = bytes.split('\n')
  const isLine = (line: string) => /^\d{10,}/.test(line)

  return [
    ...lines.slice(0, lines.findIndex(isLine)),
    ...change(lines.filter(isLine)),
    ...lines.slice(lines.findLastIndex(isLine) + 1),
  ].join('\n')
}

export const reasonOf = (outcome: unknown) =>
  outcome instanceof GatewayFailure ? outcome.reason : 'believed'
