import type { Language } from '@tongzhen/contract/headers'
import type { PaymentMeans, RefundReason, RefundState, RefundWay } from '@tongzhen/contract/states'

interface ExportWords {
  sheet: string
  columns: string[]
  state: Record<RefundState, string>
  means: Record<PaymentMeans, string>
  way: Record<RefundWay, string>
  reason: Record<RefundReason, string>
}

/** What stands in a workbook. */
export const exportWords: Record<Language, ExportWords> = {
  'zh-CN': {
    sheet: '退费申请',
    columns: [
      ...['订单号', '机构', '患者', '状态', '渠道', '方式', '金额（元）'],
      ...['原因', '科室', '医生', '申请时间', '同意时间', '退回时间'],
    ],
    state: {
      with_doctor: '等医生审核',
      with_finance: '等财务审核',
      with_second: '等财务复核',
      returning: '退款中',
      returned: '已退款',
      declined: '未通过',
      refused: '医院系统不退',
      withdrawn: '已撤回',
    },
    means: { wechat: '微信支付', alipay: '支付宝', unionpay: '银联' },
    way: { original: '原路退回', transfer: '转账', by_hand: '医院人工退' },
    reason: {
      not_needed: '不需要做了',
      done_elsewhere: '已在别处做了',
      ordered_wrongly: '开错了或重复了',
      other: '其他原因',
    },
  },
  'en-US': {
    sheet: 'Refunds',
    columns: [
      ...['Order', 'Institution', 'Patient', 'State', 'Channel', 'Way', 'Amount (yuan)'],
      ...['Reason', 'Department', 'Doctor', 'Applied for at', 'Agreed to at', 'Back at'],
    ],
    state: {
      with_doctor: 'With a doctor',
      with_finance: 'With finance',
      with_second: 'With a second person of finance',
      returning: 'Being refunded',
      returned: 'Refunded',
      declined: 'Declined',
      refused: 'Refused by the hospital’s system',
      withdrawn: 'Withdrawn',
    },
    means: { wechat: 'WeChat Pay', alipay: 'Alipay', unionpay: 'UnionPay' },
    way: { original: 'The way it came', transfer: 'Transfer', by_hand: 'By the hospital itself' },
    reason: {
      not_needed: 'Not needed any more',
      done_elsewhere: 'Done elsewhere',
      ordered_wrongly: 'Ordered by mistake, or twice',
      other: 'Another reason',
    },
  },
}
