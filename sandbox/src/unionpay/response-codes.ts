/**
 * `respCode` and what it says. Classes: 00 done, 01–09 system, 10–29 form, 30–59 merchant, 60–89 cardholder and
 * issuer (payments.md §4.1). The texts are shortened; only those that this sandbox gives are listed.
 */
const responseTexts = {
  '00': '成功',
  '01': '交易失败',
  '03': '交易通讯超时，请发起查询交易',
  '04': '交易状态未明，请查询对账结果',
  '05': '交易已受理，请稍后查询交易结果',
  '06': '系统繁忙，请稍后再试',
  '10': '报文格式错误',
  '11': '验证签名失败',
  '12': '重复交易',
  '13': '报文交易要素缺失',
  '31': '商户状态不正确',
  '34': '查无此交易',
  '35': '原交易不存在或状态不正确',
  '36': '与原交易信息不符',
  '39': '交易不在受理时间范围内',
  '42': '扣款成功但交易超过规定支付时间',
  '43': '无此业务权限',
  '45': '原交易已被成功退货或已被成功撤销',
  '63': '卡状态不正确',
  '64': '卡上的余额不足',
  '98': '文件不存在',
  A6: '有缺陷的成功',
} as const

export type ResponseCode = keyof typeof responseTexts

/** Not decided yet: to be asked for again. */
export type PendingCode = '03' | '04' | '05'

/** `respMsg` or `origRespMsg`, with the number in brackets that UnionPay appends. */
export function responseText(code: ResponseCode, detail = ''): string {
  return `${responseTexts[code]}${detail === '' ? '' : `[${detail}]`}[${code.padStart(7, '0')}]`
}
