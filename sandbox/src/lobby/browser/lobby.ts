import type { LobbyData, LobbyPerson } from '../lobby-data.ts'
import { entryUrl, type LobbyChannelData } from './entry-url.ts'
import { Inbox } from './inbox.ts'
import { showBanner } from './message-banner.ts'
import { bindLanguageSwitch, bothSpans, byId } from './page.ts'
import { Phone } from './phone.ts'

const data = JSON.parse(byId('lobby-data').textContent ?? '') as LobbyData
/** Below this the visitor holds a phone already: the app opens in a tab of its own. */
const onSmallScreen = window.matchMedia('(max-width: 759px)')
const phone = new Phone()
const inbox = new Inbox(data.people, (message, code) => showBanner(byId('phone-glass'), message, code))
const address = new URLSearchParams(location.search)

let channel = data.channels.find(({ id }) => id === address.get('channel')) ?? data.channels[0]
let person = data.people.find(({ id }) => id === address.get('person'))

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-channel], [data-person]')) {
  button.addEventListener('click', () => {
    const { channel: channelId, person: personId } = button.dataset
    channel = data.channels.find(({ id }) => id === channelId) ?? channel
    person = data.people.find(({ id }) => id === personId) ?? person
    showChoice()
  })
}
bindLanguageSwitch(byId('language-switch'), () => phone.languageChanged())
showChoice()

function showChoice(): void {
  press('channel', channel?.id)
  press('person', person?.id)
  keepInAddress()
  if (channel === undefined || person === undefined) {
    showOpenBar()
    return
  }
  inbox.belongTo(person)
  if (!onSmallScreen.matches) phone.open({ channel, person })
  showOpenBar({ channel, person })
}

function press(kind: 'channel' | 'person', id: string | undefined): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>(`[data-${kind}]`)) {
    button.setAttribute('aria-pressed', String(button.dataset[kind] === id))
  }
}

/** So that a reload, or a link sent to a colleague, shows the same phone. */
function keepInAddress(): void {
  const query = new URLSearchParams()
  if (channel !== undefined) query.set('channel', channel.id)
  if (person !== undefined) query.set('person', person.id)
  history.replaceState(undefined, '', `?${query}`)
}

function showOpenBar(chosen?: { channel: LobbyChannelData; person: LobbyPerson }): void {
  const link = byId<HTMLAnchorElement>('open-bar-link')
  if (chosen === undefined) {
    link.replaceChildren(bothSpans({ zh: '先选一位人物', en: 'Choose a person first' }))
    return
  }
  link.href = entryUrl(chosen.channel, chosen.person)
  link.removeAttribute('aria-disabled')
  link.replaceChildren(
    bothSpans({
      zh: `以${chosen.person.name.zh}打开${chosen.channel.name.zh}`,
      en: `Open ${chosen.channel.name.en} as ${chosen.person.name.en}`,
    }),
  )
}
