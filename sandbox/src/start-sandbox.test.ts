import { expect, test } from 'vitest'
import { createSecrets } from './create-secrets.ts'
import { portsFrom, usualPorts } from './sandbox-ports.ts'
import { startSandbox } from './start-sandbox.ts'

test('the whole sandbox starts on free ports, every system answers, and credentials tell how to reach it', async () => {
  const sandbox = await startSandbox({ siteOrigin: () => 'http://localhost:1' })
  const answers = await Promise.all(
    Object.values(sandbox.origins).map(async (origin) => (await fetch(`${origin}/_sandbox/health`)).status),
  )
  const lobby = await fetch(sandbox.origins.desk)
  const panel = await fetch(`${sandbox.origins.desk}/panel`)
  const { his, ...others } = sandbox.context.credentials.all()
  await sandbox.close()

  expect(new Set(answers)).toEqual(new Set([200]))
  expect([lobby.status, panel.status]).toEqual([200, 200])
  expect(his).toMatchObject({ institutions: { 'tz-central': { hospitalCode: '310001' } } })
  for (const name of [
    'wechat',
    'alipay',
    'suishenban',
    'sms',
    'invoices',
    'unionpay',
    'laboratory',
    'imaging',
    'events',
    'healthCards',
    'records',
    'model',
    'platform',
  ])
    expect(others[name]).toBeDefined()
})

test('a port in use is one clear line, and nothing is left running', async () => {
  const options = { siteOrigin: () => 'http://localhost:1', secrets: await createSecrets() }
  const first = await startSandbox(options)
  const sms = Number(new URL(first.origins.sms).port)

  await expect(startSandbox({ ...options, ports: { sms } })).rejects.toThrow(
    `port ${sms} is in use by another program`,
  )
  await first.close()
})

test('each port can be changed by the environment, and nonsense is refused by name', () => {
  expect(portsFrom({})).toEqual(usualPorts)
  expect(portsFrom({ SANDBOX_PORT_WECHAT_SHELL: '9301' }).wechatShell).toBe(9301)
  expect(() => portsFrom({ SANDBOX_PORT_HIS: 'soon' })).toThrow('SANDBOX_PORT_HIS is not a port')
})
