/** Codes that only a page about a stay in hospital meets: they come with its chunk. */
export default {
  STAY_GONE: '没有查到这次住院。请返回刷新；如果一直没有，请问病区护士站。',
  STAY_OVER: '这次住院已经结算，不用再交预交金，没有扣款。',
  TOP_UP_LIMITS: '一次最少 {{least}} 元，最多 {{most}} 元，没有扣款。请改一下金额。',
  TOP_UP_IN_PAYMENT:
    '您还有一笔预交金正在办理，这次没有扣款。请到“缴费记录”看那一笔：还没有付的，付完或放弃；已经付的，等医院确认，不用再付。',
  NOTICE_GONE: '这张入院通知单已经失效。请问开单的医生或住院处。',
  BED_NOT_READY: '床位还没有空出来，{{from}} 起可以办理。',
}
