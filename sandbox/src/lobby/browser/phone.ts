import type { LobbyMessage, ShellMessage } from '../../hosts/browser/lobby-link.ts'
import type { LobbyPerson } from '../lobby-data.ts'
import { entryUrl, type LobbyChannelData } from './entry-url.ts'
import { bothSpans, byId, isEnglish } from './page.ts'
import { shanghaiDay, shanghaiTime } from './shanghai-clock.ts'

/** The frame's own size: 375 × 812 and the body around it (px). */
const BODY = { width: 395, height: 832 }
const CLOCK_TICK_MS = 10_000

export interface Visit {
  channel: LobbyChannelData
  person: LobbyPerson
}

/** The phone on the lobby's stage: it runs one app of one person, inside the title bar of that app. */
export class Phone {
  readonly #body = byId('phone')
  readonly #title = byId('phone-title')
  readonly #back = byId<HTMLButtonElement>('phone-back')
  readonly #screen = byId('screen')
  #frame: HTMLIFrameElement | undefined
  #visit: Visit | undefined

  constructor() {
    byId('phone-back').addEventListener('click', () => this.#send('back'))
    byId('phone-close').addEventListener('click', () => this.#showClosed())
    byId('menu-reload').addEventListener('click', () => {
      byId('phone-menu').hidePopover()
      this.#send('reload')
    })
    byId('reset-phone').addEventListener('click', () => this.#reopen())
    byId('reopen').addEventListener('click', () => this.#reopen())
    window.addEventListener('message', (event: MessageEvent<ShellMessage>) => {
      if (event.source === this.#frame?.contentWindow && event.data?.from === 'host-shell')
        this.#hear(event.data)
    })
    this.#fit()
    this.#tick()
  }

  /** Hands the phone to the person and launches the app as if for the first time. */
  open(visit: Visit): void {
    this.#visit = visit
    const url = entryUrl(visit.channel, visit.person)
    const frame = document.createElement('iframe')
    frame.allow = 'clipboard-read; clipboard-write; geolocation'
    frame.src = url

    this.#frame?.remove()
    this.#frame = frame
    this.#screen.append(frame)
    this.#body.dataset.shell = visit.channel.shell
    this.#back.hidden = true
    this.#title.textContent = ''
    this.#showMenuItems([])
    this.#linkTo(url)
    this.#nameFrame()
    byId('home-screen').hidden = true
    byId('stage-actions').hidden = false
    byId('phone-owner').replaceChildren(
      bothSpans({
        zh: `${visit.person.name.zh}的手机 · ${visit.channel.name.zh}`,
        en: `Phone of ${visit.person.name.en} · ${visit.channel.name.en}`,
      }),
    )
  }

  languageChanged(): void {
    this.#nameFrame()
  }

  #reopen(): void {
    if (this.#visit !== undefined) this.open(this.#visit)
  }

  #hear(message: ShellMessage): void {
    switch (message.type) {
      case 'closed':
        this.#showClosed()
        break
      case 'menu':
        this.#showMenuItems(message.hiddenItems)
        break
      case 'page':
        this.#title.textContent = message.title
        this.#back.hidden = !message.canGoBack
        this.#linkTo(message.url)
    }
  }

  #send(type: LobbyMessage['type']): void {
    const message: LobbyMessage = { from: 'lobby', type }
    if (this.#visit !== undefined)
      this.#frame?.contentWindow?.postMessage(message, this.#visit.channel.origin)
  }

  #showClosed(): void {
    this.#frame?.remove()
    this.#frame = undefined
    this.#body.dataset.shell = 'none'
    byId('home-screen').hidden = false
    byId('reopen').hidden = false
    byId('home-hint').replaceChildren(bothSpans({ zh: '应用已关闭', en: 'The app is closed' }))
  }

  #showMenuItems(hiddenItems: string[]): void {
    for (const item of byId('phone-menu').querySelectorAll<HTMLElement>('[data-item]')) {
      item.hidden = hiddenItems.includes(item.dataset.item ?? '')
    }
  }

  #linkTo(url: string): void {
    byId<HTMLAnchorElement>('open-in-tab').href = url
    byId<HTMLAnchorElement>('menu-open').href = url
  }

  #nameFrame(): void {
    if (this.#frame === undefined || this.#visit === undefined) return
    const { zh, en } = this.#visit.channel.name
    this.#frame.title = isEnglish() ? `Tongzhen in ${en}` : `${zh}里的通诊`
  }

  #fit(): void {
    const space = byId('phone-space')
    new ResizeObserver(() => {
      const scale = Math.min(1, space.clientWidth / BODY.width, space.clientHeight / BODY.height)
      space.style.setProperty('--scale', String(scale))
    }).observe(space)
  }

  #tick(): void {
    const now = new Date()
    byId('phone-time').textContent = shanghaiTime(now)
    byId('home-clock').textContent = shanghaiTime(now)
    byId('home-date').replaceChildren(bothSpans(shanghaiDay(now)))
    setTimeout(() => this.#tick(), CLOCK_TICK_MS)
  }
}
