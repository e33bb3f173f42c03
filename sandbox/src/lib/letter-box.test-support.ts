import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export interface Letter {
  path: string
  headers: Headers
  body: string
}

/** An address at which call-backs arrive. */
export interface LetterBox {
  /** `http://localhost:<port>`; every path of it takes letters. */
  origin: string
  /** Oldest first. */
  received: Letter[]
  /** What the sender is answered. */
  status: number
  answer: string
  /** It takes letters, and never answers. */
  isMute: boolean
  close(): Promise<void>
}

export async function openLetterBox(): Promise<LetterBox> {
  const server = createServer(async (request, response) => {
    const { url: path = '', headers } = request
    const letter = {
      path,
      headers: new Headers(headers as Record<string, string>),
      body: await text(request),
    }
    box.received.push(letter)
    if (!box.isMute) {
      response.writeHead(box.status, { 'content-type': 'text/html; charset=utf-8' }).end(box.answer)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const box: LetterBox = {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    ...{ received: [], status: 200, answer: '', isMute: false },
    async close() {
      server.closeAllConnections()
      server.close()
    },
  }

  return box
}

/** The fields of a form. */
export function fieldsIn({ body }: Letter): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(body))
}
