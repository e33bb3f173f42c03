import type { GatewayFailure } from '../failure.ts'

export interface AlipayTemplateMessage {
  /** `open_id`, of old applications the `user_id` `2088…`. */
  subject: string
  templateId: string
  /**
   * Alipay's number of a trade that this person paid: what allows us to write to them (`form_id`). Without one Alipay
   * takes the message only of who has subscribed to the template. UNCONFIRMED (payments.md §3.8).
   */
  tradeNo: string | undefined
  /** Page of the mini-program to which a tap leads. */
  page: string
  /** By field, e.g. `keyword1`; values too long are cut. */
  data: Readonly<Record<string, string>>
}

export interface AlipayGateway {
  /** The person's id (`open_id`, of old applications `user_id`) behind a code of `my.getAuthCode`, good once. */
  exchangeAuthCode(authCode: string): Promise<string | GatewayFailure>
  /**
   * `undefined` when Alipay took it. Refused: never so, e.g. the person has not subscribed. Any other failure may have
   * delivered it, and Alipay knows no number of ours by which a second one would be the same.
   */
  sendTemplate(
    message: AlipayTemplateMessage,
    trace: { traceId: string },
  ): Promise<undefined | GatewayFailure>
}
