/** Codes that only the page of the note meets: they come with its chunk, not with the first screen. */
export default {
  NOTE_CLOSED: '这次就诊不能再写预问诊单：可能已经交给医生，家里别人正在写，或预约已失效。',
  NOTE_CHANGED: '预问诊单在另一部手机上改过了，请看现在的内容。',
  NOTE_INCOMPLETE: '还有医生需要知道的没有填，请补上。',
}
