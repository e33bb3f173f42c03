/** Codes about who somebody is, and what is under way for them: they come with pages about patients, not with the first screen. */
export default {
  PROOF_REQUIRED: '只凭姓名和证件号还不能打开。请先绑定档案，用医院登记的手机收验证码确认身份。',
  PATIENT_HAS_APPOINTMENTS: '这位就诊人还有未就诊的预约。请先取消预约。',
  PATIENT_HAS_PAYMENTS: '这位就诊人还有未完成的支付或退款，请等它有了结果。',
  PATIENT_HAS_REFUND:
    '这位就诊人有一笔退费正在办理。请到“退费进度”看，还没审核的可以撤回，已同意的请等钱到账。',
  FILE_NOT_SEEN_YET:
    '这份档案是在手机上建的，医院还没有见过本人，所以现在还不能确认身份。带证件看完第一次病，再来确认；预约、缴费不受影响。',
}
