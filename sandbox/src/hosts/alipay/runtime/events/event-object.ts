import type { ElementNode } from '../render/vnode.ts'

/** What a handler of the package is called with (Alipay: 事件对象). */
export interface MiniEvent {
  type: string
  timeStamp: number
  target: EventPlace & { targetDataset: Record<string, unknown> }
  currentTarget: EventPlace
  detail: object
  touches?: Finger[]
  changedTouches?: Finger[]
}

export interface Finger {
  identifier: number
  pageX: number
  pageY: number
  clientX: number
  clientY: number
}

interface EventPlace {
  id: string
  tagName: string
  dataset: Record<string, unknown>
  offsetLeft: number
  offsetTop: number
}

export interface EventPart {
  element: HTMLElement
  node: ElementNode
}

export function eventObject({
  type,
  target,
  current,
  detail,
  touches,
}: {
  type: string
  target: EventPart
  current: EventPart
  detail: object
  touches?: Pick<MiniEvent, 'touches' | 'changedTouches'>
}): MiniEvent {
  return {
    type: current.node.handlers[type]?.type ?? type,
    timeStamp: Date.now(),
    target: { ...placeOf(target), targetDataset: { ...target.node.dataset } },
    currentTarget: placeOf(current),
    detail,
    ...touches,
  }
}

function placeOf({ element, node }: EventPart): EventPlace {
  return {
    id: element.id,
    tagName: node.tag,
    dataset: { ...node.dataset },
    offsetLeft: element.offsetLeft,
    offsetTop: element.offsetTop,
  }
}
