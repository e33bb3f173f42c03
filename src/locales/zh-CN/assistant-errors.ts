/** Codes that only talks with the assistant meet: they come with their chunk, not with the first screen. */
export default {
  CONVERSATION_ENDED: '这段对话已经结束，请开始新的对话。',
}
