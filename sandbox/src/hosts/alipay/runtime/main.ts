import { tellLobby } from '../../browser/lobby-link.ts'
import { componentStyle } from './components/component-style.ts'
import { HostLog } from './host-log.ts'
import { readLaunchParameters } from './launch-parameters.ts'
import { createMiniProgram, type MiniProgram } from './mini-program.ts'
import { Network } from './my/network.ts'
import { createRequest } from './my/request.ts'
import { PackageFiles } from './package/package-files.ts'
import { chooseAction } from './shell/action-sheet.ts'
import { Phone } from './shell/phone.ts'
import { hostWords } from './shell/words.ts'
import { createTestApi } from './test-api.ts'

/** Puts a phone on the page and starts the compiled mini-program in it. */
async function start(): Promise<void> {
  const launch = readLaunchParameters(location.search)
  const words = hostWords(launch.language)
  document.documentElement.lang = launch.language === 'en' ? 'en' : 'zh-CN'
  const style = document.createElement('style')
  style.textContent = componentStyle
  document.head.append(style)

  const log = new HostLog()
  let program: MiniProgram | undefined
  const phone = new Phone({
    words,
    events: {
      back: () => program?.stack.back(1),
      home: () => program?.goHome(),
      titleTap: () => program?.stack.top?.call('onTitleClick'),
      tab: (index) => program?.chooseTab(index),
      async more() {
        const items = [words.restart]
        const index = await chooseAction({ layer: phone.layer, title: '', items, cancel: words.cancel })
        if (index === 0) location.reload()
      },
      close() {
        program?.life.hide()
        program = undefined
        tellLobby({ from: 'host-shell', type: 'closed' })
        phone.showNotice(words.closed, () => location.reload())
      },
    },
  })

  const response = await fetch('/__package')
  if (response.status === 404) {
    phone.showNotice(words.notBuilt)
    return
  }
  const files = new PackageFiles((await response.json()) as Record<string, string>)
  const network = new Network()
  if (launch.isOffline) network.set('NOTREACHABLE')
  const requests = createRequest(network)
  window.addEventListener('error', ({ error, message }) => {
    log.error('uncaught', error ?? message)
    program?.life.failed(error ?? message)
  })
  window.addEventListener('unhandledrejection', ({ reason, promise }) => {
    log.error('unhandled rejection', reason)
    program?.life.rejected({ reason, promise })
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') program?.life.show()
    else program?.life.hide()
  })

  const running = createMiniProgram({ files, launch, phone, words, log, network, requests })
  program = running
  window.__host = createTestApi({ log, network, requests, program: running })
  running.launch()
}

void start()
