interface Part {
  text: string
  isHead: boolean
}

/** Heads and paragraphs of a document of the contract (`consentDocument.body`). */
export function parseDocument(body: string): Part[] {
  return body
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .map((block) => ({ text: block.replace(/^#\s*/, ''), isHead: block.startsWith('#') }))
}
