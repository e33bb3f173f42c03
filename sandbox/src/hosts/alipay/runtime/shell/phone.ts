import type { TabBarConfig } from '../package/app-manifest.ts'
import { create, createButton } from './create-element.ts'
import { phoneStyle } from './phone-style.ts'
import type { HostWords } from './words.ts'

export interface PhoneEvents {
  back(): void
  home(): void
  more(): void
  close(): void
  titleTap(): void
  tab(index: number): void
}

export interface TitleBar {
  title: string
  /** CSS colour; the text on it becomes black or white. */
  colour: string
  /** The page begins under the bar. */
  isTransparent: boolean
  isLoading: boolean
  canGoBack: boolean
  canGoHome: boolean
}

export const STATUS_BAR_HEIGHT_PX = 24
export const TITLE_BAR_HEIGHT_PX = 48

/**
 * The phone around the mini-program: status bar, title bar with capsule, page area, tab bar. The bars live in a shadow
 * tree, where the styles of the package do not reach.
 */
export class Phone {
  /** Where the mini-program is. */
  readonly area = create('div', { className: 'host-area' })
  /** Where toasts and sheets of the host app go. */
  readonly layer: ShadowRoot
  readonly #words: HostWords
  readonly #events: PhoneEvents
  readonly #frame = create('div', { className: 'frame' })
  readonly #title = create('div', { className: 'title' })
  readonly #back: HTMLButtonElement
  readonly #home: HTMLButtonElement
  readonly #tabs = create('nav', { className: 'tabs' })

  constructor({ words, events }: { words: HostWords; events: PhoneEvents }) {
    this.#words = words
    this.#events = events
    const element = create('div', { className: 'host-phone', children: [this.area] })
    this.layer = element.attachShadow({ mode: 'open' })
    this.layer.adoptedStyleSheets = [phoneStyle()]

    this.#back = createButton({ className: 'back', label: words.back, onClick: events.back })
    this.#home = createButton({ className: 'home', label: words.home, onClick: events.home })
    this.#title.addEventListener('click', events.titleTap)
    const capsule = create('div', {
      className: 'capsule',
      children: [
        createButton({ className: 'more', label: words.more, onClick: events.more }),
        createButton({ className: 'close', label: words.close, onClick: events.close }),
      ],
    })
    const bar = create('header', {
      className: 'bar',
      children: [this.#back, this.#home, this.#title, capsule],
    })
    this.#tabs.ariaLabel = words.tabs
    this.#tabs.hidden = true
    this.#back.hidden = true
    this.#home.hidden = true
    this.#frame.append(statusBar(), bar, document.createElement('slot'), this.#tabs)
    this.layer.append(this.#frame)
    document.body.append(element)
  }

  showTitleBar({ title, colour, isTransparent, isLoading, canGoBack, canGoHome }: TitleBar): void {
    document.title = title
    this.#title.textContent = title
    this.#title.toggleAttribute('data-loading', isLoading)
    this.#back.hidden = !canGoBack
    this.#home.hidden = !canGoHome
    this.#frame.toggleAttribute('data-transparent', isTransparent)
    this.#frame.toggleAttribute('data-dark', isDark(colour))
    this.#frame.style.setProperty('--bar-colour', colour)
  }

  /** Shows the tab bar with one item chosen; undefined takes it away. */
  showTabs(tabBar: TabBarConfig | undefined, chosen: number): void {
    this.#tabs.hidden = tabBar === undefined
    if (tabBar === undefined) return
    const buttons = tabBar.items.map(({ name, icon, activeIcon }, index) => {
      const button = createButton({ className: 'tab', onClick: () => this.#events.tab(index) })
      const picture = index === chosen ? (activeIcon ?? icon) : icon
      if (picture !== undefined) button.append(tabIcon(picture))
      button.append(create('span', { text: name }))
      if (index === chosen) button.ariaCurrent = 'page'
      button.style.color = (index === chosen ? tabBar.selectedColor : tabBar.textColor) ?? ''

      return button
    })
    this.#tabs.style.background = tabBar.backgroundColor ?? ''
    this.#tabs.replaceChildren(...buttons)
  }

  /** In place of the mini-program: it was closed, or there is none. */
  showNotice(text: string, onReopen?: () => void): void {
    const notice = create('div', { className: 'host-notice', children: [create('p', { text })] })
    if (onReopen !== undefined) {
      notice.append(createButton({ className: 'host-reopen', text: this.#words.reopen, onClick: onReopen }))
    }
    this.showTitleBar({
      title: '',
      colour: '#ffffff',
      isTransparent: false,
      isLoading: false,
      canGoBack: false,
      canGoHome: false,
    })
    this.showTabs(undefined, 0)
    this.area.replaceChildren(notice)
  }
}

function statusBar(): HTMLElement {
  const time = create('span', { text: new Date().toTimeString().slice(0, 5) })
  const bar = create('div', { className: 'status', children: [time, create('i', { className: 'battery' })] })
  bar.ariaHidden = 'true'

  return bar
}

function tabIcon(source: string): HTMLImageElement {
  const image = create('img')
  image.alt = ''
  image.src = `/app/${source.replace(/^\//, '')}`

  return image
}

/** Whether white text reads better on a colour given as `#rgb`, `#rrggbb`; anything else counts as light. */
function isDark(colour: string): boolean {
  const digits = colour.replace(/^#/, '')
  const full = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits
  if (!/^[\da-f]{6}/i.test(full)) return false
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((from) =>
    Number.parseInt(full.slice(from, from + 2), 16),
  )

  return red * 0.299 + green * 0.587 + blue * 0.114 < 128
}
