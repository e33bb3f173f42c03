import { builtIns } from '../components/built-ins.ts'
import { type BuiltIn, type ComponentServices, textOf } from '../components/component.ts'
import { plain } from '../components/plain.ts'
import type { EventHub } from '../events/event-hub.ts'
import type { HostLog } from '../host-log.ts'
import type { ComponentNode, ElementNode, TextNode, VNode } from '../render/vnode.ts'
import { applyCommonAttributes } from './common-attributes.ts'
import { listenForHover } from './hover.ts'
import { type Container, type Mounted, patchChildren } from './patch-children.ts'

export type MountedNode = Mounted<ChildNode>

export interface RendererOptions {
  hub: EventHub
  log: HostLog
  services: Omit<ComponentServices, 'builtInOf' | 'nameOf'>
  mountComponent: (node: ComponentNode) => MountedNode
}

/** Puts trees of template nodes on the page. */
export class Renderer {
  readonly #options: RendererOptions
  readonly #services: ComponentServices
  readonly #builtIns = new WeakMap<Element, BuiltIn>()
  readonly #unknownTags = new Set<string>()

  constructor(options: RendererOptions) {
    const { hub } = options
    this.#options = options
    this.#services = {
      ...options.services,
      builtInOf: (element) => this.#builtIns.get(element),
      nameOf: (element) => textOf(hub.nodeOf(element)?.attributes.name),
    }
  }

  /** Makes `parent` show `next`; `mounted` is what an earlier call gave back. */
  patch(
    parent: HTMLElement,
    { mounted, next }: { mounted: readonly MountedNode[]; next: readonly VNode[] },
  ): MountedNode[] {
    return patchChildren({
      container: containerOf(parent),
      mounted,
      next,
      mount: (node) => this.#mount(node),
    })
  }

  /** Ends everything below, as when a page is closed. */
  dispose(mounted: readonly MountedNode[]): void {
    for (const child of mounted) child.dispose()
  }

  #mount(node: VNode): MountedNode {
    if (node.kind === 'text') return mountText(node)
    if (node.kind === 'component') return this.#options.mountComponent(node)

    return this.#mountElement(node)
  }

  #mountElement(first: ElementNode): MountedNode {
    const { hub } = this.#options
    let current = first
    let children: MountedNode[] = []
    const builtIn = this.#create(first.tag, {
      emit: (type, detail) => hub.emit(builtIn.element, { type, detail }),
      attributes: () => current.attributes,
      services: this.#services,
    })
    const { element, content } = builtIn
    hub.bind(element, () => current)
    this.#builtIns.set(element, builtIn)
    if ('hover-class' in first.attributes) listenForHover(element, () => current.attributes)

    const show = (next: ElementNode, previous: ElementNode['attributes']) => {
      current = next
      applyCommonAttributes(builtIn, next.attributes, previous)
      builtIn.update?.(next.attributes, previous)
      if (content !== undefined) children = this.patch(content, { mounted: children, next: next.children })
      builtIn.rendered?.(next.attributes, previous)
    }
    show(first, {})

    return {
      place: element,
      get vnode() {
        return current
      },
      update: (next) => {
        if (next.kind === 'element') show(next, current.attributes)
      },
      dispose: () => {
        builtIn.dispose?.()
        this.dispose(children)
      },
    }
  }

  #create(tag: string, context: Parameters<ReturnType<typeof plain>>[0]): BuiltIn {
    const create = builtIns[tag]
    if (create !== undefined) return create(context)
    if (!this.#unknownTags.has(tag)) {
      this.#unknownTags.add(tag)
      this.#options.log.error('axml', `this host has no component <${tag}>`)
    }

    return plain(tag)(context)
  }
}

function mountText(first: TextNode): MountedNode {
  const place = document.createTextNode(first.text)
  let current: VNode = first

  return {
    place,
    get vnode() {
      return current
    },
    update(next) {
      if (next.kind === 'text' && next.text !== place.data) place.data = next.text
      current = next
    },
    dispose: () => undefined,
  }
}

function containerOf(parent: HTMLElement): Container<ChildNode> {
  return {
    insert: (place, before) => parent.insertBefore(place, before ?? null),
    remove: (place) => place.remove(),
  }
}
