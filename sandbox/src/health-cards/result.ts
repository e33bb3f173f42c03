/**
 * What the platform has decided. Only 0 is public (insurance.md §7.2); the refusals are PROPOSED and stand in
 * docs/interfaces/health-cards.md.
 */
export const results = {
  done: [0, '成功'],
  callerUnknown: [10001, '应用不存在或签名错误'],
  tokenExpired: [10002, 'appToken 无效或已过期'],
  malformed: [10003, '参数缺失或格式错误'],
  identityRefused: [20001, '实名信息核验不通过'],
  unknown: [20002, '电子健康卡不存在'],
  codeExpired: [20003, '二维码无效或已过期'],
  busy: [99999, '系统繁忙，请稍后再试'],
} as const satisfies Record<string, readonly [code: number, words: string]>

export type Refused = Exclude<keyof typeof results, 'done'>

/** A decision of the platform: what the answer says, or why it says nothing. */
export type Decision = { rsp: object } | { refused: Refused; field?: string }

/** As it stands on the wire. */
export function toAnswer(decision: Decision, requestId: string) {
  const [resultCode, words] = results['refused' in decision ? decision.refused : 'done']
  const field = 'refused' in decision && decision.field !== undefined ? `：${decision.field}` : ''

  return {
    commonOut: { requestId, resultCode, errMsg: `${words}${field}` },
    rsp: 'rsp' in decision ? decision.rsp : {},
  }
}
