import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const fileIn = (folder) => join(folder, 'running.pid')

/** Does a process live that claimed this data folder? Numbers are given out again, so its start counts too. */
export function isRunning(folder) {
  try {
    const [pid, startedAt] = readFileSync(fileIn(folder), 'utf8').split(' ')
    if (Number(pid) === process.pid) return false
    process.kill(Number(pid), 0)

    return startedAt === undefined || startedAt === startOf(pid)
  } catch {
    return false
  }
}

/**
 * Takes the data folder for this process, until it ends.
 * @returns {boolean} whether nobody else has it
 */
export function claim(folder) {
  mkdirSync(folder, { recursive: true })
  try {
    // Of two that are started in the same moment only one makes the file.
    writeMark(folder)
  } catch {
    if (isRunning(folder)) return false
    rmSync(fileIn(folder), { force: true })
    writeMark(folder)
  }
  process.on('exit', () => rmSync(fileIn(folder), { force: true }))

  return true
}

function writeMark(folder) {
  writeFileSync(fileIn(folder), `${process.pid} ${startOf(process.pid)}`, { flag: 'wx' })
}

/** Ticks since boot at which a process began, where the system tells. */
function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')

    // The command before them may itself hold spaces and brackets.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return ''
  }
}
