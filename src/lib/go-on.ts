import Taro from '@tarojs/taro'
import { home, me, visits } from './paths'

const mainPages = [home(), visits(), me()]

/** `next` of a page's query, when it is an address of ours (reliability.md S19); mini-programs may hand it over encoded. */
export function readNext(next: string | undefined): string | undefined {
  const path = next?.startsWith('%2F') ? decodeURIComponent(next) : next
  return path !== undefined && /^\/pages\/[\w/-]+(\?[^#\s]*)?$/.test(path) ? path : undefined
}

/**
 * Leaves a page that was a step on the way for `next`. Back to it when it lies below in the stack, so that it
 * keeps all that was typed there; in place of this page otherwise, so that "back" does not return to the step.
 */
export function goOn(next: string): void {
  const target = withoutQuery(next)
  const below = Taro.getCurrentPages().slice(0, -1).map(pathOf)
  const index = below.lastIndexOf(target)
  if (index !== -1) Taro.navigateBack({ delta: below.length - index })
  else if (mainPages.includes(target)) Taro.reLaunch({ url: next })
  else Taro.redirectTo({ url: next })
}

function pathOf(page: Taro.Page): string {
  const path = withoutQuery(page.route ?? page.path ?? '')
  return path.startsWith('/') ? path : `/${path}`
}

function withoutQuery(path: string): string {
  return path.split('?')[0] ?? ''
}
