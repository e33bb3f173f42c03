/** A failure as it stands in an answer (payments.md §3.1). */
export interface GatewayFailure {
  code: string
  msg: string
  sub_code: string
  sub_msg: string
}

/** 40001: a public parameter that must be there is not. */
export function missing(name: string): GatewayFailure {
  return {
    code: '40001',
    msg: 'Missing Required Arguments',
    sub_code: `isv.missing-${name}`,
    sub_msg: `缺少${name}参数`,
  }
}

/** 40002: something is there and wrong. */
export function invalid(subCode: string, subMessage: string): GatewayFailure {
  return { code: '40002', msg: 'Invalid Arguments', sub_code: `isv.${subCode}`, sub_msg: subMessage }
}

/** 40004: the request is in order, and what it asks for is not done (payments.md §3.1). */
export function businessFailure(subCode: string, subMessage: string): GatewayFailure {
  return { code: '40004', msg: 'Business Failed', sub_code: subCode, sub_msg: subMessage }
}

/** 20000: the gateway itself is unwell, and says nothing of the work. */
export const unavailable: GatewayFailure = {
  code: '20000',
  msg: 'Service Currently Unavailable',
  sub_code: 'isp.unknow-error',
  sub_msg: '系统繁忙',
}
