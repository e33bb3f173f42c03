/** Codes that only reports and records meet: they come with their chunks, not with the first screen. */
export default {
  RECORD_GONE: '医院已撤回这份病历，或者正在改写。请返回刷新；如果一直没有，请致电医院。',
  REPORT_HELD: '这份结果要等医生先和本人说过，才能在这里看。',
}
