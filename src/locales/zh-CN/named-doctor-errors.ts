/** Codes that only the pages of named doctors meet: they come with their chunk, not with the first screen. */
export default {
  NAMED_DOCTOR_EXISTS: '这位就诊人已经申请过这位医生，正在处理，不用再申请。',
  NAMED_DOCTOR_LIMIT: '这位就诊人已有{{count}}个申请在处理。请等其中一个有结果，或撤回一个。',
  NAMED_DOCTOR_DAYS: '所选日期已过，或超过{{days}}天。请另选日期。',
  NAMED_DOCTOR_STATE: '申请刚刚有了进展，不能撤回了。请看现在的情况；已约好的号可以在预约里取消。',
}
