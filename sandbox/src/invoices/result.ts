/**
 * What the platform has decided. Only `S0000` is public (insurance.md §7.1); the refusals are PROPOSED and stand
 * in docs/interfaces/e-invoices.md.
 */
export const results = {
  done: ['S0000', '成功'],
  callerUnknown: ['E0001', '应用不存在或签名错误'],
  malformed: ['E0002', '字段缺失或格式错误'],
  numberTaken: ['E0003', '业务流水号已用于另一张票据'],
  unknown: ['E0004', '票据不存在'],
  amountsDiffer: ['E0005', '金额不平'],
  busy: ['E9999', '系统繁忙，请稍后再试'],
} as const satisfies Record<string, readonly [code: string, words: string]>

export type Refused = Exclude<keyof typeof results, 'done'>

/** A decision of the platform: the message of the answer, or why there is none. */
export type Decision = { message: object } | { refused: Refused; field?: string }

/** As it stands in the answer's `data`. */
export function toResult(decision: Decision): { result: string; message: unknown } {
  if ('message' in decision) return { result: results.done[0], message: decision.message }
  const [result, words] = results[decision.refused]

  return { result, message: decision.field === undefined ? words : `${words}：${decision.field}` }
}
