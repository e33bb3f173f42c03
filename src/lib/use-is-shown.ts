import { useDidHide, useDidShow } from '@tarojs/taro'
import { useState } from 'react'

/** Is this page the one in sight? Pages under it stay mounted, and must not keep asking the hospital. */
export function useIsShown(): boolean {
  const [isShown, setShown] = useState(true)
  useDidShow(() => setShown(true))
  useDidHide(() => setShown(false))
  return isShown
}
