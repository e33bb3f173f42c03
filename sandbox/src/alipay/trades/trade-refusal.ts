import { businessFailure } from '../gateway-failure.ts'
import { failed, type MethodResult } from '../method.ts'

/** Sub codes of trades that this gateway says, and their texts (payments.md §3.3, §3.4). */
const texts = {
  SYSTEM_ERROR: '系统错误',
  INVALID_PARAMETER: '参数无效',
  TOTAL_FEE_EXCEED: '订单总金额超过限额',
  PARTNER_ERROR: '应用APP_ID填写错误或应用与商户不匹配',
  UNBOUND_APPLICATION: '应用与小程序未绑定',
  CONTEXT_INCONSISTENT: '交易信息被篡改',
  TRADE_HAS_SUCCESS: '交易已被支付',
  TRADE_HAS_CLOSE: '交易已经关闭',
  TRADE_HAS_FINISHED: '交易已完结',
  TRADE_NOT_EXIST: '交易不存在',
  TRADE_STATUS_ERROR: '交易状态不合法',
  BUYER_NOT_EXIST: '买家不存在',
  NOW_TIME_AFTER_EXPIRE_TIME_ERROR: '当前时间已超过允许支付的时间',
  SELLER_BALANCE_NOT_ENOUGH: '卖家余额不足',
  REFUND_AMT_NOT_EQUAL_TOTAL: '退款金额超限',
  DISCORDANT_REPEAT_REQUEST: '不一致的重复请求',
} as const

export type TradeRefusal = keyof typeof texts

export function refuseTrade(refusal: TradeRefusal): MethodResult {
  return failed(businessFailure(`ACQ.${refusal}`, texts[refusal]))
}
