/** What stands in a field once `sent` has arrived: what was typed or said since stays. */
export function withoutSent(text: string, sent: string): string {
  const now = text.trimStart()

  return now.startsWith(sent) ? now.slice(sent.length).replace(/^[\s，,]+/, '') : text
}
