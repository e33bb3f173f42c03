import type { Data } from '../data/update-data.ts'
import type { Renderer } from '../dom/renderer.ts'
import type { HostLog } from '../host-log.ts'
import type { PageConfig } from '../package/app-manifest.ts'
import type { Render } from '../render/compile-nodes.ts'
import type { Owner } from '../render/vnode.ts'
import { initialData, type PageDefinition } from './definitions.ts'
import type { PageAddress } from './page-address.ts'
import { setDataOf, View } from './view.ts'

export interface OpenPageOptions {
  address: PageAddress
  config: PageConfig
  definition: PageDefinition
  components: Owner['components']
  render: Render
  renderer: Renderer
  log: HostLog
}

const REACH_BOTTOM_DISTANCE_PX = 50

/** A page in the stack: its instance, its view and its place on the phone. */
export class OpenPage {
  readonly address: PageAddress
  readonly config: PageConfig
  /** What `getCurrentPages()` gives and handlers are called on. */
  readonly instance: Record<string, unknown> & { data: Data }
  /** What the page area of the phone shows. */
  readonly element = document.createElement('div')
  /** The `page` of acss: the root of the template. */
  readonly root = document.createElement('page')
  /** Set by `my.setNavigationBar`, before what the json says. */
  titleBar: { title?: string; colour?: string; isLoading?: boolean } = {}
  readonly #options: OpenPageOptions
  readonly #view: View
  #isLoaded = false
  #scrollTop = 0
  #isNearBottom = false

  constructor(options: OpenPageOptions) {
    const { address, config, definition, components, render, renderer, log } = options
    this.#options = options
    this.address = address
    this.config = config
    this.element.className = 'host-page'
    // It scrolls in the place of the document, by keyboard too.
    this.element.tabIndex = 0
    this.element.append(this.root)
    this.instance = {
      ...definition,
      route: address.route,
      data: initialData(definition.data),
      setData: (_changes: Data, _callback?: () => void): void => undefined,
    }
    this.#view = new View({
      owner: { instance: this.instance, components },
      container: this.root,
      render,
      renderer,
      log,
      scope: () => this.instance.data,
    })
    this.instance.setData = setDataOf({ instance: this.instance, changed: () => this.#view.render() })
    this.element.addEventListener('scroll', () => this.#scrolled(), { passive: true })
  }

  /** onLoad and first render, once; the page is shown next. */
  load(): void {
    if (this.#isLoaded) return
    this.#isLoaded = true
    this.call('onLoad', this.address.query)
    this.#view.render()
    window.setTimeout(() => this.call('onReady'))
  }

  /** Puts the page on the phone as it was left. */
  show(area: HTMLElement): void {
    area.replaceChildren(this.element)
    this.element.scrollTop = this.#scrollTop
    this.call('onShow')
  }

  /** Takes it away but keeps it: what is hidden must not be found by id. */
  hide(): void {
    this.#scrollTop = this.element.scrollTop
    this.call('onHide')
    this.element.remove()
  }

  unload(): void {
    this.call('onUnload')
    this.#view.dispose()
    this.element.remove()
  }

  /** Calls a life cycle or event method of the page, if it has one. */
  call(name: string, argument?: unknown): void {
    const { log, address } = this.#options
    const method =
      this.instance[name] ?? (this.instance.events as Record<string, unknown> | undefined)?.[name]
    if (typeof method !== 'function') return
    try {
      method.call(this.instance, argument)
    } catch (error) {
      log.error(`${address.route} ${name}`, error)
    }
  }

  #scrolled(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.element
    this.call('onPageScroll', { scrollTop, scrollHeight })
    const distance = this.config.onReachBottomDistance ?? REACH_BOTTOM_DISTANCE_PX
    const wasNear = this.#isNearBottom
    this.#isNearBottom = scrollHeight - clientHeight - scrollTop <= distance
    if (this.#isNearBottom && !wasNear) this.call('onReachBottom')
  }
}
