import { jsonCopy } from '../data/json-copy.ts'
import { type Data, parsePath, updateData } from '../data/update-data.ts'
import type { MountedNode, Renderer } from '../dom/renderer.ts'
import type { HostLog } from '../host-log.ts'
import type { Render } from '../render/compile-nodes.ts'
import type { Owner, VNode } from '../render/vnode.ts'

export interface ViewOptions {
  owner: Owner
  container: HTMLElement
  render: Render
  renderer: Renderer
  log: HostLog
  /** What the template can see. */
  scope: () => Data
  slot?: () => readonly VNode[]
  /** Called after each render that `setData` asked for. */
  rendered?: () => void
}

/** The rendered template of a page or component. */
export class View {
  readonly #options: ViewOptions
  #mounted: MountedNode[] = []
  #isLive = true

  constructor(options: ViewOptions) {
    this.#options = options
  }

  /** Shows the present data; an error in the template leaves what was shown. */
  render(): void {
    const { container, owner, render, renderer, scope, slot, log } = this.#options
    if (!this.#isLive) return
    try {
      const next: VNode[] = []
      render(scope(), { owner, slot: slot?.() ?? [], out: next })
      this.#mounted = renderer.patch(container, { mounted: this.#mounted, next })
    } catch (error) {
      log.error('render', error)
    }
  }

  dispose(): void {
    this.#isLive = false
    this.#options.renderer.dispose(this.#mounted)
  }
}

/**
 * The `setData` of a page or component instance. Data changes at once, the view with it; the callback comes in a later
 * task, as from the other thread.
 */
export function setDataOf({
  instance,
  changed,
}: {
  instance: { data: Data; props?: Data }
  changed: (before: Data) => void
}) {
  return (changes: Data, callback?: () => void): void => {
    const before = instance.data
    instance.data = updateData({ ...propsBelow(changes, instance), ...before }, jsonCopy(changes))
    changed(before)
    if (callback !== undefined) window.setTimeout(() => callback.call(instance))
  }
}

/**
 * A path into something that is only a prop continues from the prop: Taro's custom wrapper counts on it when it first
 * updates itself (NervJS/taro#14777).
 */
function propsBelow(changes: Data, { data, props = {} }: { data: Data; props?: Data }): Data {
  const below: Record<string, unknown> = {}
  for (const path of Object.keys(changes)) {
    const [first = '', ...deeper] = parsePath(path)
    if (deeper.length > 0 && !(first in data) && first in props) below[first] = props[first]
  }

  return below
}
