import type { Data } from '../data/update-data.ts'
import type { MountedNode, Renderer } from '../dom/renderer.ts'
import type { StyleSheets } from '../dom/style-sheets.ts'
import type { HostLog } from '../host-log.ts'
import { type PackageFiles, resolvePath } from '../package/package-files.ts'
import type { Render } from '../render/compile-nodes.ts'
import type { ComponentNode, Owner } from '../render/vnode.ts'
import { type Definitions, initialData } from './definitions.ts'
import { setDataOf, View } from './view.ts'

export interface ComponentFactoryOptions {
  files: PackageFiles
  definitions: Definitions
  loadAxml: (path: string) => Render
  renderer: () => Renderer
  styles: StyleSheets
  log: HostLog
  currentPage: () => object | undefined
}

/** Makes the mounting of custom components (Alipay: 自定义组件, life cycle of component2). */
export function createComponentFactory(
  options: ComponentFactoryOptions,
): (node: ComponentNode) => MountedNode {
  const { files, definitions, loadAxml, renderer, styles, log, currentPage } = options
  const styled = new Set<string>()

  return (first) => {
    const { path } = first
    const definition = definitions.component(path)
    if (!styled.has(path)) styles.addComponent(path)
    styled.add(path)

    let current = first
    let isSettled = false
    const propsOf = (node: ComponentNode): Data => ({ ...definition.props, ...node.props })
    const instance = {
      ...definition.methods,
      is: path,
      $page: currentPage(),
      data: initialData(definition.data),
      props: propsOf(first),
      setData: (_changes: Data, _callback?: () => void): void => undefined,
    }
    const place = document.createElement('mini-component')
    const view = new View({
      owner: { instance, components: componentsOf(files, path) },
      container: place,
      render: loadAxml(`${path}.axml`),
      renderer: renderer(),
      log,
      scope: () => ({ ...instance.props, ...instance.data }),
      slot: () => current.children,
    })
    instance.setData = setDataOf({
      instance,
      changed(before) {
        // While props come in, the render that follows shows the data.
        if (!isSettled) return
        view.render()
        life(() => definition.didUpdate?.call(instance, instance.props, before))
      },
    })

    function life(stage: () => void): void {
      try {
        stage()
      } catch (error) {
        log.error(path, error)
      }
    }

    life(() => definition.onInit?.call(instance))
    life(() => definition.deriveDataFromProps?.call(instance, instance.props))
    isSettled = true
    view.render()
    queueMicrotask(() => life(() => definition.didMount?.call(instance)))

    return {
      place,
      get vnode() {
        return current
      },
      update(next) {
        if (next.kind !== 'component') return
        const { props: propsBefore, data: dataBefore } = instance
        current = next
        isSettled = false
        life(() => definition.deriveDataFromProps?.call(instance, propsOf(next)))
        isSettled = true
        instance.props = propsOf(next)
        view.render()
        life(() => definition.didUpdate?.call(instance, propsBefore, dataBefore))
      },
      dispose() {
        life(() => definition.didUnmount?.call(instance))
        view.dispose()
      },
    }
  }
}

/** The custom components that the json of a page or component declares, as paths in the package. */
export function componentsOf(files: PackageFiles, path: string): Owner['components'] {
  const { usingComponents = {} } =
    files.json<{ usingComponents?: Record<string, string> }>(`${path}.json`) ?? {}

  return Object.fromEntries(Object.entries(usingComponents).map(([tag, to]) => [tag, resolvePath(path, to)]))
}
