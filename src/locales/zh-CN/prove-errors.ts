/** Codes about who somebody is: they come with pages about patients, not with the first screen. */
export default {
  PROOF_REQUIRED: '只凭姓名和证件号还不能打开。请先绑定档案，用医院登记的手机收验证码确认身份。',
  FILE_NOT_SEEN_YET:
    '这份档案是在手机上建的，医院还没有见过本人，所以现在还不能确认身份。带证件看完第一次病，再来确认；预约、缴费不受影响。',
}
