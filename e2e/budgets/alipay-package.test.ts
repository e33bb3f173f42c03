import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parse } from 'acorn'
import { beforeAll, describe, expect, it } from 'vitest'

const folder = resolve(import.meta.dirname, '../../dist/alipay')
const subPackages = ['pages/booking', 'pages/patients', 'pages/account']
/** Tightened, never loosened. */
const MAIN_PACKAGE_BYTES = 1_000_000
const SUB_PACKAGE_BYTES = 500_000

const filesIn = (place: string): string[] =>
  readdirSync(place, { withFileTypes: true }).flatMap((entry) => {
    const path = join(place, entry.name)
    return entry.isDirectory() ? filesIn(path) : [path]
  })
const bytesOf = (files: string[]): number => files.reduce((sum, file) => sum + statSync(file).size, 0)
const isInSubPackage = (file: string): boolean =>
  subPackages.some((root) => relative(folder, file).startsWith(`${root}/`))

describe('the Alipay package', () => {
  let files: string[] = []
  beforeAll(() => {
    if (!existsSync(folder)) throw new Error('dist/alipay is not built: npm run build')
    files = filesIn(folder)
  })

  it('has the sub-packages that are measured here, and no other', () => {
    const app = JSON.parse(readFileSync(join(folder, 'app.json'), 'utf8')) as {
      subPackages: { root: string }[]
    }

    expect(app.subPackages.map(({ root }) => root.replace(/\/$/, '')).sort()).toEqual([...subPackages].sort())
  })

  it('opens quickly: its main part is small', () => {
    const bytes = bytesOf(files.filter((file) => !isInSubPackage(file)))
    process.stdout.write(`Alipay main package: ${Math.round(bytes / 1000)} kB\n`)

    expect(bytes).toBeLessThanOrEqual(MAIN_PACKAGE_BYTES)
  })

  it.each(subPackages)('%s is fetched quickly when a person goes there', (root) => {
    const bytes = bytesOf(filesIn(join(folder, root)))
    process.stdout.write(`Alipay ${root}: ${Math.round(bytes / 1000)} kB\n`)

    expect(bytes).toBeLessThanOrEqual(SUB_PACKAGE_BYTES)
  })

  it('is understood by the oldest phone: ES5 throughout', () => {
    const newer = files
      .filter((file) => file.endsWith('.js'))
      .flatMap((file) => {
        try {
          parse(readFileSync(file, 'utf8'), { ecmaVersion: 5 })
          return []
        } catch (error) {
          return [`${relative(folder, file)}: ${error instanceof Error ? error.message : error}`]
        }
      })

    expect(newer).toEqual([])
  })

  it('has no variable of the build left in it, and speaks to nobody in the clear', () => {
    const text = files.filter((file) => /\.(js|json)$/.test(file)).map((file) => readFileSync(file, 'utf8'))

    expect(text.filter((one) => one.includes('process.env.TARO_'))).toEqual([])
    expect(text.flatMap((one) => one.match(/http:\/\/(?!www\.w3\.org\/)[\w.-]+/g) ?? [])).toEqual([])
  })
})
