import type { Query } from './pages/definitions.ts'
import { parseQuery } from './pages/page-address.ts'

export type HostLanguage = 'zh-Hans' | 'en'

/** What the address of the host page says about the phone and the start of the mini-program. */
export interface LaunchParameters {
  /** Whose phone it is; nobody's when absent, and then there is no sign-in. */
  personId: string
  /** Route of the first page; undefined for the home page of the package. */
  page: string | undefined
  query: Query
  language: HostLanguage
  /** Alipay's text size: 16 is the standard, 18 and more large. */
  fontSizeSetting: number
  /** The phone has no connection when the mini-program starts: the host has its package already. */
  isOffline: boolean
}

const STANDARD_FONT_SIZE = 16

/** Reads `?person=&page=&query=&lang=&fontSize=&network=`. */
export function readLaunchParameters(search: string): LaunchParameters {
  const parameters = new URLSearchParams(search)
  const fontSize = Number(parameters.get('fontSize'))

  return {
    personId: parameters.get('person') ?? '',
    page: parameters.get('page')?.replace(/^\//, '') || undefined,
    query: parseQuery(parameters.get('query') ?? ''),
    language: parameters.get('lang')?.startsWith('en') ? 'en' : 'zh-Hans',
    fontSizeSetting: fontSize > 0 ? fontSize : STANDARD_FONT_SIZE,
    isOffline: parameters.get('network') === 'none',
  }
}
