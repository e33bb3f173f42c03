import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claim, isRunning } from './running.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'running-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('of two starts in the same moment one takes the data, and the other is told that it runs already', async () => {
  const script = `
    import { claim } from ${JSON.stringify(join(import.meta.dirname, 'running.mjs'))}
    console.log(claim(${JSON.stringify(folder)}))
    process.stdin.resume()`
  const starts = [1, 2].map(() => spawn(process.execPath, ['--input-type=module', '-e', script]))
  const said = await Promise.all(
    starts.map(
      ({ stdout }) => new Promise<string>((done) => stdout.once('data', (text) => done(`${text}`.trim()))),
    ),
  )

  expect(said.sort()).toEqual(['false', 'true'])
  expect(isRunning(folder)).toBe(true)
  await Promise.all(
    starts.map((start) => {
      const isGone = new Promise((done) => start.once('exit', done))
      start.stdin.end()
      start.kill()
      return isGone
    }),
  )
  expect(claim(folder)).toBe(true)
})

test('a number that another program has got since the power failed does not keep Tongzhen from starting', () => {
  writeFileSync(join(folder, 'running.pid'), `${process.ppid} 1`)

  expect(isRunning(folder)).toBe(false)
})
