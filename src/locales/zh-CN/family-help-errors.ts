/** Codes that only pages of help by the family meet: they come with their chunk, not with the first screen. */
export default {
  FAMILY_HELP_CODE_WRONG: '这个数字不对、已过期，或已有别人打开。请让家人看一看他手机上的数字，或重新发起。',
  FAMILY_HELP_OWN: '这是您自己发起的求助。请让家人在他自己的手机上输入。',
  FAMILY_HELP_STATE: '这次求助已结束、已收回，或对方还没有同意。请给家人打个电话问一问。',
}
