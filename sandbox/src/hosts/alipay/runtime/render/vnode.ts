export type Attributes = Readonly<Record<string, unknown>>

/** Which method of the owner answers an event, and whether the event stops there (`catchTap`). */
export interface Handler {
  /** The event's name as the template writes it: `scrollToLower`. */
  type: string
  method: string
  isCatch: boolean
}

/** Whose template a node comes from: a page or a custom component. */
export interface Owner {
  /** The methods that handlers name, called with it as `this`. */
  readonly instance: Record<string, unknown>
  /** Tags that are custom components, and the path of each without extension. */
  readonly components: Readonly<Record<string, string>>
}

interface KeyedNode {
  /** Tells a node from its siblings; the same key and tag next time is the same node. */
  key: string
}

export interface TextNode extends KeyedNode {
  kind: 'text'
  text: string
}

export interface ElementNode extends KeyedNode {
  kind: 'element'
  tag: string
  attributes: Attributes
  dataset: Readonly<Record<string, unknown>>
  /** By event name in lower case. */
  handlers: Readonly<Record<string, Handler>>
  children: VNode[]
  owner: Owner
}

export interface ComponentNode extends KeyedNode {
  kind: 'component'
  path: string
  props: Attributes
  /** What its `<slot>` shows. */
  children: VNode[]
  owner: Owner
}

export type VNode = TextNode | ElementNode | ComponentNode

/** What a node is among its siblings: a node of the same identity next time is the same node, changed. */
export function identityOf(node: VNode): string {
  if (node.kind === 'text') return `#text ${node.key}`

  return `${node.kind === 'element' ? node.tag : `/${node.path}`} ${node.key}`
}
