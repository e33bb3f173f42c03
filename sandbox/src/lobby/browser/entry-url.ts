import type { LobbyData, LobbyPerson } from '../lobby-data.ts'

export type LobbyChannelData = LobbyData['channels'][number]

/** Where the shell hands the phone to the person and launches the app afresh. */
export function entryUrl(channel: LobbyChannelData, person: LobbyPerson): string {
  const launch = new URLSearchParams({ ...(person.isElder && { mode: 'elder' }), ...channel.launch })
  const query = String(launch)
  const launchPath = channel.shell === 'alipay' ? `/?${new URLSearchParams({ query })}` : `/?${query}`
  const to = query === '' ? '/' : launchPath

  return `${channel.origin}/__host/enter?${new URLSearchParams({ person: person.id, to })}`
}
