/**
 * What Alipay's script engine gives beside `my` and the constructors of a mini-program: the ECMAScript 2019 built-ins,
 * timers and the console (design: client.md §2). Everything else of a browser is missing there, also `Intl`,
 * `globalThis`, `AbortController` and `URL`.
 */
const GIVEN = new Set(
  `Object Function Array Number Boolean String Symbol Date Promise RegExp Error EvalError RangeError ReferenceError
  SyntaxError TypeError URIError JSON Math Map Set WeakMap WeakSet Proxy Reflect ArrayBuffer DataView Int8Array
  Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float32Array Float64Array
  parseInt parseFloat isNaN isFinite decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape
  NaN Infinity undefined console setTimeout clearTimeout setInterval clearInterval navigator`.split(/\s+/),
)

/** Names that other script engines have and a browser does not. */
const FOREIGN = ['global']

/** Every global of this browser, and of a few other places, that a mini-program must not count on. */
export function forbiddenNames(browser: object): Set<string> {
  const names = new Set(FOREIGN)
  for (
    let owner = browser;
    owner !== Object.prototype && owner !== null;
    owner = Object.getPrototypeOf(owner)
  ) {
    for (const name of Object.getOwnPropertyNames(owner)) {
      if (!GIVEN.has(name)) names.add(name)
    }
  }
  names.delete('constructor')

  return names
}
