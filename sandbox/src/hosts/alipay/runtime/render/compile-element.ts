import type { AxmlElement } from '../axml/axml-node.ts'
import { compileBinding } from '../expression/compile-binding.ts'
import type { Evaluate } from '../expression/compile-expression.ts'
import type { Render } from './compile-nodes.ts'
import type { Handler, VNode } from './vnode.ts'

const HANDLER = /^(on|catch)([A-Za-z]\w*)$/

interface Compiled {
  attributes: [string, Evaluate][]
  dataset: [string, Evaluate][]
  handlers: Record<string, Handler>
}

/** Compiles one built-in or custom component; which of the two it is, only its owner knows. */
export function compileElement({
  element,
  key,
  renderChildren,
}: {
  element: AxmlElement
  key: string
  renderChildren: Render
}): Render {
  const { tag } = element
  const compiled = compileAttributes(element.attributes)

  return (scope, { owner, slot, out }) => {
    const evaluate = (list: [string, Evaluate][]) => evaluateAll(list, (one) => one(scope))
    const children: VNode[] = []
    renderChildren(scope, { owner, slot, out: children })
    const attributes = evaluate(compiled.attributes)
    const path = owner.components[tag]
    if (path !== undefined) {
      const props = { ...attributes, ...callbacks(compiled.handlers, owner.instance) }
      out.push({ kind: 'component', key, path, props, children, owner })
      return
    }
    const dataset = evaluate(compiled.dataset)
    out.push({ kind: 'element', key, tag, attributes, dataset, handlers: compiled.handlers, children, owner })
  }
}

function compileAttributes(source: Record<string, string>): Compiled {
  const compiled: Compiled = { attributes: [], dataset: [], handlers: {} }
  for (const [name, value] of Object.entries(source)) {
    const handler = HANDLER.exec(name)
    if (name.startsWith('a:')) continue
    if (handler !== null) {
      const [, binding, event = ''] = handler
      const type = `${event.charAt(0).toLowerCase()}${event.slice(1)}`
      compiled.handlers[event.toLowerCase()] = { type, method: value, isCatch: binding === 'catch' }
    } else if (name.startsWith('data-')) {
      compiled.dataset.push([camelCase(name.slice('data-'.length)), compileBinding(value)])
    } else {
      compiled.attributes.push([name, compileBinding(value)])
    }
  }

  return compiled
}

function evaluateAll(
  list: [string, Evaluate][],
  run: (evaluate: Evaluate) => unknown,
): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const [name, evaluate] of list) {
    const value = run(evaluate)
    if (value !== undefined) values[name] = value
  }

  return values
}

/** A custom component gets the methods of its owner as functions in its props. */
function callbacks(
  handlers: Record<string, Handler>,
  instance: Record<string, unknown>,
): Record<string, unknown> {
  const props: Record<string, unknown> = {}
  for (const { type, method } of Object.values(handlers)) {
    props[`on${type.charAt(0).toUpperCase()}${type.slice(1)}`] = (...list: unknown[]) => {
      const callee = instance[method]

      return typeof callee === 'function' ? callee.apply(instance, list) : undefined
    }
  }

  return props
}

function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}
