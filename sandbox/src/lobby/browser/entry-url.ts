import type { LobbyData, LobbyPerson } from '../lobby-data.ts'
import { isEnglish } from './page.ts'

export type LobbyChannelData = LobbyData['channels'][number]

/** Where the shell hands the phone to the person and launches the app afresh. */
export function entryUrl(channel: LobbyChannelData, person: LobbyPerson): string {
  const launch = { ...(person.isElder && { mode: 'elder' }), ...channel.launch }
  const query = String(new URLSearchParams(launch))
  const parameters = channel.shell === 'alipay' ? hostParameters(person, query) : query
  const to = parameters === '' ? '/' : `/?${parameters}`

  return `${channel.origin}/__host/enter?${new URLSearchParams({ person: person.id, to })}`
}

/** Alipay's host page takes whose phone it is, its language, and the launch query as one parameter. */
function hostParameters(person: LobbyPerson, query: string): string {
  const lang = isEnglish() ? 'en' : 'zh-Hans'

  return String(new URLSearchParams({ person: person.id, lang, ...(query !== '' && { query }) }))
}
