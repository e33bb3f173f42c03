import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const fileIn = (folder) => join(folder, 'running.pid')

/** Is a process alive that said it works on this data folder? */
export function isRunning(folder) {
  try {
    const pid = Number(readFileSync(fileIn(folder), 'utf8'))
    return pid !== process.pid && process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Says that this process works on the data folder, until it ends. */
export function markRunning(folder) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(fileIn(folder), String(process.pid))
  process.on('exit', () => rmSync(fileIn(folder), { force: true }))
}
