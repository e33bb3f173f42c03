import Taro, { useRouter } from '@tarojs/taro'
import { useMemo } from 'react'

/** Added to a page's parameters by the framework, or good for one entrance only: no part of its address. */
const frameworkNames = ['stamp', '$taroTimestamp', 'ticket']

interface Here {
  /** Address of this page with its query, as `src/lib/paths.ts` writes it. */
  path: string
  /** Is this page the one in sight? Pages below it in the stack stay mounted. */
  isInSight: () => boolean
}

/** Where the page is that calls this. */
export function useHere(): Here {
  const router = useRouter()
  return useMemo(() => {
    const path = router.path.split('?')[0] ?? ''
    const pairs = Object.entries(router.params)
      .filter(([name, value]) => value !== undefined && !frameworkNames.includes(name))
      .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    return {
      path: pairs.length === 0 ? path : `${path}?${pairs.join('&')}`,
      isInSight: () => Taro.getCurrentInstance().router?.$taroPath === router.$taroPath,
    }
  }, [router])
}
