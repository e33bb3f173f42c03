const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148'

export const WECHAT_USER_AGENT = `${IPHONE} MicroMessenger/8.0.50(0x1800323d) NetType/WIFI Language/zh_CN`

/** `eshiminapp` is confirmed (insurance.md §6.3); the version is UNCONFIRMED. */
export const SUISHENBAN_USER_AGENT = `${IPHONE} eshiminapp/7.4.0`
