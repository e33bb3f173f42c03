/** Codes that only a page of payments meets: they come with its chunk, not with the first screen. */
export default {
  BILL_GONE: '这张缴费单已缴清或已撤销，没有扣款。请返回刷新。',
  BILL_CHANGED: '费用刚刚有变动，没有扣款。请看清新的费用再支付。',
  BILL_IN_PAYMENT:
    '这笔费用已经有人在付：您自己（在别的页面），或者家人。这次没有扣款。您自己在付的，到“缴费记录”里继续；家人在付的，请等家人付完，或请家人放弃后您再付。',
  PAYMENT_MEANS_UNAVAILABLE: '这里不能用这种方式支付，请换一种，或到医院窗口缴费。',
  PAYMENT_UNAVAILABLE: '支付暂时没能开始，没有扣款。请稍后再试。',
  PAYMENT_STATE: '支付状态刚刚有变化，已为您刷新。',
  PAYMENT_WITHDRAWN: '您取消了支付，没有扣款。',
  PAYMENT_LATE: '款项到账时这笔支付已经关闭，正原路退回。',
  PAYMENT_AMOUNT_WRONG: '到账金额与应付金额不符，医院财务正在核对。请勿重复支付。',
  HOSPITAL_REFUSED_PAYMENT: '医院没能为您入账，款项原路退回。',
  HOSPITAL_SILENT: '医院系统一直没有回应。没有入账的款项会原路退回，请勿重复支付。',
  INSURANCE_REFUSED: '医保没能结算，款项原路退回。',
  REFUND_REFUSED: '其中有项目已经执行或已经发药，医院不能退款。',
  INVOICE_NOT_READY: '票据还没有开好，开好后发消息告诉您。',
  INVOICE_FILE_UNAVAILABLE:
    '票据暂时打不开，票据本身有效。请稍后再试，或凭本页的票据号码和校验码到医院窗口打印。',
  LINK_EXPIRED: '这个链接过期了，请回到刚才的页面，再点一次打开。',
  REFUND_BARRED: '款项不能原路退回，医院财务会与您联系。',
}
