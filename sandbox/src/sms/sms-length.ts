/** GSM 03.38 basic alphabet; these take one septet. */
const GSM_BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
/** Its extension; these take two. */
const GSM_EXTENSION = new Set('\f^{}\\[~]|€')

export interface SmsLength {
  encoding: 'GSM-7' | 'UCS-2'
  /** How many messages the network counts. */
  segments: number
}

/**
 * How a text travels: 160 septets in one message or 153 in each part when all of it is GSM 03.38, otherwise
 * 70 UTF-16 units or 67 in each part (3GPP TS 23.038, TS 23.040).
 */
export function smsLength(text: string): SmsLength {
  const septets = gsmSeptets(text)
  if (septets === undefined) {
    return { encoding: 'UCS-2', segments: text.length <= 70 ? 1 : Math.ceil(text.length / 67) }
  }

  return { encoding: 'GSM-7', segments: septets <= 160 ? 1 : Math.ceil(septets / 153) }
}

function gsmSeptets(text: string): number | undefined {
  let septets = 0
  for (const character of text) {
    if (GSM_BASIC.has(character)) septets += 1
    else if (GSM_EXTENSION.has(character)) septets += 2
    else return undefined
  }

  return septets
}
