import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sandbox } from '../../sandbox/src/start-sandbox.ts'
import { sandboxConfig as configFor } from '../../scripts/lib/sandbox-config.mjs'
import type { ConfigInput } from '../src/config.ts'

/** Where the staff's browsers believe the console to be. */
export const CONSOLE_ORIGIN = 'http://localhost:8090'

/** The configuration of a BFF that talks to this sandbox. `dataDir` takes key files and the BFF's own keys. */
export function sandboxConfig(sandbox: Sandbox, dataDir: string): ConfigInput {
  const { wechatShell, suishenbanShell } = sandbox.origins
  const ours = 'http://localhost:8080'
  const config = configFor(withKeyFiles(sandbox.context.credentials.all(), dataDir), {
    dataDir,
    logLevel: 'silent',
    console: { port: 0, origin: CONSOLE_ORIGIN },
    publicOrigins: { wechat: wechatShell, suishenban: suishenbanShell, alipay: ours, web: ours },
    limits: {
      requestsPerAddressPerMinute: 100_000,
      challengeDifficultyBits: 8,
      // The sandbox and the tests themselves run in the same process.
      maxEventLoopDelayMs: 0,
    },
  })
  const institutions = config.institutions.map(({ payAtHospital: _, ...one }) => ({
    ...one,
    // Who has booked is asked for one by message: tests that count messages are not to count these.
    modules: one.modules.filter((module) => module !== 'visit_note'),
    his: { ...one.his, timeoutMs: 15_000 },
  }))

  return { ...config, institutions, sms: { ...config.sms, timeoutMs: 5_000 } }
}

/** With notes before visits. */
export function withVisitNotes(config: ConfigInput): ConfigInput {
  const institutions = config.institutions.map((one) => ({
    ...one,
    modules: [...one.modules, 'visit_note' as const],
  }))

  return { ...config, institutions }
}

/** As the sandbox publishes it when it has a folder: beside each key and certificate, the path of its file. */
function withKeyFiles(sections: object, dataDir: string): object {
  const published = Object.entries(sections).map(([section, fields]) => {
    const paths = Object.entries(fields as object)
      .filter(([, value]) => typeof value === 'string' && value.startsWith('-----BEGIN '))
      .map(([name, pem]) => {
        const path = join(dataDir, `${section}-${name}.pem`)
        writeFileSync(path, pem)

        return [`${name}Path`, path]
      })

    return [section, { ...fields, ...Object.fromEntries(paths) }]
  })

  return Object.fromEntries(published)
}
