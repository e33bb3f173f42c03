import type { HostLog } from '../host-log.ts'
import type { ElementNode } from '../render/vnode.ts'
import { eventObject, type MiniEvent } from './event-object.ts'

export interface Happening {
  /** Event name in lower case. */
  type: string
  detail?: object
  touches?: Pick<MiniEvent, 'touches' | 'changedTouches'>
}

/** Brings what happens to an element to the methods that its template names. */
export class EventHub {
  readonly #nodes = new WeakMap<Element, () => ElementNode>()
  readonly #log: HostLog

  constructor(log: HostLog) {
    this.#log = log
  }

  bind(element: HTMLElement, node: () => ElementNode): void {
    this.#nodes.set(element, node)
  }

  /** The data of an element's template node; undefined when it comes from no template. */
  nodeOf(element: Element): ElementNode | undefined {
    return this.#nodes.get(element)?.()
  }

  /** Only the component itself hears of it: input, change, scroll, load, … */
  emit(element: HTMLElement, { type, detail = {}, touches }: Happening): void {
    const node = this.nodeOf(element)
    if (node !== undefined)
      this.#call({ type, detail, touches, target: { element, node }, current: { element, node } })
  }

  /** The component and all around it hear of it, until one catches it: tap, longTap, touches. */
  bubble(from: Element, { type, detail = {}, touches }: Happening): void {
    const target = this.#nearest(from)
    if (target === undefined) return
    for (
      let current = this.#nearest(from);
      current !== undefined;
      current = this.#nearest(current.element.parentElement)
    ) {
      const isCaught = current.node.handlers[type]?.isCatch === true
      this.#call({ type, detail, touches, target, current })
      if (isCaught) return
    }
  }

  #nearest(from: Element | null): { element: HTMLElement; node: ElementNode } | undefined {
    for (let element = from; element !== null; element = element.parentElement) {
      const node = this.nodeOf(element)
      if (node !== undefined) return { element: element as HTMLElement, node }
    }

    return undefined
  }

  #call(event: Parameters<typeof eventObject>[0]): void {
    const { handlers, owner } = event.current.node
    const handler = handlers[event.type]
    if (handler === undefined) return
    const method = owner.instance[handler.method]
    if (typeof method !== 'function') {
      this.#log.error(`on${event.type}`, `there is no method "${handler.method}"`)
      return
    }
    try {
      method.call(owner.instance, eventObject(event))
    } catch (error) {
      this.#log.error(`on${event.type}`, error)
    }
  }
}
