import type { FastifyReply } from 'fastify'
import { type FileAnswer, XLSX } from '../route-handler.ts'

/** Browsers show a PDF by a plug-in and styles of their own; nothing else may come of a file. */
const POLICY =
  "default-src 'none'; object-src 'self'; img-src 'self'; style-src 'unsafe-inline'; base-uri 'none'"

/** Sends a file to be shown as what it is and as nothing else (`nosniff` stands on every answer, S22). */
export function sendFile(reply: FastifyReply, { type, name, bytes }: FileAnswer): FastifyReply {
  return reply
    .type(type)
    .header('content-security-policy', POLICY)
    .header('content-disposition', `${type === XLSX ? 'attachment' : 'inline'}; filename="${name}"`)
    .send(bytes)
}
