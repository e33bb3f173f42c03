import { identityOf, type VNode } from '../render/vnode.ts'
import { matchChildren } from './match-children.ts'

/** A node of the tree that is shown, and how to change or end it. */
export interface Mounted<Place> {
  readonly place: Place
  readonly vnode: VNode
  update(next: VNode): void
  dispose(): void
}

/** The tree that is changed: the DOM, or a list in a test. */
export interface Container<Place> {
  insert(place: Place, before: Place | undefined): void
  remove(place: Place): void
}

export interface PatchOptions<Place> {
  container: Container<Place>
  mounted: readonly Mounted<Place>[]
  next: readonly VNode[]
  mount: (vnode: VNode) => Mounted<Place>
}

/** Makes a container show `next`: what stays is updated in place, the rest is removed, made or moved. */
export function patchChildren<Place>({
  container,
  mounted,
  next,
  mount,
}: PatchOptions<Place>): Mounted<Place>[] {
  const { sources, steady } = matchChildren(
    mounted.map(({ vnode }) => identityOf(vnode)),
    next.map(identityOf),
  )
  const kept = new Set(sources)
  mounted.forEach((child, place) => {
    if (kept.has(place)) return
    container.remove(child.place)
    child.dispose()
  })

  const children = next.map((vnode, index) => {
    const child = mounted[sources[index] ?? -1]
    if (child === undefined) return mount(vnode)
    child.update(vnode)

    return child
  })
  let before: Place | undefined
  for (let index = children.length - 1; index >= 0; index -= 1) {
    const child = children[index]
    if (child === undefined) continue
    if (!steady.has(index)) container.insert(child.place, before)
    before = child.place
  }

  return children
}
