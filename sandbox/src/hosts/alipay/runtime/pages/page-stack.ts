import type { Renderer } from '../dom/renderer.ts'
import type { StyleSheets } from '../dom/style-sheets.ts'
import type { HostLog } from '../host-log.ts'
import type { AppManifest, PageConfig } from '../package/app-manifest.ts'
import type { PackageFiles } from '../package/package-files.ts'
import type { Render } from '../render/compile-nodes.ts'
import { componentsOf } from './custom-component.ts'
import type { Definitions } from './definitions.ts'
import { OpenPage } from './open-page.ts'
import { type PageAddress, parsePageAddress } from './page-address.ts'

export interface PageStackOptions {
  manifest: AppManifest
  files: PackageFiles
  definitions: Definitions
  loadAxml: (path: string) => Render
  renderer: Renderer
  styles: StyleSheets
  log: HostLog
  /** The page area of the phone. */
  area: HTMLElement
  /** Called when another page is on top. */
  changed: () => void
}

/** Alipay keeps at most this many pages open. */
const DEEPEST = 10

/** Why a page cannot be opened, as `my.*` tells it (Alipay documents no numbers for these). */
export class NavigationRefused extends Error {}

/** The open pages, the one on top shown. */
export class PageStack {
  readonly #options: PageStackOptions
  #pages: OpenPage[] = []
  /** Pages of the tab bar stay alive while another one is shown. */
  readonly #tabs = new Map<string, OpenPage>()

  constructor(options: PageStackOptions) {
    this.#options = options
  }

  get top(): OpenPage | undefined {
    return this.#pages.at(-1)
  }

  get depth(): number {
    return this.#pages.length
  }

  routes(): string[] {
    return this.#pages.map(({ address }) => address.route)
  }

  instances(): object[] {
    return this.#pages.map(({ instance }) => instance)
  }

  /** Opens the first page of a visit, or the only one after `reLaunch`. */
  relaunch(url: string): void {
    const address = this.#addressOf(url)
    for (const page of new Set([...this.#pages, ...this.#tabs.values()])) page.unload()
    this.#pages = []
    this.#tabs.clear()
    this.#push(this.#open(address))
  }

  navigate(url: string): void {
    const address = this.#addressOutsideTabs(url)
    if (this.#pages.length >= DEEPEST) throw new NavigationRefused(`more than ${DEEPEST} pages are open`)
    const page = this.#open(address)
    this.top?.hide()
    this.#push(page)
  }

  redirect(url: string): void {
    const address = this.#addressOutsideTabs(url)
    const page = this.#open(address)
    this.#close(this.#pages.pop())
    this.#push(page)
  }

  /** Goes back over `delta` pages, at most to the first. */
  back(delta: number): void {
    const closing = this.#pages.splice(Math.max(1, this.#pages.length - delta))
    if (closing.length === 0) return
    for (const page of closing.reverse()) this.#close(page)
    this.#showTop()
  }

  switchTab(url: string): void {
    const address = this.#addressOf(url)
    const { route } = address
    if (!this.#options.manifest.isTab(route))
      throw new NavigationRefused(`${route} is no page of the tab bar`)
    if (this.top?.address.route === route) return
    const next = this.#tabs.get(route) ?? this.#open({ route, query: {} })
    this.top?.hide()
    for (const page of this.#pages) if (!this.#options.manifest.isTab(page.address.route)) page.unload()
    this.#pages = []
    this.#push(next)
  }

  #addressOf(url: string): PageAddress {
    const address = parsePageAddress(url, this.top?.address.route ?? '')
    if (!this.#options.manifest.pages.includes(address.route)) {
      throw new NavigationRefused(`there is no page ${address.route}`)
    }

    return address
  }

  #addressOutsideTabs(url: string): PageAddress {
    const address = this.#addressOf(url)
    if (this.#options.manifest.isTab(address.route)) {
      throw new NavigationRefused(`${address.route} is a page of the tab bar: use switchTab`)
    }

    return address
  }

  #open(address: PageAddress): OpenPage {
    const { manifest, files, definitions, loadAxml, renderer, log } = this.#options
    const { route } = address
    const own = files.json<PageConfig>(`${route}.json`)
    const page = new OpenPage({
      address,
      config: { ...manifest.window, ...own },
      definition: this.#orLog(() => definitions.page(route), {}),
      components: componentsOf(files, route),
      render: this.#orLog(
        () => loadAxml(`${route}.axml`),
        () => undefined,
      ),
      renderer,
      log,
    })
    if (manifest.isTab(route)) this.#tabs.set(route, page)

    return page
  }

  /** A page that is broken opens empty, as on the phone. */
  #orLog<T>(make: () => T, otherwise: T): T {
    try {
      return make()
    } catch (error) {
      this.#options.log.error('page', error)

      return otherwise
    }
  }

  #push(page: OpenPage): void {
    this.#pages.push(page)
    page.load()
    this.#showTop()
  }

  #close(page: OpenPage | undefined): void {
    if (page === undefined) return
    this.#tabs.delete(page.address.route)
    page.unload()
  }

  #showTop(): void {
    const { styles, area, changed } = this.#options
    const { top } = this
    if (top === undefined) return
    styles.showPage(top.address.route)
    changed()
    top.show(area)
  }
}
