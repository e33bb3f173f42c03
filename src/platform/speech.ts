import type { Language } from '@tongzhen/contract/headers'

const synthesis =
  process.env.TARO_ENV !== 'alipay' && typeof speechSynthesis !== 'undefined' ? speechSynthesis : undefined

/** Can this host read aloud? Where it cannot, no button is shown. */
export const canSpeak = synthesis !== undefined

/** Reads what the page's main part shows; `onEnd` also when it was stopped. */
export function speakPage(language: Language, onEnd: () => void): void {
  if (!synthesis) return
  const main =
    document.querySelector('.taro_page:not([style*="none"]) [role="main"]') ??
    document.querySelector('[role="main"]')
  const speech = new SpeechSynthesisUtterance((main as HTMLElement | null)?.innerText ?? '')
  speech.lang = language
  speech.rate = 0.9
  speech.onend = onEnd
  speech.onerror = onEnd
  synthesis.cancel()
  synthesis.speak(speech)
}

export function stopSpeaking(): void {
  synthesis?.cancel()
}
