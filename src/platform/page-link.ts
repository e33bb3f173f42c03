/** The address of one of our pages for somebody else's phone; undefined where the host has no addresses (Alipay). */
export function pageLink(path: string): string | undefined {
  if (process.env.TARO_ENV === 'alipay') return undefined

  return `${location.origin}/#${path}`
}
