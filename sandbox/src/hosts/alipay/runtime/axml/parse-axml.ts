import type { AxmlElement, AxmlNode } from './axml-node.ts'

const TAG_NAME = /[A-Za-z][\w-]*/y
const ATTRIBUTE = /\s*([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/y
const TAG_END = /\s*(\/?)>/y
const CLOSING_TAG = /<\/\s*([\w-]+)\s*>/y

/** What an attribute without a value reads as: `<input password>`. */
const PRESENT = '{{true}}'

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

/** Reads an axml file. Throws with the line when tags do not match: Alipay's compiler would refuse it too. */
export function parseAxml(source: string, path: string): AxmlNode[] {
  const root: AxmlElement = { kind: 'element', tag: '', attributes: {}, children: [] }
  const open: AxmlElement[] = [root]
  let position = 0

  const fail = (problem: string): never => {
    const line = source.slice(0, position).split('\n').length
    throw new SyntaxError(`${path}:${line}: ${problem}`)
  }
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = position
    const found = pattern.exec(source)
    if (found !== null) position = pattern.lastIndex

    return found
  }
  const innermost = (): AxmlElement => open[open.length - 1] ?? root

  const readOpeningTag = () => {
    position += 1
    const name = match(TAG_NAME) ?? fail('a tag needs a name')
    const element: AxmlElement = { kind: 'element', tag: name[0], attributes: {}, children: [] }
    for (let end = match(TAG_END); ; end = match(TAG_END)) {
      if (end !== null) {
        innermost().children.push(element)
        if (end[1] === '') open.push(element)
        return
      }
      const attribute = match(ATTRIBUTE) ?? fail(`<${element.tag}> is not closed`)
      element.attributes[attribute[1] ?? ''] = decode(attribute[2] ?? attribute[3] ?? PRESENT)
    }
  }

  while (position < source.length) {
    if (source.startsWith('<!--', position)) {
      const end = source.indexOf('-->', position)
      position = end < 0 ? fail('a comment does not end') : end + 3
    } else if (source.startsWith('</', position)) {
      const closing = match(CLOSING_TAG) ?? fail('a closing tag is cut off')
      const closed = open.length > 1 ? open.pop() : undefined
      if (closed?.tag !== closing[1]) fail(`</${closing[1]}> does not close <${closed?.tag ?? 'anything'}>`)
    } else if (source[position] === '<') {
      readOpeningTag()
    } else {
      const end = endOfText(source, position)
      const text = decode(source.slice(position, end)).replace(/^\s*\n\s*|\s*\n\s*$/g, '')
      if (text.trim() !== '') innermost().children.push({ kind: 'text', text })
      position = end
    }
  }
  if (open.length > 1) fail(`<${innermost().tag}> is not closed`)

  return root.children
}

/** Text ends at the next tag; a `<` inside `{{ }}` is a comparison. */
function endOfText(source: string, from: number): number {
  let position = from
  while (position < source.length && source[position] !== '<') {
    const isBinding = source.startsWith('{{', position)
    const end = isBinding ? source.indexOf('}}', position) : -1
    position = end < 0 ? position + 1 : end + 2
  }

  return position
}

function decode(text: string): string {
  return text.replace(/&(\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity)
}
