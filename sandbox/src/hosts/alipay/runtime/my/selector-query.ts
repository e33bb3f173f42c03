import type { EventHub } from '../events/event-hub.ts'

interface Query {
  pick: (root: Element) => Element[] | undefined
  /** One result or a list of them. */
  isMany: boolean
  read: (element: Element | undefined, area: HTMLElement) => unknown
  tell: ((result: unknown) => void) | undefined
}

interface Fields {
  id?: boolean
  dataset?: boolean
  rect?: boolean
  size?: boolean
  scrollOffset?: boolean
  computedStyle?: string[]
}

/** `my.createSelectorQuery()`: measures the page on top, in pixels of the page area. */
export function createSelectorQuery({ area, hub }: { area: HTMLElement; hub: EventHub }) {
  const queries: Query[] = []
  let pick: Query['pick'] = () => undefined
  let isMany = false

  const target = (next: Query['pick'], many: boolean) => {
    pick = next
    isMany = many

    return query
  }
  const ask = (read: Query['read'], tell: Query['tell']) => {
    queries.push({ pick, isMany, read, tell })

    return query
  }

  const query = {
    in: () => query,
    select: (selector: string) => target((root) => [...root.querySelectorAll(selector)].slice(0, 1), false),
    selectAll: (selector: string) => target((root) => [...root.querySelectorAll(selector)], true),
    selectViewport: () => target(() => undefined, false),
    boundingClientRect: (tell?: Query['tell']) =>
      ask(
        (element) =>
          fieldsOf({ element, area, hub, fields: { id: true, dataset: true, rect: true, size: true } }),
        tell,
      ),
    scrollOffset: (tell?: Query['tell']) =>
      ask(
        (element) =>
          fieldsOf({ element, area, hub, fields: { id: true, dataset: true, scrollOffset: true } }),
        tell,
      ),
    fields: (fields: Fields, tell?: Query['tell']) =>
      ask((element) => fieldsOf({ element, area, hub, fields }), tell),
    exec: (tell?: (results: unknown[]) => void) => {
      const root = area.querySelector('page') ?? area
      const results = queries.map((one) => {
        const found = one.pick(root)
        const result = one.isMany
          ? (found ?? []).map((element) => one.read(element, area))
          : found?.length === 0
            ? null
            : one.read(found?.[0], area)
        one.tell?.(result)

        return result
      })
      window.setTimeout(() => tell?.(results))

      return query
    },
  }

  return query
}

/** Without an element: of the viewport. */
function fieldsOf({
  element,
  area,
  hub,
  fields,
}: {
  element: Element | undefined
  area: HTMLElement
  hub: EventHub
  fields: Fields
}): Record<string, unknown> {
  const scroller = element ?? area.querySelector('.host-page') ?? area
  const { top, left } = area.getBoundingClientRect()
  const box = (element ?? area).getBoundingClientRect()
  const result: Record<string, unknown> = {}
  if (fields.id === true) result.id = element?.id ?? ''
  if (fields.dataset === true)
    result.dataset = element === undefined ? {} : { ...hub.nodeOf(element)?.dataset }
  if (fields.rect === true) {
    Object.assign(result, {
      top: box.top - top,
      bottom: box.bottom - top,
      left: box.left - left,
      right: box.right - left,
    })
  }
  if (fields.size === true) Object.assign(result, { width: box.width, height: box.height })
  if (fields.scrollOffset === true) {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = scroller
    Object.assign(result, { scrollTop, scrollLeft, scrollHeight, scrollWidth })
  }
  const style = element === undefined ? undefined : getComputedStyle(element)
  for (const name of fields.computedStyle ?? []) result[name] = style?.getPropertyValue(name) ?? ''

  return result
}
