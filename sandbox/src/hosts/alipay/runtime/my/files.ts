import { showFile } from '../shell/file-viewer.ts'
import type { HostWords } from '../shell/words.ts'
import { asyncApi, DONE, MyError } from './my-api.ts'
import type { Network } from './network.ts'
import { bytesOf, forward } from './request.ts'

const TIMEOUT_MS = 60_000
const FAILED = 12
const NOT_ALLOWED = 13
const NO_FILE = 10

/**
 * `my.downloadFile`, and what shows the file: `my.openDocument` (PDF only) and `my.previewImage`. Files are kept as
 * long as the mini-program runs. Numbers of errors other than 12 and 13 of a download are UNCONFIRMED.
 */
export function fileApis({
  layer,
  words,
  network,
}: {
  layer: ShadowRoot
  words: HostWords
  network: Network
}) {
  const files = new Map<string, { bytes: Uint8Array<ArrayBuffer>; type: string }>()

  const named = (path: string) => {
    const file = files.get(path)
    if (file === undefined) throw new MyError(NO_FILE, `there is no file ${path}`)

    return file
  }

  return {
    downloadFile: asyncApi('downloadFile', async ({ url, header: given = {} }) => {
      if (!url) throw new MyError(2, 'url is missing')
      if (!network.isConnected) throw new MyError(FAILED, 'the download failed')
      const request = { url, method: 'GET', headers: given, timeoutMs: TIMEOUT_MS }
      const answer = await forward(request, new AbortController().signal)
      if (answer.outcome === 'failed')
        throw new MyError(answer.error === 11 ? NOT_ALLOWED : FAILED, answer.errorMessage)
      if (answer.status >= 400) throw new MyError(FAILED, `the download failed: HTTP ${answer.status}`)
      const { headers } = answer
      const path = `https://resource/apml${String(files.size).padStart(8, '0')}.file`
      files.set(path, {
        bytes: bytesOf(answer.body),
        type: (headers['content-type'] ?? '').split(';')[0] ?? '',
      })

      return { apFilePath: path, tempFilePath: path, header: headers, headers }
    }),

    openDocument: asyncApi('openDocument', ({ filePath, fileType }) => {
      const { bytes } = named(filePath)
      const isPdf = new TextDecoder('latin1').decode(bytes.subarray(0, 5)) === '%PDF-'
      if (fileType !== 'pdf' || !isPdf) throw new MyError(2, 'only a PDF can be opened')
      showFile({ layer, words, bytes, type: 'application/pdf' })
    }),

    previewImage: asyncApi('previewImage', ({ urls, current = 0 }) => {
      const { bytes, type } = named(urls[current] ?? '')
      showFile({ layer, words, bytes, type })

      return DONE
    }),
  }
}
