import type { SmsMessage } from '../../sms/message-store.ts'
import type { LobbyPerson } from '../lobby-data.ts'
import { copyButton } from './copy-button.ts'
import { bothSpans, byId } from './page.ts'
import { shanghaiTime } from './shanghai-clock.ts'

/** The text messages of the phone on the stage, as they arrive; those of the other demo people below. */
export class Inbox {
  readonly #people: LobbyPerson[]
  #owner: LobbyPerson | undefined
  #messages: SmsMessage[] = []

  /** `onArrival` hears of what reaches the phone on the stage, with the code in it if any. */
  constructor(people: LobbyPerson[], onArrival: (message: SmsMessage, code: string | undefined) => void) {
    this.#people = people
    const events = new EventSource('/lobby/messages')
    events.addEventListener('inbox', (event: MessageEvent<string>) => {
      this.#messages = JSON.parse(event.data)
      this.#show()
    })
    events.addEventListener('message', (event: MessageEvent<string>) => {
      const message: SmsMessage = JSON.parse(event.data)
      this.#messages.push(message)
      this.#add(message)
      this.#count()
      if (message.phone === this.#owner?.phone) onArrival(message, codeIn(message.text))
    })
  }

  belongTo(owner: LobbyPerson): void {
    this.#owner = owner
    byId('inbox-owner').replaceChildren(
      bothSpans({
        zh: `${owner.name.zh} ${grouped(owner.phone)}`,
        en: `${owner.name.en} ${grouped(owner.phone)}`,
      }),
    )
    this.#show()
  }

  #show(): void {
    byId('messages').replaceChildren()
    byId('other-list').replaceChildren()
    for (const message of this.#messages) this.#add(message)
    this.#count()
  }

  #add(message: SmsMessage): void {
    const reader = this.#people.find(({ phone }) => phone === message.phone)
    if (message.phone === this.#owner?.phone) byId('messages').prepend(messageItem(message))
    else if (reader !== undefined) byId('other-list').prepend(messageItem(message, reader))
  }

  #count(): void {
    const others = byId('other-list').childElementCount
    byId('inbox-empty').hidden = byId('messages').childElementCount > 0
    byId('other-messages').hidden = others === 0
    byId('other-count').textContent = String(others)
  }
}

/** `reader` is named when it is not the phone's owner. */
function messageItem({ text, acceptedAt, language }: SmsMessage, reader?: LobbyPerson): HTMLLIElement {
  const item = document.createElement('li')
  const meta = document.createElement('p')
  meta.className = 'meta'
  if (reader !== undefined) meta.append(bothSpans(reader.name), ' · ')
  meta.append(shanghaiTime(new Date(acceptedAt)))
  const body = document.createElement('p')
  body.lang = language
  body.textContent = text
  item.append(meta, body)

  const code = codeIn(text)
  if (code !== undefined) item.append(copyButton(code))

  return item
}

function codeIn(text: string): string | undefined {
  return /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0]
}

/** `139 0000 0002`. */
function grouped(phone: string): string {
  return phone.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3')
}
