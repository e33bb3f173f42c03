import HtmlPlugin from 'html-webpack-plugin'
import type { Compilation, Compiler } from 'webpack'

/**
 * Names the home page's files in index.html, so that the browser fetches them together with the app's own and not
 * after it (Taro starts in steps: html, then app, then page; design/client.md §8).
 */
export class PreloadFirstPage {
  readonly #page: string

  constructor(page: string) {
    this.#page = page
  }

  apply(compiler: Compiler): void {
    compiler.hooks.compilation.tap('PreloadFirstPage', (compilation) => {
      HtmlPlugin.getHooks(compilation).alterAssetTagGroups.tap('PreloadFirstPage', (data) => {
        for (const file of this.#filesOf(compilation)) data.headTags.push(tagFor(data.publicPath + file))
        return data
      })
    })
  }

  #filesOf(compilation: Compilation): Set<string> {
    const initial = new Set([...compilation.entrypoints.values()].flatMap((entry) => entry.getFiles()))
    const files = new Set<string>()
    for (const group of compilation.chunkGroups) {
      if (!group.origins.some((origin) => origin.request?.includes(this.#page))) continue
      for (const file of group.getFiles()) if (!initial.has(file) && /\.(js|css)$/.test(file)) files.add(file)
    }
    return files
  }
}

function tagFor(href: string): HtmlPlugin.HtmlTagObject {
  const attributes = { rel: 'preload', as: href.endsWith('.css') ? 'style' : 'script', href }
  return { tagName: 'link', voidTag: true, attributes, meta: { plugin: 'PreloadFirstPage' } }
}
