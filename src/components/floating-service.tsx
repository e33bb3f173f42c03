import { useRouter } from '@tarojs/taro'
import { type ComponentType, useEffect, useState } from 'react'

/** After the first screen and what it asks for: help may come a moment later than the page. */
const WAIT_MS = 2_000
let isDue = false
let Known: ComponentType<{ path: string }> | undefined

/** The button of customer service, fetched by itself; where it cannot be fetched, there is none. */
export function FloatingService() {
  // Asked with the page: when the button comes, another page may lie over this one.
  const { path } = useRouter()
  const [Button, setButton] = useState(() => Known)
  useEffect(() => {
    if (Known) {
      // It has come since this was drawn.
      setButton(() => Known)
      return
    }
    let isLeft = false
    const timer = setTimeout(
      () => {
        isDue = true
        import('./service-button').then(
          ({ ServiceButton }) => {
            Known = ServiceButton
            if (!isLeft) setButton(() => ServiceButton)
          },
          () => undefined,
        )
      },
      isDue ? 0 : WAIT_MS,
    )
    return () => {
      isLeft = true
      clearTimeout(timer)
    }
  }, [])
  return Button ? <Button path={path} /> : null
}
