type Listener = (...list: unknown[]) => void

const EVENTS = ['AppShow', 'AppHide', 'Error', 'UnhandledRejection'] as const

export type AppEvent = (typeof EVENTS)[number]

/** `my.onAppShow` and its like. */
export class AppEvents {
  readonly #listeners = new Map<AppEvent, Set<Listener>>(EVENTS.map((event) => [event, new Set()]))

  tell(event: AppEvent, ...list: unknown[]): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(...list)
  }

  apis(): Record<string, (listener?: Listener) => void> {
    const apis: Record<string, (listener?: Listener) => void> = {}
    for (const [event, listeners] of this.#listeners) {
      apis[`on${event}`] = (listener) => {
        if (listener !== undefined) listeners.add(listener)
      }
      apis[`off${event}`] = (listener) => {
        if (listener === undefined) listeners.clear()
        else listeners.delete(listener)
      }
    }

    return apis
  }
}
