import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openWechatCashier } from './wechat'

const invocation = {
  means: 'wechat',
  appId: 'wx0000000000000000',
  timeStamp: '1763769600',
  nonceStr: 'n',
  package: 'prepay_id=p',
  signType: 'RSA',
  paySign: 's',
} as const
const { means: _, ...signed } = invocation

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('document', new EventTarget())
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const wechatSaying = (outcome: string) => ({
  invoke: vi.fn((_name: string, _request: object, answer: (said: { err_msg: string }) => void) =>
    answer({ err_msg: `get_brand_wcpay_request:${outcome}` }),
  ),
})

test.each(['ok', 'cancel'])(
  'whatever WeChat says of the money (%s), the cashier is only gone',
  async (said) => {
    const bridge = wechatSaying(said)
    vi.stubGlobal('WeixinJSBridge', bridge)

    expect(await openWechatCashier(invocation)).toBe('closed')
    expect(bridge.invoke).toHaveBeenCalledWith('getBrandWCPayRequest', signed, expect.any(Function))
  },
)

test('a cashier that WeChat could not open is unavailable', async () => {
  vi.stubGlobal('WeixinJSBridge', wechatSaying('fail'))

  expect(await openWechatCashier(invocation)).toBe('unavailable')
})

test('a page that is quicker than WeChat waits for it', async () => {
  const end = openWechatCashier(invocation)
  vi.stubGlobal('WeixinJSBridge', wechatSaying('ok'))
  document.dispatchEvent(new Event('WeixinJSBridgeReady'))

  expect(await end).toBe('closed')
})

test('outside WeChat nobody waits for ever', async () => {
  const end = openWechatCashier(invocation)
  await vi.runAllTimersAsync()

  expect(await end).toBe('unavailable')
})
