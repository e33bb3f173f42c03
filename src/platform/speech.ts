import type { Language } from '@tongzhen/contract/headers'

const synthesis =
  process.env.TARO_ENV !== 'alipay' && typeof speechSynthesis !== 'undefined' ? speechSynthesis : undefined

/**
 * Can this phone read the language aloud now? Some web views have the function and no voice, and Alipay offers neither:
 * there no button is shown, since it would lead nowhere.
 */
export function canSpeak(language: Language): boolean {
  const spoken = language === 'zh-CN' ? /^(zh|cmn|yue)/i : /^en/i
  return synthesis?.getVoices().some(({ lang }) => spoken.test(lang)) === true
}

/** Voices may come later than the page; answers how to hear no more of it. */
export function onVoices(changed: () => void): () => void {
  synthesis?.addEventListener?.('voiceschanged', changed)
  return () => synthesis?.removeEventListener?.('voiceschanged', changed)
}

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
