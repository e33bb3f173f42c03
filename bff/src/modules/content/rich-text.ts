import type { RichBlock, RichPiece } from '@tongzhen/contract/rich-text'
import MarkdownIt, { type Token } from 'markdown-it'

/**
 * Headings, paragraphs, lists and strong words of CommonMark; whatever else somebody writes, HTML and addresses too,
 * is text like any other. Nothing of it ever becomes markup: the tree is drawn piece by piece (S23).
 */
const reader = new MarkdownIt('zero', { html: false }).enable([
  'heading',
  'list',
  'emphasis',
  'newline',
  'escape',
])
/** The same signs, and HTML told apart from text. */
const finder = new MarkdownIt('commonmark', { html: true })

/** True where the text has HTML in it: the editor is told, instead of patients reading tags. */
export function hasMarkup(source: string): boolean {
  return finder
    .parse(source, {})
    .some((token) => [token, ...(token.children ?? [])].some(({ type }) => type.startsWith('html_')))
}

/** What patients read; safe of whatever was stored. */
export function readRichText(source: string): RichBlock[] {
  const blocks: RichBlock[] = []
  const tokens = reader.parse(source, {})
  let list: Extract<RichBlock, { kind: 'list' }> | undefined
  let depth = 0
  for (const [index, token] of tokens.entries()) {
    if (/^(bullet|ordered)_list_open$/.test(token.type)) {
      depth += 1
      if (depth > 1) continue
      list = { kind: 'list', isOrdered: token.type === 'ordered_list_open', items: [] }
      blocks.push(list)
    } else if (/_list_close$/.test(token.type)) {
      depth -= 1
      if (depth === 0) list = undefined
    } else if (token.type === 'inline') {
      const pieces = piecesOf(token)
      if (list) list.items.push(pieces)
      else blocks.push({ kind: tokens[index - 1]?.type === 'heading_open' ? 'heading' : 'paragraph', pieces })
    }
  }

  return blocks
}

/** Neighbours of the same weight are one piece. */
function piecesOf({ children }: Token): RichPiece[] {
  const pieces: RichPiece[] = []
  let strength = 0
  for (const { type, content } of children ?? []) {
    if (type === 'strong_open') strength += 1
    if (type === 'strong_close') strength -= 1
    const text = type === 'softbreak' || type === 'hardbreak' ? '\n' : content
    if (text === '') continue
    const last = pieces.at(-1)
    if (last?.isStrong === strength > 0) last.text += text
    else pieces.push({ text, isStrong: strength > 0 })
  }

  return pieces
}
