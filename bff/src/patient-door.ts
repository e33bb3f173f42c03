import type { Channel } from '@tongzhen/contract/headers'
import { type AdmissionDeps, admit } from './admission.ts'
import type { Door } from './door.ts'
import { isRefusal } from './lib/failure.ts'
import { setTokenCookie } from './session-token.ts'

/** The way in of the patients' apps, each in its channel. */
export function createPatientDoor(deps: AdmissionDeps): Door {
  return {
    async admit(request, definition) {
      const admitted = await admit(request, { definition, deps })
      if (isRefusal(admitted)) return admitted
      const { channel, principal, token, link } = admitted

      return {
        call: { ...admitted, institutions: deps.config.portals[channel].institutions },
        hasRight: definition.access.who !== 'patient' || link !== undefined,
        scope: principal?.accountId ?? token ?? channel,
        accountId: principal?.accountId,
      }
    },

    keep(reply, { call }, opened) {
      setTokenCookie(reply, { channel: call.channel as Channel, token: opened?.token })
    },
  }
}
