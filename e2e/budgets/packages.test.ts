import { parse } from 'acorn'
import { describe, expect, test } from 'vitest'
import { withinBudget } from './budget.ts'
import { type BuiltFile, filesOf } from './files.ts'

const h5 = filesOf('h5')
const alipay = filesOf('alipay')
const sum = (files: BuiltFile[]) => files.reduce((total, { bytes }) => total + bytes, 0)
const isText = ({ name }: BuiltFile) => /\.(js|css|html|json|axml|acss|sjs)$/.test(name)

describe('the H5 build', () => {
  test('has no page whose own code is large', () => {
    const chunks = h5.filter(({ name }) => /^chunk\/.*\.js\.br$/.test(name))
    const largest = chunks.toSorted((a, b) => b.bytes - a.bytes)[0]
    if (!largest) throw new Error('the build has no chunks')

    withinBudget('largestPageChunkBytes', { bytes: largest.bytes, what: 'largest chunk of a page' })
  })

  test('holds every file compressed in both ways', () => {
    const names = new Set(h5.map(({ name }) => name))
    const texts = h5.filter(({ name }) => /\.(js|css|html|svg|json)$/.test(name))
    const wanted = texts.flatMap(({ name }) => [`${name}.br`, `${name}.gz`])

    expect(wanted.filter((name) => !names.has(name))).toEqual([])
  })

  test('has nothing of the development server in it', () => {
    const isLeftover = (file: BuiltFile) => isText(file) && /\.hot\.(data|accept)\b/.test(file.read())

    expect(h5.filter(isLeftover).map(({ name }) => name)).toEqual([])
  })
})

describe('the Alipay package', () => {
  const app = alipay.find(({ name }) => name === 'app.json')
  const { subPackages } = JSON.parse(app?.read() ?? '') as { subPackages: { root: string }[] }
  const isIn = (root: string) => (file: BuiltFile) => file.name.startsWith(`${root}/`)

  test('has a main package that opens fast on a weak network', () => {
    const main = alipay.filter((file) => !subPackages.some(({ root }) => isIn(root)(file)))

    withinBudget('alipayMainPackageBytes', { bytes: sum(main), what: 'Alipay main package' })
  })

  test('has sub-packages within their bounds', () => {
    const sizes = subPackages.map(({ root }) => ({ root, bytes: sum(alipay.filter(isIn(root))) }))
    const largest = sizes.toSorted((a, b) => b.bytes - a.bytes)[0]
    if (!largest) throw new Error('the package has no sub-packages')

    withinBudget('largestAlipaySubPackageBytes', {
      bytes: largest.bytes,
      what: `largest Alipay sub-package (${largest.root})`,
    })
  })

  test('is understood by the oldest phone: ES5 throughout', () => {
    const newer = alipay
      .filter(({ name }) => name.endsWith('.js'))
      .flatMap((file) => {
        try {
          parse(file.read(), { ecmaVersion: 5, sourceType: 'script' })
          return []
        } catch (error) {
          return [`${file.name}: ${error instanceof Error ? error.message : error}`]
        }
      })

    expect(newer).toEqual([])
  })
})

describe.each([
  ['H5', h5],
  ['Alipay', alipay],
])('in the %s build', (_, files) => {
  const texts = files.filter(isText)
  /** Where in the build something stands that must not. */
  const places = (pattern: RegExp) =>
    texts.flatMap((file) => [...file.read().matchAll(pattern)].map(([found]) => `${file.name}: ${found}`))

  test('every variable of the build has its value', () => {
    expect(places(/process\.env\.TARO_\w+/g)).toEqual([])
  })

  test('nothing is fetched over an open connection', () => {
    // Names of XML namespaces are written as addresses, and never fetched.
    expect(places(/http:\/\/(?!www\.w3\.org\/)[\w.-]+/g)).toEqual([])
  })

  test('no secret and no path of the machine that built it is left', () => {
    expect(places(/-----BEGIN [A-Z ]+-----/g)).toEqual([])
    expect(
      places(/(secret|private_?key|password|api_?key)["']?\s*[:=]\s*["'](?!\{\{)[^"']{8,}["']/gi),
    ).toEqual([])
    expect(places(/["'(]\/(home|root|work|Users|var|tmp)\/[\w./-]+/g)).toEqual([])
  })
})
