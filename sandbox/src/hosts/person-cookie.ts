import type { FastifyReply, FastifyRequest } from 'fastify'
import { type DemoPerson, findPerson } from '../people.ts'

/** Whose phone this browser plays: the id of a demo person. Every host and the lobby read it. */
const PERSON_COOKIE = 'sandbox_person'

const LIFE_SECONDS = 30 * 24 * 60 * 60

/** The demo person who holds the phone, or undefined when nobody was chosen. */
export function personOf(request: FastifyRequest): DemoPerson | undefined {
  const id = readCookie(request.headers.cookie, PERSON_COOKIE)

  return id === undefined ? undefined : findPerson(id)
}

export function setPersonCookie(reply: FastifyReply, personId: string): void {
  reply.header('set-cookie', `${PERSON_COOKIE}=${personId}; Path=/; SameSite=Lax; Max-Age=${LIFE_SECONDS}`)
}

/** The cookie header without the sandbox's own cookie: a true site never sees who holds the phone. */
export function withoutPersonCookie(header: string): string {
  return header
    .split(/;\s*/)
    .filter((cookie) => !cookie.startsWith(`${PERSON_COOKIE}=`))
    .join('; ')
}

export function readCookie(header: string | undefined, name: string): string | undefined {
  const found = header?.split(/;\s*/).find((cookie) => cookie.startsWith(`${name}=`))

  return found?.slice(name.length + 1)
}
