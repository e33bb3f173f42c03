import { phoneHolders } from '../hosts/choose-person-page.ts'
import type { DemoPerson } from '../people.ts'
import { lobbyChannels, type ShellName } from './channels.ts'
import type { Bilingual } from './in-both-languages.ts'

export type ShellOrigins = Record<ShellName, string>

/** What the page's script knows; it stands in the document as JSON. */
export interface LobbyData {
  channels: {
    id: string
    name: Bilingual
    shell: ShellName
    origin: string
    launch: Record<string, string>
  }[]
  people: LobbyPerson[]
}

export interface LobbyPerson {
  id: string
  name: Bilingual
  phone: string
  isElder: boolean
  shows: Bilingual
}

export function lobbyData(shells: ShellOrigins, nowMs: number): LobbyData {
  return {
    channels: lobbyChannels.map(({ id, name, shell, launch }) => ({
      id,
      name,
      shell,
      origin: shells[shell],
      launch,
    })),
    people: phoneHolders(nowMs).map(asLobbyPerson),
  }
}

function asLobbyPerson({ id, name, nameLatin, phone, isElder, shows }: DemoPerson): LobbyPerson {
  return { id, name: { zh: name, en: nameLatin }, phone, isElder, shows }
}
