import type { IncomingMessage } from 'node:http'
import { pipeline, type Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

/** The document with `<script src>` before any script of its own. */
export function injectScript(html: string, src: string): string {
  const script = `<script src="${src}"></script>`
  const place =
    /<head(\s[^>]*)?>/i.exec(html) ?? /<html(\s[^>]*)?>/i.exec(html) ?? /<!doctype[^>]*>/i.exec(html)
  if (place === null) return script + html
  const end = place.index + place[0].length

  return html.slice(0, end) + script + html.slice(end)
}

/** The text of an answer, whatever it was compressed with. */
export function readDecoded(answer: IncomingMessage): Promise<string> {
  return text(decoded(answer))
}

function decoded(answer: IncomingMessage): Readable {
  const decoder = decoderFor(answer.headers['content-encoding'])
  if (decoder === undefined) return answer
  // A broken stream surfaces where the text is read.
  pipeline(answer, decoder, () => undefined)

  return decoder
}

function decoderFor(encoding: string | undefined) {
  if (encoding === 'br') return createBrotliDecompress()
  if (encoding === 'gzip') return createGunzip()
  if (encoding === 'deflate') return createInflate()

  return undefined
}
