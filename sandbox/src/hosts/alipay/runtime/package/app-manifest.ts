import type { PackageFiles } from './package-files.ts'

/** What `app.json` and the json of a page say about the window. */
export interface WindowConfig {
  defaultTitle?: string
  titleBarColor?: string
  /** `always` lets the page begin under the title bar. */
  transparentTitle?: 'none' | 'always' | 'auto'
  onReachBottomDistance?: number
}

export interface PageConfig extends WindowConfig {
  usingComponents?: Record<string, string>
}

export interface TabBarConfig {
  items: { pagePath: string; name: string; icon?: string; activeIcon?: string }[]
  textColor?: string
  selectedColor?: string
  backgroundColor?: string
  /** The package draws its own. */
  customize?: boolean
}

interface AppJson {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  window?: WindowConfig
  tabBar?: TabBarConfig
}

export interface AppManifest {
  pages: string[]
  window: WindowConfig
  tabBar: TabBarConfig | undefined
  isTab(route: string): boolean
}

/** Reads `app.json`; the pages of sub-packages come after those of the main package. */
export function readManifest(files: PackageFiles): AppManifest {
  const app = files.json<AppJson>('app.json')
  if (app === undefined) throw new Error('the package has no app.json')
  const inSubPackages = (app.subPackages ?? []).flatMap(({ root, pages }) =>
    pages.map((page) => `${root.replace(/\/$/, '')}/${page}`),
  )
  const tabs = new Set(app.tabBar?.items.map(({ pagePath }) => pagePath))

  return {
    pages: [...app.pages, ...inSubPackages],
    window: app.window ?? {},
    tabBar: app.tabBar,
    isTab: (route) => tabs.has(route),
  }
}
