import { createSandboxContext } from '../lib/sandbox-context.ts'
import { startHis } from './start-his.ts'

/** The HIS in a process of its own, so that a test can kill it; its data is in `HIS_FOLDER`. */
const context = createSandboxContext({ folder: process.env.HIS_FOLDER ?? '.', seed: 'test' })
startHis({ context, port: 0 }).then(({ origin }) => process.stdout.write(`ready ${origin}\n`))
