// Alipay has no AbortController; without one react-query waits for ever and says nothing (design/client.md §0.5).
const { AbortController, AbortSignal } = require('abortcontroller-polyfill/dist/cjs-ponyfill')

module.exports = { AbortController, AbortSignal }
