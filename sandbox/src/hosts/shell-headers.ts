import type { IncomingHttpHeaders } from 'node:http'
import { endToEnd } from './forward-request.ts'

/**
 * The site's answer headers as the shell passes them on: a redirect to the site's own origin stays in the
 * shell, and the page may be framed, because the shell plays the app around it.
 */
export function shellHeaders(headers: IncomingHttpHeaders, siteOrigin: string): IncomingHttpHeaders {
  const passed = endToEnd(headers)
  delete passed['x-frame-options']

  const policy = passed['content-security-policy']
  if (policy !== undefined) passed['content-security-policy'] = withoutFrameAncestors(policy)
  if (passed.location?.startsWith(`${siteOrigin}/`))
    passed.location = passed.location.slice(siteOrigin.length)

  return passed
}

function withoutFrameAncestors(policy: string | string[]): string {
  return String(policy)
    .split(';')
    .filter((directive) => !directive.trim().toLowerCase().startsWith('frame-ancestors'))
    .join(';')
}
