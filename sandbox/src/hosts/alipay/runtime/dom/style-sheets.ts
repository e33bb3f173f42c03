import { type PackageFiles, resolvePath } from '../package/package-files.ts'
import { translateUnits } from './translate-units.ts'

const IMPORT = /@import\s+(?:url\()?["']([^"']+)["']\)?\s*;/g

/** The acss of the package: `app.acss` for ever, that of a page while the page is on top. */
export class StyleSheets {
  readonly #files: PackageFiles
  readonly #ofPages = new Map<string, HTMLStyleElement>()

  constructor(files: PackageFiles) {
    this.#files = files
    this.#add('app.acss')
  }

  /** Switches to the styles of a page; those of the others would reach into it. */
  showPage(route: string): void {
    if (!this.#ofPages.has(route)) this.#ofPages.set(route, this.#add(`${route}.acss`))
    for (const [of, style] of this.#ofPages) style.media = of === route ? 'all' : 'not all'
  }

  /** Styles of a custom component, which reach the pages that use it. */
  addComponent(path: string): void {
    if (this.#files.read(`${path}.acss`) !== undefined) this.#add(`${path}.acss`)
  }

  #add(path: string): HTMLStyleElement {
    const style = document.createElement('style')
    style.dataset.from = path
    style.textContent = translateUnits(this.#read(path, new Set()))
    document.head.append(style)

    return style
  }

  #read(path: string, seen: Set<string>): string {
    if (seen.has(path)) return ''
    seen.add(path)
    const text = this.#files.read(path) ?? ''

    return text.replace(IMPORT, (_, relative: string) => this.#read(resolvePath(path, relative), seen))
  }
}
