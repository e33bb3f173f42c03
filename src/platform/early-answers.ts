/** An answer as `Taro.request` gives it, as far as we read it; undefined when none came. */
export interface EarlyAnswer {
  statusCode: number
  data: string
}

interface EarlyQuestion {
  headers: Record<string, string>
  answer: Promise<EarlyAnswer | undefined>
}

declare global {
  interface Window {
    earlyAnswers?: Record<string, EarlyQuestion>
  }
}

/**
 * The answer to what index.html asked before our scripts had come (config/plugins/early-questions.ts), once, and only
 * when it was asked with these very headers. H5 only.
 */
export function takeEarlyAnswer(
  url: string,
  headers: Record<string, string>,
): Promise<EarlyAnswer | undefined> | undefined {
  if (process.env.TARO_ENV === 'alipay') return undefined
  const question = window.earlyAnswers?.[url]
  if (!question) return undefined
  delete window.earlyAnswers?.[url]
  const isSame = Object.keys(headers).every((name) => headers[name] === question.headers[name])
  return isSame ? question.answer : undefined
}
