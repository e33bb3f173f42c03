/** The part of Alipay's API that we use, typed by hand as in `hosts/alipay.ts`. */
interface AlipayApi {
  setClipboard(options: { text: string; success(): void; fail(): void }): void
}
declare const my: AlipayApi

/** Puts a text where it can be pasted into another application; false when the phone does not let us. */
export async function copyText(text: string): Promise<boolean> {
  if (process.env.TARO_ENV === 'alipay') {
    return new Promise((resolve) => {
      my.setClipboard({ text, success: () => resolve(true), fail: () => resolve(false) })
    })
  }
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
