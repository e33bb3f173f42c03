import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { createDatabase } from '../bff/test/create-database.ts'
import { TEMPLATE } from '../bff/test/database.setup.ts'
import { runStack, type Stack } from './run-stack.ts'

export type { Stack } from './run-stack.ts'

/** A stack for a test file, on a database of its own in the cluster of the run. */
export async function startStack(): Promise<Stack> {
  const name = `e2e_${randomBytes(8).toString('hex')}`
  const databaseUrl = await createDatabase(inject('clusterUrl'), { name, template: TEMPLATE })

  return runStack({ databaseUrl, secrets: inject('sandboxSecrets'), bffMain: inject('bffMain') })
}
