import { Renderer } from './dom/renderer.ts'
import { StyleSheets } from './dom/style-sheets.ts'
import { EventHub } from './events/event-hub.ts'
import { listenForGestures } from './events/gestures.ts'
import type { HostLog } from './host-log.ts'
import type { LaunchParameters } from './launch-parameters.ts'
import { AppEvents } from './my/app-events.ts'
import { createMy } from './my/create-my.ts'
import type { Network } from './my/network.ts'
import type { RequestApi } from './my/request.ts'
import { readManifest } from './package/app-manifest.ts'
import { createModuleLoader } from './package/module-loader.ts'
import type { PackageFiles } from './package/package-files.ts'
import { AppLife } from './pages/app-life.ts'
import { createComponentFactory } from './pages/custom-component.ts'
import { Definitions } from './pages/definitions.ts'
import { PageStack } from './pages/page-stack.ts'
import { createAxmlLoader } from './render/axml-files.ts'
import { columnChooser } from './shell/column-sheet.ts'
import { drawBars } from './shell/draw-bars.ts'
import type { Phone } from './shell/phone.ts'
import type { HostWords } from './shell/words.ts'

export interface MiniProgramOptions {
  files: PackageFiles
  launch: LaunchParameters
  phone: Phone
  words: HostWords
  log: HostLog
  network: Network
  requests: RequestApi
}

/** A compiled package at work on a phone. */
export interface MiniProgram {
  my: Record<string, unknown>
  stack: PageStack
  life: AppLife
  /** Runs `app.js` and opens the first page. */
  launch(): void
  goHome(): void
  chooseTab(index: number): void
}

const USER_AGENT = 'Mozilla/5.0 (Linux; Android 13) AlipayClient/10.6.50 TongzhenHost'

/** Puts the parts of the host together around a package. */
export function createMiniProgram(options: MiniProgramOptions): MiniProgram {
  const { files, launch, phone, words, log } = options
  const manifest = readManifest(files)
  const home = manifest.pages[0] ?? ''
  const started = { path: launch.page ?? home, query: launch.query, scene: '1000' }

  const hub = new EventHub(log)
  const events = new AppEvents()
  const definitions = new Definitions((path) => load(path))
  const loadAxml = createAxmlLoader(files)
  const styles = new StyleSheets(files)
  const renderer: Renderer = new Renderer({
    hub,
    log,
    services: {
      resolveSource,
      portal: () => stack.top?.root ?? phone.area,
      chooseFromColumns: columnChooser({ layer: phone.layer, words }),
    },
    mountComponent: createComponentFactory({
      files,
      definitions,
      loadAxml,
      renderer: () => renderer,
      styles,
      log,
      currentPage: () => stack.top?.instance,
    }),
  })
  const titles = { isHomeHidden: false }
  const draw = () => drawBars({ phone, stack, manifest, ...titles })
  const stack: PageStack = new PageStack({
    manifest,
    files,
    definitions,
    loadAxml,
    renderer,
    styles,
    log,
    area: phone.area,
    changed: draw,
  })

  const my = createMy({
    ...options,
    hub,
    stack,
    events,
    started,
    titleChanged: draw,
    hideHome: () => {
      titles.isHomeHidden = true
      draw()
    },
  })
  const given = {
    ...definitions.constructors,
    my,
    getApp: () => definitions.app,
    getCurrentPages: () => stack.instances(),
    navigator: { userAgent: USER_AGENT, swuserAgent: USER_AGENT },
  }
  const load = createModuleLoader({ files, given, log })
  const life = new AppLife({ app: () => definitions.app, stack, events, log, started })
  listenForGestures(phone.area, hub)

  return {
    my,
    stack,
    life,
    launch() {
      try {
        load('app.js')
        life.launch()
      } catch (error) {
        log.error('start', error)
        phone.showNotice(words.broken)
      }
    },
    goHome: () => stack.relaunch(`/${home}`),
    chooseTab(index) {
      const tab = manifest.tabBar?.items[index]
      if (tab === undefined) return
      stack.switchTab(`/${tab.pagePath}`)
      stack.top?.call('onTabItemTap', { from: 'user', pagePath: tab.pagePath, text: tab.name, index })
    },
  }
}

/** Pictures of the package come from the package, all others through the host's server. */
function resolveSource(source: string): string {
  if (/^(?:data|blob):/.test(source)) return source
  if (/^(?:https?:)?\/\//.test(source)) return `/__image?url=${encodeURIComponent(source)}`

  return `/app/${source.replace(/^\.?\//, '')}`
}
