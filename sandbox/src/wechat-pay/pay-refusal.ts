/**
 * A call that WeChat Pay refuses: `{ code, message, detail? }` with an HTTP status. `errorId` is the number at
 * the end of `Request-ID`, finer than `code` (payments.md §1.1); 0 where none is known.
 */
export class PayRefusal {
  readonly status: number
  readonly code: string
  readonly errorId: number
  readonly message: string
  readonly detail: object | undefined

  constructor(
    of: { status: number; code: string; errorId?: number; message: string },
    detail: object | undefined = undefined,
  ) {
    this.status = of.status
    this.code = of.code
    this.errorId = of.errorId ?? 0
    this.message = of.message
    this.detail = detail
  }
}

export const signError = (reason: string) =>
  new PayRefusal(
    { status: 401, code: 'SIGN_ERROR', errorId: 268443699, message: '签名错误，请检查后再试' },
    { field: 'signature', issue: reason, location: 'authorization' },
  )

export const paramError = (field: string, issue: string, errorId = 268435461) =>
  new PayRefusal(
    { status: 400, code: 'PARAM_ERROR', errorId, message: '参数错误' },
    { field, issue, location: 'body' },
  )

export const otherAppId = () =>
  new PayRefusal({
    status: 400,
    code: 'APPID_MCHID_NOT_MATCH',
    errorId: 268445527,
    message: 'appid和mch_id不匹配',
  })

export const otherMerchant = () =>
  new PayRefusal({
    status: 400,
    code: 'INVALID_REQUEST',
    errorId: 268447843,
    message: '商户号和订单不匹配',
  })

/** HTTP 500 for want of a better one, as the page of the JSAPI order lists it (payments.md §1.3). */
export const openidMismatch = () =>
  new PayRefusal({ status: 500, code: 'OPENID_MISMATCH', message: 'openid和appid不匹配' })

export const orderUnknown = () =>
  new PayRefusal({ status: 404, code: 'ORDER_NOT_EXIST', errorId: 268512771, message: '订单不存在' })

export const orderClosed = () =>
  new PayRefusal({ status: 400, code: 'ORDER_CLOSED', errorId: 268447914, message: '订单已失效' })

export const orderPaid = (code: string, errorId: 268449538 | 268498689) =>
  new PayRefusal({ status: 400, code, errorId, message: '订单已支付' })

export const otherContent = (code: string) =>
  new PayRefusal({
    status: code === 'OUT_TRADE_NO_USED' ? 403 : 400,
    code,
    errorId: 268498688,
    message: '请求重入时，参数与首次请求时不一致',
  })

/** Of a refund: its trade, or the refund itself. Said of an unpaid trade, too. */
export const resourceUnknown = () =>
  new PayRefusal({ status: 404, code: 'RESOURCE_NOT_EXISTS', errorId: 268512771, message: '订单不存在' })

export const invalidRequest = (message: string) =>
  new PayRefusal({ status: 400, code: 'INVALID_REQUEST', message })

export const tooOften = () =>
  new PayRefusal({
    status: 429,
    code: 'FREQUENCY_LIMITED',
    errorId: 268447840,
    message: '频率限制，请稍后再试',
  })

export const notEnough = () =>
  new PayRefusal({ status: 403, code: 'NOT_ENOUGH', message: '基本账户余额不足，请充值后重新发起' })

export const transferUnknown = () => new PayRefusal({ status: 404, code: 'NOT_FOUND', message: '记录不存在' })

export const transferKnown = () =>
  new PayRefusal({ status: 400, code: 'ALREADY_EXISTS', message: '商户单号已存在，但参数不一致' })

export const noStatement = () =>
  new PayRefusal({ status: 400, code: 'NO_STATEMENT_EXIST', message: '请求的账单文件不存在' })

export const statementCreating = () =>
  new PayRefusal({ status: 400, code: 'STATEMENT_CREATING', message: '账单生成中' })
