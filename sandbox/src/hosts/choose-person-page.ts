import type { FastifyRequest } from 'fastify'
import { type DemoPerson, findPerson, people } from '../people.ts'
import { escapeHtml } from './escape-html.ts'
import { simplePage } from './simple-page.ts'

/** Appended to the address by the page below. */
const CHOSEN_PERSON_PARAMETER = 'sandbox_person'

/** Children use a parent's phone. */
const YOUNGEST_WITH_A_PHONE = 14

/** Demo people who hold a phone of their own. */
export function phoneHolders(nowMs: number): DemoPerson[] {
  const latestBirth = new Date(nowMs)
  latestBirth.setUTCFullYear(latestBirth.getUTCFullYear() - YOUNGEST_WITH_A_PHONE)

  return people.filter((person) => person.bornOn <= latestBirth.toISOString().slice(0, 10))
}

/** Who was just chosen on the page below. */
export function chosenPerson(request: FastifyRequest): DemoPerson | undefined {
  const id = (request.query as Record<string, unknown>)[CHOSEN_PERSON_PARAMETER]

  return typeof id === 'string' ? findPerson(id) : undefined
}

/** Asks whose phone this is, for a visitor who did not come through the lobby; leads back to `path`. */
export function choosePersonPage({ path, nowMs }: { path: string; nowMs: number }): string {
  const items = phoneHolders(nowMs).map((person) => {
    const href = `${path}${path.includes('?') ? '&' : '?'}${CHOSEN_PERSON_PARAMETER}=${person.id}`

    return `<li><a href="${escapeHtml(href)}"><strong>${escapeHtml(person.name)}</strong> <span lang="en">${escapeHtml(person.nameLatin)}</span><small>${escapeHtml(person.shows.zh)}</small></a></li>`
  })

  return simplePage({
    language: 'zh-CN',
    title: '选择体验人物',
    body: `<h1>这是谁的手机？</h1><p lang="en">Whose phone is this?</p><ul>${items.join('')}</ul>`,
  })
}
