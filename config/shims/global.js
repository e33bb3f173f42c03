/**
 * What libraries find when they ask for `globalThis` in the Alipay package, where the real one is forbidden: the
 * language's own objects (MobX looks for Symbol, Map and Proxy) and timers, nothing of a browser.
 */
const languageObjects = {
  Array,
  Error,
  Map,
  Object,
  Promise,
  Proxy: typeof Proxy === 'undefined' ? undefined : Proxy,
  Set,
  Symbol,
  clearInterval,
  clearTimeout,
  setInterval,
  setTimeout,
}

export default languageObjects
