import type { HostLog } from '../host-log.ts'
import type { AppEvents } from '../my/app-events.ts'
import type { AppDefinition, LaunchOptions } from './definitions.ts'
import type { PageStack } from './page-stack.ts'

export interface AppLifeOptions {
  app: () => AppDefinition
  stack: PageStack
  events: AppEvents
  log: HostLog
  started: LaunchOptions
}

/** The life of `App()`: launched once, shown and hidden as the phone turns to it and away. */
export class AppLife {
  readonly #options: AppLifeOptions
  #isShown = false

  constructor(options: AppLifeOptions) {
    this.#options = options
  }

  launch(): void {
    const { app, stack, started } = this.#options
    this.#stage('onLaunch', () => app().onLaunch?.(started))
    this.show()
    const query = Object.entries(started.query).map((pair) => pair.map(encodeURIComponent).join('='))
    stack.relaunch(`/${started.path}?${query.join('&')}`)
  }

  show(): void {
    if (this.#isShown) return
    this.#isShown = true
    const { app, stack, events, started } = this.#options
    this.#stage('onShow', () => app().onShow?.(started))
    events.tell('AppShow', started)
    stack.top?.call('onShow')
  }

  hide(): void {
    if (!this.#isShown) return
    this.#isShown = false
    const { app, stack, events } = this.#options
    stack.top?.call('onHide')
    this.#stage('onHide', () => app().onHide?.())
    events.tell('AppHide', {})
  }

  /** An error that no code of the package caught. */
  failed(error: unknown): void {
    const { app, events } = this.#options
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    this.#stage('onError', () => app().onError?.(text))
    events.tell('Error', text)
  }

  rejected(rejection: { reason: unknown; promise: Promise<unknown> }): void {
    const { app, events } = this.#options
    this.#stage('onUnhandledRejection', () => app().onUnhandledRejection?.(rejection))
    events.tell('UnhandledRejection', rejection)
  }

  #stage(name: string, run: () => void): void {
    try {
      run()
    } catch (error) {
      this.#options.log.error(`App ${name}`, error)
    }
  }
}
