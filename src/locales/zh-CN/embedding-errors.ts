/** Codes that only pages in another platform's frame meet: they come with its chunk, not with the first screen. */
export default {
  TICKET_REFUSED:
    '打开本页的平台没有通过验证，为保护您的信息，本页没有打开。请返回原来的平台，联系平台客服。',
  TICKET_EXPIRED: '这一页打开得太久，已经失效。请点“重试”；如果仍打不开，请返回原来的平台重新进入。',
  TICKET_USED: '这次进入已经用过，不能再用。请点“重试”；如果仍打不开，请返回原来的平台重新进入。',
  TICKET_CLOCK: '平台的时间与我们相差太多，本页没有打开。请过几分钟返回原来的平台重新进入，或联系平台客服。',
}

/** In place of SESSION_REQUIRED: there nobody signs in. */
export const sessionEnded = {
  inFrame: '这一页到时间了，正在为您重新进入。您填写的内容还在，请过几秒再点一次。',
  inView: '这一页到时间了。请返回原来的平台，重新进入。',
}
