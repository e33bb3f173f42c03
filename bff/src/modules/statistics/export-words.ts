import type { Language } from '@tongzhen/contract/headers'
import type { PaymentMeans, PaymentPurpose, RefundWay, VisitKind } from '@tongzhen/contract/states'
import type { StatisticsSheet } from './export-statistics.ts'

interface ExportWords {
  sheets: Record<StatisticsSheet, string>
  columns: Record<StatisticsSheet, string[]>
  means: Record<PaymentMeans, string>
  way: Record<RefundWay, string>
  purpose: Record<PaymentPurpose, string>
  visitKind: Record<VisitKind, string>
}

/** What stands in a workbook. */
export const exportWords: Record<Language, ExportWords> = {
  'zh-CN': {
    sheets: { refunds: '退款统计', finance: '财务报表', visits: '挂号和就诊' },
    columns: {
      refunds: [
        ...['退款日期', '渠道', '方式', '应退笔数', '应退金额（元）', '已退笔数', '已退金额（元）'],
        ...['待退笔数', '待退金额（元）'],
      ],
      finance: [
        ...['日期', '渠道', '用途', '收款笔数', '自费收款（元）', '医保笔数', '医保收款（元）'],
        ...['退款笔数', '自费退款（元）', '医保退回（元）', '人工退款笔数', '人工退款（元）', '净额（元）'],
      ],
      visits: ['就诊日期', '号别', '挂号', '待就诊', '已就诊', '爽约', '已取消', '停诊'],
    },
    means: { wechat: '微信支付', alipay: '支付宝', unionpay: '银联' },
    way: { original: '原路退回', transfer: '转账', by_hand: '医院人工退' },
    purpose: { bills: '门诊缴费', registration: '挂号费', prepaid: '住院预交金' },
    visitKind: { ordinary: '普通', expert: '专家', special_need: '特需', mdt: '多学科' },
  },
  'en-US': {
    sheets: { refunds: 'Refunds', finance: 'Finance', visits: 'Registrations and visits' },
    columns: {
      refunds: [
        ...['Agreed to on', 'Channel', 'Way', 'Due', 'Due (yuan)', 'Refunded', 'Refunded (yuan)'],
        ...['Outstanding', 'Outstanding (yuan)'],
      ],
      finance: [
        ...['Day', 'Channel', 'Purpose', 'Taken', 'Own money (yuan)', 'Insured', 'Insurance (yuan)'],
        ...['Refunds', 'Refunded (yuan)', 'Back to the insurer (yuan)'],
        ...['By hand', 'By hand (yuan)', 'Net (yuan)'],
      ],
      visits: ['Visit on', 'Kind', 'Registrations', 'To come', 'Seen', 'Missed', 'Cancelled', 'Stopped'],
    },
    means: { wechat: 'WeChat Pay', alipay: 'Alipay', unionpay: 'UnionPay' },
    way: { original: 'The way it came', transfer: 'Transfer', by_hand: 'By the hospital itself' },
    purpose: { bills: 'Outpatient bills', registration: 'Registration fee', prepaid: 'Prepaid for a stay' },
    visitKind: {
      ordinary: 'Ordinary',
      expert: 'Expert',
      special_need: 'Special need',
      mdt: 'Multi-disciplinary',
    },
  },
}
