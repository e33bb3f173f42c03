import type { CreateBuiltIn } from './component.ts'

/** Tags that Alipay's rich-text shows; others leave their content. */
const TAGS = new Set(
  `a abbr b blockquote br code col colgroup dd del div dl dt em fieldset h1 h2 h3 h4 h5 h6 hr i img ins label legend
  li ol p q span strong sub sup table tbody td tfoot th thead tr u ul`.split(/\s+/),
)
const ATTRIBUTES = new Set([
  'class',
  'style',
  'src',
  'alt',
  'width',
  'height',
  'colspan',
  'rowspan',
  'span',
  'start',
  'type',
])

interface RichNode {
  type?: 'node' | 'text'
  name?: string
  text?: string
  attrs?: Record<string, unknown>
  children?: RichNode[]
}

/** Shows HTML as data: nothing in it runs or can be tapped by itself. */
export const createRichText: CreateBuiltIn = () => {
  const element = document.createElement('rich-text')

  return {
    element,
    update(next, previous) {
      if (next.nodes === previous.nodes) return
      const nodes = typeof next.nodes === 'string' ? fromHtml(next.nodes) : ((next.nodes ?? []) as RichNode[])
      element.replaceChildren(...nodes.flatMap(toDom))
    },
  }
}

function fromHtml(html: string): RichNode[] {
  return [...new DOMParser().parseFromString(html, 'text/html').body.childNodes].flatMap(fromDom)
}

function fromDom(node: Node): RichNode[] {
  if (node instanceof Text) return [{ type: 'text', text: node.data }]
  if (!(node instanceof HTMLElement)) return []
  const attrs = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]))

  return [{ name: node.localName, attrs, children: [...node.childNodes].flatMap(fromDom) }]
}

function toDom(node: RichNode): Node[] {
  if (node.type === 'text' || node.name === undefined) return [document.createTextNode(node.text ?? '')]
  const children = (node.children ?? []).flatMap(toDom)
  if (!TAGS.has(node.name)) return node.name === 'script' || node.name === 'style' ? [] : children
  const element = document.createElement(node.name)
  for (const [name, value] of Object.entries(node.attrs ?? {})) {
    if (ATTRIBUTES.has(name)) element.setAttribute(name, String(value))
  }
  element.append(...children)

  return [element]
}
