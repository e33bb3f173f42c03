/** Codes with which the HIS refuses (docs/interfaces/his.md, "Transport"). */
export type RefusalCode = keyof typeof messages

export interface Refusal {
  code: RefusalCode
  data: Record<string, string>
}

/** What the HIS has decided: done with its data, or refused with a code. */
export type Outcome<T> = { code: '0'; data: T } | Refusal

const messages = {
  '1001': '应用未登记',
  '1002': '签名错误',
  '1003': '请求已过期或重复',
  '1004': '参数缺失或格式错误',
  '2001': '查无此人',
  '2002': '该证件已建档',
  '2003': '姓名与证件不符',
  '2004': '就诊卡不存在或不属于本人',
  '3001': '排班或时段不存在',
  '3002': '该时段号源已满',
  '3003': '该门诊已停诊',
  '3004': '本场次已有预约',
  '3005': '锁号已过期',
  '3006': '已过可取消时间',
  '3007': '订单不存在',
  '3008': '订单状态不允许此操作',
  '3009': '因爽约暂停预约',
  '4001': '账单不存在或不属于本人',
  '4002': '账单已结算或已退费',
  '4003': '账单已作废',
  '4004': '账单正在窗口结算',
  '4005': '金额或费用明细已变更',
  '4006': '结算单不存在',
  '4007': '结算单已撤销',
  '4008': '结算单已结算',
  '4009': '退费金额不符或已退费',
  '4010': '已执行或已发药，不能退费',
  '5001': '住院记录不存在或不属于本人',
  '5002': '已出院结算',
  '5003': '金额超出限额',
  '5004': '入院通知单不存在或不属于本人',
  '5005': '尚无出院医嘱',
  '5006': '账户余额不足或已结算，不能冲正',
  '5007': '未到入院日期',
  '5011': '预交金账户不存在或不属于本人',
  '5012': '预交金余额不足',
  '5013': '超出该笔充值的可退金额',
  '6001': '未到报到时间',
  '6002': '已过报到时间，请到服务台',
  '6003': '本院不支持线上报到',
  '7001': '该门诊已停诊，停诊单号不同',
  '7002': '该门诊已开始',
  '7003': '已有患者改约或退费，不能恢复出诊',
  '7004': '停诊单不存在',
  '8001': '该日尚未日结',
  '8002': '超出可查询日期',
  '8003': '页码超出范围',
  '8011': '明细不属于该结算单或已退费',
  '9001': '系统繁忙，请稍后再试',
} as const

export function done<T>(data: T): Outcome<T> {
  return { code: '0', data }
}

export function refuse(code: RefusalCode, data: Record<string, string> = {}): Refusal {
  return { code, data }
}

export function isRefusal(outcome: object): outcome is Refusal {
  return 'code' in outcome && outcome.code !== '0'
}

/** The body of an answer, as every interface of the HIS gives it. */
export function toAnswer(outcome: Outcome<unknown>, traceNo: string): Record<string, unknown> {
  const message = outcome.code === '0' ? '成功' : messages[outcome.code]

  return { code: outcome.code, message, traceNo, data: outcome.data }
}
