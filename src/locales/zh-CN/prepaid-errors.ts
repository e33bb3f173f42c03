/** Codes that only a page of money on cards meets. */
export default {
  PREPAID_CHANGED: '余额或限额刚刚有变化，没有提交。已为您刷新，请重新选择。',
  PREPAID_EXISTS: '这位就诊人在这家医院已经有一笔预交金正在退，请先看它的进度。',
  PREPAID_NOT_HERE: '这里不能这样退预交金。请换一种方式，或带就诊卡到医院收费窗口办理。',
  PREPAID_NAME: '医院登记的卡上姓名和就诊人不一致。钱只退到卡上姓名本人的账户，请带身份证到医院窗口更正。',
  PREPAID_STATE: '它刚刚已经有了新的进展，已为您刷新。',
}
