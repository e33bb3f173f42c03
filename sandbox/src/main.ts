import { join } from 'node:path'
import { portsFrom } from './sandbox-ports.ts'
import { startSandbox } from './start-sandbox.ts'

/**
 * Starts the whole sandbox and prints `sandbox ready {origins}` when every system answers. State is kept in
 * `$TONGZHEN_DATA/sandbox`; the app that runs in the hosts is expected at `$TONGZHEN_BFF`, the
 * compiled mini-program in `$TONGZHEN_ALIPAY_PACKAGE`.
 */
async function main(): Promise<void> {
  const data = process.env.TONGZHEN_DATA ?? '.data'
  const site = process.env.TONGZHEN_BFF ?? 'http://localhost:8080'
  const sandbox = await startSandbox({
    folder: join(data, 'sandbox'),
    ports: portsFrom(process.env),
    siteOrigin: () => site,
    ...(process.env.TONGZHEN_ALIPAY_PACKAGE && { alipayPackage: process.env.TONGZHEN_ALIPAY_PACKAGE }),
  })
  console.log(`sandbox ready ${JSON.stringify(sandbox.origins)}`)

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      sandbox.close().then(() => process.exit(0))
    })
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
