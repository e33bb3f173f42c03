import type { EshiminBridge, EshiminResult } from '../../hosts/browser/eshimin-bridge.ts'

/**
 * Our own stand-in of eshiminJS-2.0.0.js: the global, the event and the calls that public front-ends use
 * (insurance.md §6.3), nothing of its code. Outside the app every call fails with -3.
 */

interface ConfigOptions {
  debug?: boolean
  /** The invoke token that the site's server fetched. */
  signature: string
  jsApiList: string[]
}

type ConfigState = { state: 'none' | 'pending' | 'ready' } | { state: 'failed'; message: string }

const OUTSIDE: EshiminResult = { errorCode: -3, errorMessage: '请在随申办中打开' }
const bridge: EshiminBridge | undefined = window.__eshiminBridge
const readyHandlers: (() => void)[] = []
let errorHandler: ((message: string) => void) | undefined
let config: ConfigState = { state: 'none' }

const eshimin = {
  async config({ signature, jsApiList }: ConfigOptions): Promise<void> {
    config = { state: 'pending' }
    const result = (await bridge?.verify({ signature, jsApiList })) ?? OUTSIDE
    if (result.errorCode !== 0) {
      config = { state: 'failed', message: result.errorMessage }
      errorHandler?.(result.errorMessage)
      return
    }
    config = { state: 'ready' }
    for (const handler of readyHandlers.splice(0)) handler()
  },
  ready(handler: () => void): void {
    if (config.state === 'ready') handler()
    else readyHandlers.push(handler)
  },
  error(handler: (message: string) => void): void {
    errorHandler = handler
    if (config.state === 'failed') handler(config.message)
  },
  async invoke(
    name: string,
    params: Record<string, unknown> | null,
    callback?: (result: EshiminResult) => void,
  ): Promise<void> {
    callback?.((await bridge?.invoke(name, params ?? {})) ?? OUTSIDE)
  },
}

declare global {
  interface Window {
    eshimin?: typeof eshimin
  }
}

window.eshimin = eshimin
document.dispatchEvent(new Event('eshimin-initialized'))
