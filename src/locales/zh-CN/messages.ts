export default {
  title: '消息',
  empty: '还没有消息。预约、缴费、退费后，结果会告诉您，也留在这里。',
  fresh: '新',
  formerPatient: '您的就诊人',
  kind: {
    appointment_booked: { title: '预约成功', text: '{{patient}}：{{doctor}}，{{day}}。请带有效证件。' },
    appointment_cancelled: { title: '预约已取消', text: '{{patient}}：{{doctor}}，{{day}}。' },
    appointment_failed: {
      title: '没有约上',
      text: '{{patient}}：{{doctor}}，{{day}}。没有占号，请另选时间。',
    },
    cancellation_held: {
      title: '医院还没有取消这个号',
      text: '{{patient}}：{{doctor}}，{{day}}。工作人员正在处理，您不用来。付过的费用是安全的。',
    },
    clinic_stopped: {
      title: '医生停诊',
      text: '{{patient}}：{{doctor}}，{{day}}停诊。很抱歉，请点这里改约或退费。',
    },
    clinic_reopened: {
      title: '恢复出诊',
      text: '{{patient}}：{{doctor}}，{{day}}恢复出诊，您的预约仍然有效。',
    },
    payment_paid: { title: '缴费成功', text: '{{patient}}：{{amount}}，医院已收到。' },
    payment_refunding: {
      title: '正在退费',
      text: '{{patient}}：{{amount}}，原路退回，到账后再告诉您。请不要重复支付。',
    },
    payment_refunded: { title: '已退费', text: '{{patient}}：{{amount}}，已原路退回。' },
    payment_returned_by_hand: {
      title: '已退费',
      text: '{{patient}}：{{amount}}，不能原路退回，医院已用现金或银行转账退给您。',
    },
    refund_refused: {
      title: '不能线上退费',
      text: '{{patient}}：{{amount}}，项目已执行或取药，请到医院窗口办理。',
    },
    refund_declined: {
      title: '退费申请未通过',
      text: '{{patient}}：{{amount}}。点这里看原因，改好后可以再申请。',
    },
    refund_held_up: {
      title: '退费在等医院系统答复',
      text: '{{patient}}：{{amount}} 已同意退。工作人员正在处理，您不用再申请。点这里看进度。',
    },
    prepaid_to_take: {
      title: '请确认收款',
      text: '{{patient}}：{{amount}} 预交金，请在 24 小时内点这里，在微信里确认收款。',
    },
    prepaid_arrived: {
      title: '预交金已到账',
      text: '{{patient}}：{{amount}}，请查收。',
    },
    prepaid_stopped: {
      title: '预交金没有到账',
      text: '{{patient}}：{{amount}}，钱在医院。点这里看原因，再退一次。',
    },
    prepaid_put_back: {
      title: '预交金已放回卡上',
      text: '{{patient}}：{{amount}} 没有退成，已放回就诊卡。点这里看原因，可以再申请。',
    },
    prepaid_refused: {
      title: '预交金没有退成',
      text: '{{patient}}：{{amount}} 仍在就诊卡上。点这里看下一步。',
    },
    payment_in_review: {
      title: '医院正在核对',
      text: '{{patient}}：{{amount}}，款项安全，有结果就告诉您。请不要重复支付。',
    },
    reminder_week: {
      title: '还有一周就诊',
      text: '{{patient}}：{{doctor}}，{{day}}。不能来，点这里取消，把号让给别人。',
    },
    reminder_eve: {
      title: '明天就诊',
      text: '{{patient}}：{{doctor}}，{{day}}。请带有效证件。不能来，点这里取消。',
    },
    reminder_morning: {
      title: '今天就诊',
      text: '{{patient}}：{{doctor}}，{{day}}。到医院后先报到。不能来，点这里看怎么办。',
    },
    queue_three_ahead: {
      title: '快轮到了',
      text: '{{patient}}：前面最多还有 3 位，请回到候诊区。{{doctor}}，{{day}}。',
    },
    queue_called: { title: '正在叫您', text: '{{patient}}：请马上去诊室。{{doctor}}，{{day}}。' },
    named_doctor_to_pay: {
      title: '时间已定，请支付',
      text: '{{patient}}：{{doctor}}，{{day}}。点这里支付挂号费，过时号源会放回。',
    },
    named_doctor_again: {
      title: '正在另找时间',
      text: '{{patient}}：与{{doctor}}商定的时间没有约成，医院会再打电话给您。',
    },
    named_doctor_declined: {
      title: '点诊没有约成',
      text: '{{patient}}：没能安排{{doctor}}。点这里看原因。',
    },
    named_doctor_lapsed: {
      title: '点诊申请已过期',
      text: '{{patient}}：为{{doctor}}所选的日期都过了。点这里可以重新申请。',
    },
    note_wanted: {
      title: '请填预问诊单',
      text: '{{patient}}：{{doctor}}，{{day}}。花三分钟，医生看诊前就了解病情。',
    },
    parking_expected: { title: '车辆已登记', text: '{{patient}}：{{doctor}}，{{day}}。到门口由安保放行。' },
    parking_let_in: { title: '车辆已入场', text: '{{patient}}：{{doctor}}，{{day}}。' },
    family_help_done: { title: '家人已付好', text: '{{patient}}：{{amount}}，家人已替您付款，您不用再付。' },
    invoice_issued: { title: '电子票据已开具', text: '{{patient}}：{{amount}}，点这里查看、保存。' },
    report_ready: { title: '新报告', text: '{{patient}}有新报告，点这里查看。' },
    proxy_ending: {
      title: '代办快到期了',
      text: '您为{{patient}}代办，到{{day}}为止。要继续，请对方在自己的通诊里延长。',
    },
    own_proxy_ending: {
      title: '家人代办快到期了',
      text: '家人为{{patient}}代办，到{{day}}为止。要继续，点这里延长。',
    },
  },
}
