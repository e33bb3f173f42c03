import type { Language } from '@tongzhen/contract/headers'
import type {
  DifferenceClass,
  DifferenceState,
  ReconKind,
  SettledAs,
} from '@tongzhen/contract/reconciliation'
import type { PaymentMeans } from '@tongzhen/contract/states'

interface ExportWords {
  totalsSheet: string
  differencesSheet: string
  totals: string[]
  differences: string[]
  all: string
  kind: Record<ReconKind, string>
  means: Record<PaymentMeans, string>
  class: Record<DifferenceClass, string>
  state: Record<DifferenceState, string>
  settledAs: Record<SettledAs, string>
}

/** What stands in a workbook. */
export const exportWords: Record<Language, ExportWords> = {
  'zh-CN': {
    totalsSheet: '汇总',
    differencesSheet: '差异',
    totals: ['类型', '渠道', '笔数', '平台（渠道侧）', '平台（医院侧）', '渠道账单', '医院账'],
    differences: [
      ...['单号', '订单号', '类型', '渠道', '差异', '金额（元）', '状态', '处理结果'],
      ...['平台（渠道侧）', '平台（医院侧）', '渠道账单', '医院账', '发现时间'],
    ],
    all: '合计',
    kind: { payment: '收款', refund: '退款', transfer: '转账' },
    means: { wechat: '微信支付', alipay: '支付宝', unionpay: '银联' },
    class: {
      missing_platform: '平台缺',
      missing_channel: '渠道缺',
      missing_his: '医院缺',
      amount: '金额不符',
      status: '状态不符',
      time_cross_day: '跨日',
      duplicate: '重复',
    },
    state: {
      open: '待处理',
      explained: '已说明',
      auto_fixed: '已自动平账',
      manual: '待复核',
      closed: '已关闭',
    },
    settledAs: { explained: '说明', auto_fixed: '自动平账', written_off: '核销' },
  },
  'en-US': {
    totalsSheet: 'Totals',
    differencesSheet: 'Differences',
    totals: [
      'Kind',
      'Channel',
      'Count',
      'Ours (channel)',
      'Ours (hospital)',
      'Channel bill',
      'Hospital books',
    ],
    differences: [
      ...['Number', 'Order', 'Kind', 'Channel', 'Difference', 'Amount (yuan)', 'State', 'Outcome'],
      ...['Ours (channel)', 'Ours (hospital)', 'Channel bill', 'Hospital books', 'Found at'],
    ],
    all: 'All',
    kind: { payment: 'Payment', refund: 'Refund', transfer: 'Transfer' },
    means: { wechat: 'WeChat Pay', alipay: 'Alipay', unionpay: 'UnionPay' },
    class: {
      missing_platform: 'Missing at ours',
      missing_channel: 'Missing at the channel',
      missing_his: 'Missing at the hospital',
      amount: 'Other amount',
      status: 'Other status',
      time_cross_day: 'On another day',
      duplicate: 'Twice',
    },
    state: {
      open: 'Open',
      explained: 'Explained',
      auto_fixed: 'Mended itself',
      manual: 'To be confirmed',
      closed: 'Closed',
    },
    settledAs: { explained: 'Explained', auto_fixed: 'Mended itself', written_off: 'Written off' },
  },
}
