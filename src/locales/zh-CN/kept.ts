export default {
  notice: '现在没有网络。这是 {{time}} 存在手机上的，可能不是最新的。',
  lost: '没有网络时不能预约、缴费、取消；网络通了再办，不会丢东西。',
  visit: '下一次就诊',
  who: '就诊人',
  doctor: '医生',
  where: '地点',
  code: '出示健康码',
  reports: '最近看过的报告',
}
