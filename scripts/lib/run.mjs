import { spawn } from 'node:child_process'
import { root } from './paths.mjs'

/**
 * Runs a command to its end, quietly, with a line when it begins and one when it is done.
 * @returns {Promise<{ ok: boolean, output: string, seconds: number }>}
 */
export async function run(label, command, args, { env = {}, show = false } = {}) {
  const began = Date.now()
  process.stdout.write(`  ${label} …\n`)
  const ticking = show
    ? undefined
    : setInterval(() => process.stdout.write(`  ${label} … ${secondsSince(began)} s\n`), 15_000)
  const { code, output } = await new Promise((done, fail) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    })
    let text = ''
    child.stdout?.on('data', (chunk) => {
      text += chunk
    })
    child.stderr?.on('data', (chunk) => {
      text += chunk
    })
    child.on('error', fail)
    child.on('close', (exit) => done({ code: exit, output: text }))
  })
  clearInterval(ticking)
  const seconds = secondsSince(began)
  process.stdout.write(`  ${label} ${code === 0 ? 'done' : 'FAILED'} in ${seconds} s\n`)
  return { ok: code === 0, output, seconds }
}

function secondsSince(began) {
  return Math.round((Date.now() - began) / 1000)
}
