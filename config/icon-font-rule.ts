import path from 'node:path'
import type Chain from 'webpack-chain'

const FONT = /lucide\.woff2$/

/** The font of the icons stands in the style sheet: one request less, and the icons are there with the page. */
export function iconFontRule(chain: Chain): void {
  chain.module.rule('font').exclude.add(FONT)
  chain.module
    .rule('iconFont')
    .test(FONT)
    .set('type', 'asset/inline')
    .use('iconFont')
    .loader(path.resolve(__dirname, 'icon-font.js'))
}
