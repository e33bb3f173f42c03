import { businessFailure } from '../gateway-failure.ts'
import { failed, type MethodResult } from '../method.ts'

/** Sub codes of template messages that this gateway says; the texts are ours (payments.md §3.8). */
const texts = {
  USER_ID_INVALID: '用户不存在',
  USER_TEMPLATE_ILLEGAL: '模板不可用',
  USER_TEMPLATE_LACK_KEYWORD: '缺少模板关键词',
  USER_KEYWORD_LENGTH_ERROR: '关键词长度超限',
  FORM_ID_INVALID: 'form_id无效',
  FORM_ID_OVER_TIME: 'form_id已过期',
  FORM_ID_SEND_LIMIT: 'form_id下发次数超限',
  TRADE_NO_NOT_MATCH_USERID: '交易号与用户不匹配',
  MSG_UNSUBSCRIBED: '用户未订阅',
} as const

export type MessageRefusal = keyof typeof texts

export function refuseMessage(refusal: MessageRefusal): MethodResult {
  return failed(businessFailure(refusal, texts[refusal]))
}
