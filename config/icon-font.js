const { readFileSync } = require('node:fs')
const path = require('node:path')
const subsetFont = require('subset-font')

const css = path.resolve(__dirname, '../src/components/icon.css')

/** Leaves of the icons' font what src/components/icon.css names by its code: a few kB instead of hundreds. */
module.exports = function iconFont(font) {
  const done = this.async()
  this.addDependency(css)
  const codes = readFileSync(css, 'utf8').matchAll(/--icon: "\\([0-9a-f]+)"/g)
  const signs = Array.from(codes, ([, code]) => String.fromCodePoint(Number.parseInt(code, 16)))
  subsetFont(font, signs.join(''), { targetFormat: 'woff2' }).then((subset) => done(null, subset), done)
}
module.exports.raw = true
