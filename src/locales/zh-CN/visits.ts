export default {
  title: '我的预约',
  why: '登录后可以查看和取消预约。',
  tabs: { label: '预约', upcoming: '待就诊', past: '以往' },
  state: {
    confirming: '确认中',
    to_pay: '待支付',
    booked: '已预约',
    cancelling: '取消中',
    cancelled: '已取消',
    failed: '没有约上',
    visited: '已就诊',
    missed: '没有到诊',
    stopped: '医生停诊',
  },
  empty: {
    upcoming: '没有待就诊的预约。',
    past: '还没有以往的预约。看过的门诊会列在这里。',
  },
  book: '去预约',
}
