let isStarted = false

/**
 * Has the browser keep the app itself, so that it opens without a network (config/plugins/offline-app). Asked for
 * when something is kept to be seen then, long after the first load; hosts without service workers go on without.
 */
export const appKeeping = {
  start(): void {
    if (process.env.TARO_ENV === 'alipay' || isStarted) return
    isStarted = true
    if (!('serviceWorker' in navigator)) return
    navigator.serviceWorker.register('/offline.js').catch(() => {
      isStarted = false
    })
  },
}
