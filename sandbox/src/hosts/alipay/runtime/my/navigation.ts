import type { OpenPage } from '../pages/open-page.ts'
import { NavigationRefused, type PageStack } from '../pages/page-stack.ts'
import { asyncApi, DONE, MyError } from './my-api.ts'

export interface NavigationOptions {
  stack: PageStack
  /** Called when the title bar should be drawn anew. */
  titleChanged: () => void
  hideHome: () => void
}

/** Moving between pages, and what a page may do to its title bar and scrolling. */
export function navigationApis({ stack, titleChanged, hideHome }: NavigationOptions) {
  const withTop = (change: (page: OpenPage) => void) => {
    if (stack.top !== undefined) change(stack.top)
    titleChanged()
  }
  const setLoading = (isLoading: boolean) =>
    withTop((page) => {
      page.titleBar = { ...page.titleBar, isLoading }
    })

  return {
    navigateTo: asyncApi('navigateTo', ({ url }) => {
      refusing(() => stack.navigate(url))

      return {}
    }),
    redirectTo: asyncApi('redirectTo', ({ url }) => refusing(() => stack.redirect(url))),
    reLaunch: asyncApi('reLaunch', ({ url }) => refusing(() => stack.relaunch(url))),
    switchTab: asyncApi('switchTab', ({ url }) => refusing(() => stack.switchTab(url))),
    navigateBack: asyncApi('navigateBack', ({ delta = 1 }) => stack.back(Number(delta))),
    setNavigationBar: asyncApi('setNavigationBar', ({ title, backgroundColor, reset }) =>
      withTop((page) => {
        page.titleBar = {
          ...(reset === true ? {} : page.titleBar),
          ...(title === undefined ? {} : { title }),
          ...(backgroundColor === undefined ? {} : { colour: backgroundColor }),
        }
      }),
    ),
    showNavigationBarLoading: asyncApi('showNavigationBarLoading', () => setLoading(true)),
    hideNavigationBarLoading: asyncApi('hideNavigationBarLoading', () => setLoading(false)),
    hideBackHome: hideHome,
    pageScrollTo: asyncApi('pageScrollTo', ({ scrollTop, selector, duration = 0 }) => {
      const page = stack.top?.element
      const to = selector === undefined ? undefined : page?.querySelector(selector)
      const behavior = duration > 0 ? 'smooth' : 'auto'
      if (to) to.scrollIntoView({ behavior, block: 'start' })
      else page?.scrollTo({ top: scrollTop ?? 0, behavior })
    }),
    startPullDownRefresh: asyncApi('startPullDownRefresh', () => {
      stack.top?.call('onPullDownRefresh', { from: 'code' })

      return DONE
    }),
    stopPullDownRefresh: asyncApi('stopPullDownRefresh', () => DONE),
  }
}

function refusing(navigate: () => void): typeof DONE {
  try {
    navigate()

    return DONE
  } catch (error) {
    if (error instanceof NavigationRefused) throw new MyError(10, error.message)
    throw error
  }
}
