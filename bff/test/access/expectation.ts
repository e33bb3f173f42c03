import type { ErrorCode } from '@tongzhen/contract/errors'
import type { Route } from '@tongzhen/contract/route'
import type { Sample } from './samples.ts'
import type { World } from './world.ts'

export const actors = [
  'nobody',
  'otherChannel',
  'withoutConsent',
  'stranger',
  'familyWithoutRight',
  'elsewhere',
] as const satisfies readonly (keyof World)[]

export type Actor = (typeof actors)[number]

/** The refusal that follows from a route's access rule alone; `admitted` when the handler may be reached. */
export function expectedOf(actor: Actor, definition: Route, sample: Sample): ErrorCode | 'admitted' {
  const { access } = definition
  if (access.who !== 'anyone') {
    if (actor === 'nobody' || actor === 'otherChannel') return 'SESSION_REQUIRED'
    const waivesConsent = access.who === 'account' && access.consent === false
    if (actor === 'withoutConsent' && !waivesConsent) return 'CONSENT_REQUIRED'
  }
  if (actor === 'elsewhere' && namesInstitution(sample)) return 'NOT_FOUND'

  return ['patient', 'helper', 'speaker'].includes(access.who) ? 'NOT_FOUND' : 'admitted'
}

function namesInstitution({ params, query, body }: Sample): boolean {
  return [params, query, body].some((part) => part !== undefined && 'institutionId' in part)
}
