import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readPackage, readPackageFile } from './package-folder.ts'

const fixture = fileURLToPath(new URL('./fixture', import.meta.url))

describe('a compiled package', () => {
  it('is read with everything that runs', async () => {
    const files = await readPackage(fixture)
    expect(Object.keys(files ?? {})).toEqual(
      expect.arrayContaining(['app.json', 'pages/home/index.axml', 'packages/more/pages/detail/index.js']),
    )
  })

  it('may not be there yet', async () => {
    expect(await readPackage(`${fixture}/nowhere`)).toBeUndefined()
    expect(await readPackage(`${fixture}/pages`)).toBeUndefined()
  })

  it('gives out its own files and nothing around it', async () => {
    expect(await readPackageFile(fixture, 'app.json')).toMatchObject({ type: 'text/plain; charset=utf-8' })
    expect(await readPackageFile(fixture, '../server.ts')).toBeUndefined()
    expect(await readPackageFile(fixture, 'missing.png')).toBeUndefined()
  })
})
