import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { root } from './paths.mjs'
import { Stop } from './stop.mjs'

/**
 * Starts a long-running process of ours and waits for its line `<name> ready {json}`. Its other output goes to
 * `onLine`; when it ends before being ready, its last words are the reason.
 * @param {string} name
 * @param {string} entry
 * @param {{ env?: Record<string, string>, args?: string[], onLine?: (line: string) => void }} options
 * @returns {Promise<{ ready: any, child: import('node:child_process').ChildProcess }>}
 */
export function startService(name, entry, { env = {}, args = [], onLine } = {}) {
  return new Promise((done, fail) => {
    // What is JavaScript already would be read and written anew as a whole.
    const loader = entry.endsWith('.ts') ? ['--import', 'tsx'] : []
    const child = spawn(process.execPath, [...loader, ...args, entry], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A Ctrl-C at the terminal reaches only us; we stop the others in order.
      detached: true,
    })
    const last = []
    const listen = (line) => {
      const found = line.startsWith(`${name} ready `)
      if (found) done({ ready: JSON.parse(line.slice(`${name} ready `.length)), child })
      else {
        last.push(line)
        if (last.length > 12) last.shift()
        onLine?.(line)
      }
    }
    createInterface({ input: child.stdout }).on('line', listen)
    createInterface({ input: child.stderr }).on('line', listen)
    child.on('error', fail)
    child.on('exit', (code) => fail(new Stop(last.join('\n') || `${name} ended with ${code}`)))
  })
}

/** Ends a service kindly and waits until it is gone. */
export function stopService({ child }) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((done) => {
    child.once('exit', done)
    child.kill('SIGTERM')
  })
}
