import type { EventHub } from './event-hub.ts'
import type { Finger } from './event-object.ts'

const LONG_TAP_MS = 500
const STILL_WITHIN_PX = 10

/** Turns what fingers, a mouse or a keyboard do inside `root` into Alipay's tap, longTap and touch events. */
export function listenForGestures(root: HTMLElement, hub: EventHub): void {
  listenForTaps(root, hub)
  listenForTouches(root, hub)
  for (const type of ['transitionend', 'animationstart', 'animationiteration', 'animationend']) {
    root.addEventListener(type, (event) => {
      if (event.target instanceof HTMLElement) hub.emit(event.target, { type })
    })
  }
}

function listenForTaps(root: HTMLElement, hub: EventHub): void {
  let longTap: { timer: number; x: number; y: number } | undefined
  let wasLongTap = false
  let isLabelPassingOn = false
  const forget = () => {
    if (longTap !== undefined) window.clearTimeout(longTap.timer)
    longTap = undefined
  }

  root.addEventListener('pointerdown', (event) => {
    const { target, pageX: x, pageY: y } = event
    forget()
    wasLongTap = false
    if (!(target instanceof Element) || event.button !== 0) return
    const timer = window.setTimeout(() => {
      wasLongTap = true
      hub.bubble(target, { type: 'longtap', detail: pointDetail(event) })
    }, LONG_TAP_MS)
    longTap = { timer, x, y }
  })
  root.addEventListener('pointermove', ({ pageX, pageY }) => {
    if (longTap !== undefined && Math.hypot(pageX - longTap.x, pageY - longTap.y) > STILL_WITHIN_PX) forget()
  })
  for (const type of ['pointerup', 'pointercancel']) root.addEventListener(type, forget)

  root.addEventListener('click', (event) => {
    // A click on a label is followed by one on its control, in the same task: one tap of the finger, not two.
    if (isLabelPassingOn || wasLongTap || !(event.target instanceof Element)) return
    if (event.target.closest('label') !== null && !event.target.matches('input')) {
      isLabelPassingOn = true
      window.setTimeout(() => {
        isLabelPassingOn = false
      })
    }
    hub.bubble(event.target, { type: 'tap', detail: pointDetail(event) })
  })
}

function listenForTouches(root: HTMLElement, hub: EventHub): void {
  for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const) {
    root.addEventListener(
      type,
      (event) => {
        if (!(event.target instanceof Element)) return
        const touches = [...event.touches].map(fingerOf)
        hub.bubble(event.target, {
          type,
          touches: { touches, changedTouches: [...event.changedTouches].map(fingerOf) },
        })
      },
      { passive: true },
    )
  }

  // A mouse has no touch events: a pressed button is the finger.
  let pressedOn: Element | undefined
  const asTouch = (type: string, event: PointerEvent) => {
    if (event.pointerType !== 'mouse' || pressedOn === undefined) return
    const finger = fingerOf({ identifier: 0, ...pointDetail(event) })
    hub.bubble(pressedOn, {
      type,
      touches: { touches: type === 'touchend' ? [] : [finger], changedTouches: [finger] },
    })
  }
  root.addEventListener('pointerdown', (event) => {
    pressedOn = event.target instanceof Element && event.button === 0 ? event.target : undefined
    asTouch('touchstart', event)
  })
  window.addEventListener('pointermove', (event) => asTouch('touchmove', event))
  window.addEventListener('pointerup', (event) => {
    asTouch('touchend', event)
    pressedOn = undefined
  })
}

function fingerOf({ identifier, pageX, pageY, clientX, clientY }: Finger): Finger {
  return { identifier, pageX, pageY, clientX, clientY }
}

function pointDetail({ pageX, pageY, clientX, clientY }: MouseEvent) {
  return { x: pageX, y: pageY, pageX, pageY, clientX, clientY }
}
