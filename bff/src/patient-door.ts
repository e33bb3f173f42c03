import type { Channel } from '@tongzhen/contract/headers'
import type { Route } from '@tongzhen/contract/route'
import { type AdmissionDeps, admit } from './admission.ts'
import { servedIn } from './config.ts'
import type { Door } from './door.ts'
import { isRefusal, type Refusal, refuse } from './lib/failure.ts'
import type { SettingsReader } from './modules/institution-settings/settings.ts'
import type { Input } from './request-input.ts'
import { setTokenCookie } from './session-token.ts'

export interface PatientDoorDeps extends AdmissionDeps, Pick<SettingsReader, 'modulesOf'> {}

/** The way in of the patients' apps, each in its channel. */
export function createPatientDoor({ modulesOf, ...deps }: PatientDoorDeps): Door {
  return {
    async admit(request, definition) {
      const admitted = await admit(request, { definition, deps })
      if (isRefusal(admitted)) return admitted
      const { channel, principal, token, link, platform } = admitted

      // What is public is the same for all of a channel: it may be kept on the way.
      const institutions =
        platform && definition.access.who !== 'anyone'
          ? [platform.institutionId]
          : servedIn(deps.config, channel)
      const hasRight = definition.access.who !== 'patient' || link !== undefined

      return {
        call: { ...admitted, institutions },
        barredBy: hasRight
          ? await switchedOff(definition, { input: admitted, channel, institutions, modulesOf })
          : refuse('NOT_FOUND'),
        scope: principal?.accountId ?? token ?? channel,
        accountId: principal?.accountId,
      }
    },

    keep(reply, { call }, opened) {
      setTokenCookie(reply, { channel: call.channel as Channel, token: opened?.token })
    },
  }
}

interface Offer extends Pick<SettingsReader, 'modulesOf'> {
  input: Input
  channel: Channel
  /** Of the channel. */
  institutions: readonly string[]
}

/** Refuses what the institution has switched off in this channel; where none is named, what all of them have. */
async function switchedOff(
  { module: rule }: Route,
  { input: { params, body }, channel, institutions, modulesOf }: Offer,
): Promise<Refusal<'MODULE_OFF'> | undefined> {
  const module = typeof rule === 'object' ? rule[fieldOf(body, 'purpose') ?? ''] : rule
  if (module === undefined) return undefined
  const named = fieldOf(params, 'institutionId') ?? fieldOf(body, 'institutionId')
  for (const one of named === undefined ? institutions : [named])
    if ((await modulesOf(one, channel)).includes(module)) return undefined

  return refuse('MODULE_OFF')
}

function fieldOf(part: unknown, name: string): string | undefined {
  const value =
    typeof part === 'object' && part !== null ? (part as Record<string, unknown>)[name] : undefined

  return typeof value === 'string' ? value : undefined
}
