/** Codes that only a page of refunds meets. */
export default {
  REFUND_CHANGED: '这些项目刚刚有变化，没有提交申请。已为您刷新，请重新选择。',
  REFUND_EXISTS: '这笔支付已经有一个退费申请，请先看它的进度。',
  REFUND_INSURED: '这笔费用用了医保，不能在这里退。请带身份证和医保卡到医院收费窗口办理，或致电 {{phone}}。',
  REFUND_NOT_HERE: '这笔费用不能在这里申请退费，请到医院收费窗口办理。',
  REFUND_STATE: '已经有人审核过，不能撤回了。已为您刷新。',
}
