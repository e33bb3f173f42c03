/** Where the app begins. */
const HOME = '/#/'

const place = /^\/(\?[\w\-=&%.,~]*)?(#\/[\w\-/]*(\?[\w\-=&%.,~]*)?)?$/

/**
 * The place in our app to come back to after a host's page: `/`, how the app was opened (`?portal=…`) and the
 * page (`#/pages/…`) with its query. Everything else, such as another site, is ignored (S19). It always has a
 * fragment: without one the browser would carry on the host's own `#wechat_redirect`, which is no page of ours.
 */
export function safeReturnTo(asked: string | undefined): string {
  if (asked === undefined || !place.test(asked)) return HOME

  return asked.includes('#') ? asked : `${asked}#/`
}
