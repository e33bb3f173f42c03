import type { AxmlElement, AxmlNode } from '../axml/axml-node.ts'
import { parseAxml } from '../axml/parse-axml.ts'
import { innerScope, type Scope } from '../expression/scope.ts'
import { createSjsLoader } from '../package/load-sjs.ts'
import { type PackageFiles, resolvePath } from '../package/package-files.ts'
import { compileNodes, type Render } from './compile-nodes.ts'

interface AxmlFile {
  render: Render
  /** Only those it defines itself: `<import>` does not pass on what the imported file imports. */
  templates: Map<string, Render>
}

/** Compiles axml files, each once, and gives the function that renders one. */
export function createAxmlLoader(files: PackageFiles): (path: string) => Render {
  const loaded = new Map<string, AxmlFile>()
  const loadSjs = createSjsLoader(files)

  function load(path: string): AxmlFile {
    const known = loaded.get(path)
    if (known !== undefined) return known

    const source = files.read(path)
    if (source === undefined) throw new Error(`the package has no ${path}`)
    const file = compile(parseAxml(source, path), path)
    loaded.set(path, file)

    return file
  }

  function compile(nodes: AxmlNode[], path: string): AxmlFile {
    const sjs: Record<string, unknown> = {}
    const imports: AxmlFile[] = []
    const templates = new Map<string, Render>()
    const content: AxmlNode[] = []
    const findTemplate = (name: string) =>
      templates.get(name) ?? imports.find((file) => file.templates.has(name))?.templates.get(name)

    for (const node of nodes) {
      const { attributes = {}, children = [] } = node.kind === 'element' ? node : {}
      if (isTag(node, 'import-sjs'))
        sjs[attributes.name ?? ''] = loadSjs(resolvePath(path, attributes.from ?? ''))
      else if (isTag(node, 'import')) imports.push(load(resolvePath(path, attributes.src ?? '')))
      else if (isTag(node, 'template') && attributes.name !== undefined) {
        templates.set(attributes.name, withModules(sjs, compileNodes(children, findTemplate)))
      } else content.push(node)
    }

    return { render: withModules(sjs, compileNodes(content, findTemplate)), templates }
  }

  return (path) => load(path).render
}

function isTag(node: AxmlNode, tag: string): node is AxmlElement {
  return node.kind === 'element' && node.tag === tag
}

/** Data comes before a module of the same name. */
function withModules(sjs: Record<string, unknown>, render: Render): Render {
  return (scope, target) => render(innerScope(sjs as Scope, scope as Record<string, unknown>), target)
}
