import type { InputProps } from '@tarojs/components'

/** What is going to be typed; the host shows the helpful keyboard for it. */
export type Typed = 'text' | 'digits' | 'amount' | 'phone' | 'document'

const isMiniProgram = process.env.TARO_ENV === 'alipay'

/** A browser gives digits by `inputmode`: `type="number"` drops leading zeros and refuses pasted spaces. */
const inBrowser: Record<Typed, Record<string, string>> = {
  text: { type: 'text' },
  digits: { type: 'text', inputMode: 'numeric' },
  amount: { type: 'text', inputMode: 'decimal' },
  phone: { type: 'tel' },
  document: { type: 'text', autoCapitalize: 'characters', spellCheck: 'false' },
}

/** Alipay's digit keyboard has no `+`; the international prefix 00 means the same (contract/documents.ts). */
const inMiniProgram: Record<Typed, Record<string, string>> = {
  text: { type: 'text' },
  digits: { type: 'number' },
  amount: { type: 'digit' },
  phone: { type: 'text' },
  document: { type: 'text' },
}

export function keyboardFor(typed: Typed): Pick<InputProps, 'type'> {
  return (isMiniProgram ? inMiniProgram : inBrowser)[typed] as Pick<InputProps, 'type'>
}
