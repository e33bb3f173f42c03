import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { consentKinds } from '@tongzhen/contract/accounts'
import type { ErrorCode } from '@tongzhen/contract/errors'
import type { Channel, Language } from '@tongzhen/contract/headers'
import type { ResponseOf } from '@tongzhen/contract/route'
import type { RouteName, Routes } from '@tongzhen/contract/routes'
import type { FastifyInstance } from 'fastify'
import type { DestinationStream } from 'pino'
import { inject } from 'vitest'
import type { SandboxSecrets } from '../../sandbox/src/create-secrets.ts'
import type { FaultRule } from '../../sandbox/src/lib/fault-injector.ts'
import { findPerson } from '../../sandbox/src/people.ts'
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/src/start-sandbox.ts'
import { parseConfig } from '../src/config/read-config.ts'
import type { ConfigInput } from '../src/config.ts'
import { connect } from '../src/db/connection.ts'
import { createGround, type Ground } from '../src/ground.ts'
import { systemClock } from '../src/lib/clock.ts'
import { createLog } from '../src/lib/log.ts'
import { loadConsentDocuments } from '../src/modules/accounts/consent-documents.ts'
import type { Outside } from '../src/wire/gateways.ts'
import { type Bff, wire } from '../src/wire.ts'
import { type CallOptions, callOk, callRefused, callRoute, type Reply } from './call.ts'
import { createDatabase } from './create-database.ts'
import { TEMPLATE } from './database.setup.ts'
import { Device } from './device.ts'
import { sandboxConfig } from './sandbox-config.ts'
import type { TestClock } from './test-clock.ts'

export interface TestBffOptions {
  /** Without one, the machine's. */
  clock?: TestClock
  /** What goes wrong between BFF and hospital, from the start. */
  hisFaults?: readonly FaultRule[]
  institutions?: SandboxOptions['institutions']
  /** Last word on the configuration. */
  configure?: (config: ConfigInput) => ConfigInput
  /** Sides of a payment played by the test instead of the sandbox. */
  outside?: Outside
  /** A migrated database of the test's own; without it, a copy of the run's. */
  databaseUrl?: string
  /** Keys of the sandbox; without them, those of the test run. */
  secrets?: SandboxSecrets
  /** Where the log goes; without it, nowhere. */
  logTo?: DestinationStream
}

/** A BFF and the whole sandbox, on a database of their own. Close it when done. */
export interface TestBff {
  readonly ground: Ground
  readonly bff: Bff
  readonly app: FastifyInstance
  readonly sandbox: Sandbox
  readonly databaseUrl: string
  call<N extends RouteName>(name: N, options: CallOptions<Routes[N]>): Promise<Reply<Routes[N]>>
  /** The answer of a call that must succeed. */
  ok<N extends RouteName>(name: N, options: CallOptions<Routes[N]>): Promise<ResponseOf<Routes[N]>>
  /** The code of a call that must be refused. */
  refused<N extends RouteName>(name: N, options: CallOptions<Routes[N]>): Promise<ErrorCode>
  /** A phone in nobody's hands yet. */
  device(channel: Channel, options?: { language?: Language; address?: string }): Device
  /** The phone of a demo person, signed in by SMS code after the host has named them where it can. */
  signIn(personId: string, channel?: Channel, language?: Language): Promise<Device>
  /** Lets the host (WeChat …) tell who the person is; signs in when it knows the account. */
  identify(personId: string, device: Device): Promise<void>
  /** The last code sent to a phone. */
  codeSentTo(phone: string): string
  /** Proves the phone of a demo person again. */
  reverify(personId: string, device: Device): Promise<void>
  /** A second BFF on the same database, sandbox and clock. */
  replica(): Promise<FastifyInstance>
  close(): Promise<void>
}

export async function createTestBff(options: TestBffOptions = {}): Promise<TestBff> {
  const { clock = systemClock, configure = (config) => config } = options
  const dataDir = mkdtempSync(join(tmpdir(), 'tongzhen-bff-'))
  mkdirSync(dataDir, { recursive: true })
  const sandbox = await startSandbox({
    siteOrigin: () => 'http://localhost:8080',
    secrets: options.secrets ?? inject('sandboxSecrets'),
    clock: { now: () => clock.now().getTime() },
    ...(options.institutions && { institutions: options.institutions }),
  })
  // The SDK writes the machine's time into its requests, whatever the test's clock says.
  Object.assign(sandbox.wechatPay.settings, { believesCallersClock: true })
  for (const rule of options.hisFaults ?? []) sandbox.his.faults.add(rule)
  const databaseUrl =
    options.databaseUrl ??
    (await createDatabase(inject('clusterUrl'), {
      name: `test_${randomBytes(8).toString('hex')}`,
      template: TEMPLATE,
    }))
  const config = parseConfig({ ...configure(sandboxConfig(sandbox, dataDir)), databaseUrl })
  const running: { bff: Bff; ground: Ground }[] = []
  options.clock?.onAdvance(() => {
    for (const one of running) one.bff.nudge()
  })

  async function start() {
    // What should not happen is seen; a test that provokes it takes the log itself.
    const log = options.logTo
      ? createLog({ level: 'debug', to: options.logTo })
      : createLog({ level: 'error' })
    const ground = createGround({ config, db: connect({ url: databaseUrl }), clock, log })
    const bff = await wire(ground, options.outside)
    await bff.app.ready()
    const one = { bff, ground }
    running.push(one)

    return one
  }

  const { bff, ground } = await start()
  const { app } = bff

  function phoneOf(personId: string): string {
    const person = findPerson(personId)
    if (!person) throw new Error(`there is no demo person ${personId}`)

    return person.phone
  }

  function codeSentTo(phone: string): string {
    const message = sandbox.sms.messages.inbox(phone).find(({ template }) => template.endsWith('_code'))
    const code = message?.text.match(/\d{6}/)?.[0]
    if (code === undefined) throw new Error(`no code was sent to ${phone}`)

    return code
  }

  const test: TestBff = {
    ...{ ground, bff, app, sandbox, databaseUrl, codeSentTo },
    call: (name, callOptions) => callRoute(app, name, callOptions),
    ok: (name, callOptions) => callOk(app, name, callOptions),
    refused: (name, callOptions) => callRefused(app, name, callOptions),
    device: (channel, deviceOptions) => new Device({ channel, ...deviceOptions }),

    async identify(personId, device) {
      if (device.channel === 'web') return
      if (device.channel === 'alipay') {
        await callOk(app, 'signInWithAlipay', {
          device,
          body: { authCode: sandbox.alipay.codes.issue(personId) },
        })
        return
      }
      const [start, finish] =
        device.channel === 'wechat'
          ? (['startWechatSignIn', 'finishWechatSignIn'] as const)
          : (['startSuishenbanSignIn', 'finishSuishenbanSignIn'] as const)
      const toHost = await callRoute(app, start, { device })
      const { code, state } = await passHostPage(String(toHost.headers.location), personId)
      await callOk(app, finish, { device, query: { code, state } })
    },

    async signIn(personId, channel = 'web', language = 'zh-CN') {
      const device = new Device({ channel, language })
      await test.identify(personId, device)
      const session = await callOk(app, 'getSession', { device })
      if (session.state === 'signed_in') return device

      const phone = phoneOf(personId)
      const { documents } = await callOk(app, 'listConsentDocuments', { device })
      const consents = documents.map(({ kind, version }) => ({ kind, version }))
      await sendCode({ device, body: { purpose: 'sign_in', phone, consents } })
      await callOk(app, 'signInWithSms', { device, body: { phone, code: codeSentTo(phone), consents } })

      return device
    },

    async reverify(personId, device) {
      await sendCode({ device, body: { purpose: 'reverify' } })
      await callOk(app, 'reverify', { device, body: { code: codeSentTo(phoneOf(personId)) } })
    },

    replica: async () => (await start()).bff.app,

    async close() {
      for (const one of running) {
        await one.bff.close()
        await one.ground.db.destroy()
      }
      await sandbox.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }

  async function sendCode(request: CallOptions<Routes['sendSmsCode']>): Promise<void> {
    // The limits have tests of their own; here a person may sign in as often as a test likes.
    await ground.db.deleteFrom('sms_sends').execute()
    await callOk(app, 'sendSmsCode', request)
  }

  return test
}

/** What the host's page does for a person whose phone it is: back to us with code and state. */
async function passHostPage(url: string, personId: string): Promise<{ code: string; state: string }> {
  const response = await fetch(url, { redirect: 'manual', headers: { cookie: `sandbox_person=${personId}` } })
  const back = new URL(response.headers.get('location') ?? '', url)
  const [code, state] = [back.searchParams.get('code'), back.searchParams.get('state')]
  if (code === null || state === null) throw new Error(`the host did not send ${personId} back`)

  return { code, state }
}

/** Both documents as they are in force, as a person accepts them. */
export const consentsInForce = consentKinds.map((kind) => ({
  kind,
  version: loadConsentDocuments(undefined).versions[kind],
}))

/** Both documents in a version that is not. */
export function consentsOf(version: string) {
  return consentKinds.map((kind) => ({ kind, version }))
}
