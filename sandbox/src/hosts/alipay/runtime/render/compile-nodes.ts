import type { AxmlElement, AxmlNode } from '../axml/axml-node.ts'
import { compileBinding, compileTemplateData } from '../expression/compile-binding.ts'
import type { Evaluate } from '../expression/compile-expression.ts'
import { innerScope, type Scope } from '../expression/scope.ts'
import { compileElement } from './compile-element.ts'
import type { Owner, VNode } from './vnode.ts'

/** What a render passes on: whose template it is, what its slot shows, and where the nodes go. */
export interface RenderTarget {
  owner: Owner
  slot: readonly VNode[]
  out: VNode[]
}

export type Render = (scope: Scope, target: RenderTarget) => void

/** The templates that a file defines or imports; undefined for a name it does not know. */
export type FindTemplate = (name: string) => Render | undefined

let places = 0

/** The key of what stands outside loops: its place in the source. */
function placeKey(): string {
  places += 1

  return `@${places}`
}

/** Compiles siblings: chains of `a:if`, loops, templates, blocks, slots and elements. */
export function compileNodes(nodes: AxmlNode[], findTemplate: FindTemplate): Render {
  const steps: Render[] = []
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index]
    if (node === undefined) continue
    if (node.kind === 'text') {
      steps.push(compileText(node.text))
      continue
    }
    const branches = [compileBranch({ element: node, findTemplate })]
    if ('a:if' in node.attributes && !('a:for' in node.attributes)) {
      for (let next = nodes[index + 1]; isAlternative(next); next = nodes[index + 1]) {
        index += 1
        branches.push(compileBranch({ element: next, findTemplate }))
      }
    }
    steps.push((scope, target) => branches.find(({ test }) => test(scope))?.render(scope, target))
  }

  return (scope, target) => {
    for (const step of steps) step(scope, target)
  }
}

interface Sibling {
  element: AxmlElement
  findTemplate: FindTemplate
}

function compileBranch(sibling: Sibling): { test: Evaluate; render: Render } {
  const { attributes } = sibling.element
  const condition = attributes['a:if'] ?? attributes['a:elif']
  const test = condition === undefined ? () => true : compileBinding(condition)
  if (!('a:for' in attributes)) return { test, render: compileOne(sibling) }

  // As in Alipay, the loop comes before the condition on the same tag, which is asked for each item.
  return { test: () => true, render: compileLoop({ sibling, test }) }
}

function isAlternative(node: AxmlNode | undefined): node is AxmlElement {
  return node?.kind === 'element' && ('a:elif' in node.attributes || 'a:else' in node.attributes)
}

function compileLoop({ sibling, test }: { sibling: Sibling; test: Evaluate }): Render {
  const { attributes } = sibling.element
  const list = compileBinding(attributes['a:for'] ?? '')
  const itemName = attributes['a:for-item'] ?? 'item'
  const indexName = attributes['a:for-index'] ?? 'index'
  const keyName = attributes['a:key']
  const render = compileOne(sibling)

  return (scope, target) => {
    itemsOf(list(scope)).forEach((item, index) => {
      const inner = innerScope(scope, { [itemName]: item, [indexName]: index })
      if (!test(inner)) return
      const from = target.out.length
      render(inner, target)
      giveKeys({ nodes: target.out, from, key: keyOf({ item, index, keyName }) })
    })
  }
}

function itemsOf(list: unknown): unknown[] {
  if (Array.isArray(list)) return list
  if (typeof list === 'number') return Array.from({ length: list }, (_, index) => index)

  return typeof list === 'object' && list !== null ? Object.values(list) : []
}

function keyOf({
  item,
  index,
  keyName,
}: {
  item: unknown
  index: number
  keyName: string | undefined
}): string {
  if (keyName === '*this') return String(item)
  const own =
    keyName === undefined ? undefined : (item as Record<string, unknown> | null | undefined)?.[keyName]

  return String(own ?? index)
}

/** What an item gives rise to is told from the other items by its key, and from each other by its place. */
function giveKeys({ nodes, from, key }: { nodes: VNode[]; from: number; key: string }): void {
  for (let index = from; index < nodes.length; index += 1) {
    const node = nodes[index]
    if (node !== undefined) node.key = index === from ? key : `${key}:${index - from}`
  }
}

function compileOne({ element, findTemplate }: Sibling): Render {
  const { tag, attributes, children } = element
  if (tag === 'block') return compileNodes(children, findTemplate)
  if (tag === 'template') return compileTemplateUse(attributes, findTemplate)
  if (tag === 'slot') return (_scope, { slot, out }) => out.push(...slot)

  return compileElement({ element, key: placeKey(), renderChildren: compileNodes(children, findTemplate) })
}

function compileTemplateUse(attributes: Record<string, string>, findTemplate: FindTemplate): Render {
  const name = compileBinding(attributes.is ?? '')
  const data = compileTemplateData(attributes.data)

  return (scope, target) => {
    const wanted = String(name(scope))
    const render = findTemplate(wanted)
    if (render === undefined) throw new Error(`there is no template "${wanted}"`)
    render(data(scope) as Scope, target)
  }
}

function compileText(text: string): Render {
  const key = placeKey()
  const evaluate = compileBinding(text)

  return (scope, { out }) => out.push({ kind: 'text', key, text: String(evaluate(scope) ?? '') })
}
