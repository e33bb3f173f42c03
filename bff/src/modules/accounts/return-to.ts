/** Where the app begins. */
const HOME = '/'

/**
 * The place in our app to come back to after a host's page: `/` or `/#/pages/…` with its query. Everything
 * else, such as another site, is ignored (S19).
 */
export function safeReturnTo(asked: string | undefined): string {
  return asked !== undefined && /^\/(#\/[\w\-/]*(\?[\w\-=&%.,~]*)?)?$/.test(asked) ? asked : HOME
}
