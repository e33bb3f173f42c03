import type { AppManifest } from '../package/app-manifest.ts'
import type { PageStack } from '../pages/page-stack.ts'
import type { Phone } from './phone.ts'

/** Makes title bar and tab bar say what the page on top is. */
export function drawBars({
  phone,
  stack,
  manifest,
  isHomeHidden,
}: {
  phone: Phone
  stack: PageStack
  manifest: AppManifest
  /** The package asked for no way home. */
  isHomeHidden: boolean
}): void {
  const { top, depth } = stack
  if (top === undefined) return
  const { titleBar, config, address } = top
  const { tabBar } = manifest
  const isTab = manifest.isTab(address.route)
  const isHome = address.route === manifest.pages[0]

  phone.showTitleBar({
    title: titleBar.title ?? config.defaultTitle ?? '',
    colour: titleBar.colour ?? config.titleBarColor ?? '#ffffff',
    isTransparent: config.transparentTitle === 'always',
    isLoading: titleBar.isLoading === true,
    canGoBack: depth > 1,
    canGoHome: depth === 1 && !isTab && !isHome && !isHomeHidden,
  })
  const chosen = tabBar?.items.findIndex(({ pagePath }) => pagePath === address.route) ?? -1
  phone.showTabs(isTab && tabBar?.customize !== true ? tabBar : undefined, chosen)
}
