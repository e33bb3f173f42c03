import { type ConsoleRouteName, type ConsoleRoutes, consoleRoutes } from '@tongzhen/contract/console-routes'
import type { ErrorCode, StaffErrorCode } from '@tongzhen/contract/errors'
import type { ResponseOf } from '@tongzhen/contract/route'
import type { StaffRole } from '@tongzhen/contract/staff-roles'
import type { FastifyInstance } from 'fastify'
import { issueFirstToken } from '../../src/modules/staff/first-token.ts'
import { totpCode, totpStep } from '../../src/modules/staff/totp.ts'
import { type CallOptions, callDefined, type Reply } from '../call.ts'
import type { TestBff } from '../harness.ts'
import type { TestClock } from '../test-clock.ts'
import { StaffBrowser } from './staff-browser.ts'

/** Somebody of the staff at a desk, with the phone that gets the codes and the authenticator on it. */
export interface StaffPerson {
  staffId: string
  phone: string
  browser: StaffBrowser
  /** Base 32. */
  secret: string
}

export interface Invited {
  staffId: string
  phone: string
  enrolmentCode: string
}

export interface NewPerson {
  role: StaffRole
  institutionId?: string | null
  name?: string
  /** Time does not go on for their first code: where there are many. */
  isAtOnce?: boolean
}

/** Staff of a BFF: its console is called as the console's pages do. */
export interface StaffDesk {
  app: FastifyInstance
  call<N extends ConsoleRouteName>(
    name: N,
    options: CallOptions<ConsoleRoutes[N]>,
  ): Promise<Reply<ConsoleRoutes[N]>>
  /** A call that must succeed. */
  ok<N extends ConsoleRouteName>(
    name: N,
    options: CallOptions<ConsoleRoutes[N]>,
  ): Promise<ResponseOf<ConsoleRoutes[N]>>
  /** The code of a call that must be refused. */
  refused<N extends ConsoleRouteName>(
    name: N,
    options: CallOptions<ConsoleRoutes[N]>,
  ): Promise<ErrorCode | StaffErrorCode>
  /** The first administrator, signed in; made when there is nobody yet. */
  administrator(): Promise<StaffPerson>
  /** Invites somebody and signs them in by both factors. */
  person(newPerson: NewPerson): Promise<StaffPerson>
  /** Of somebody who has no authenticator yet. */
  invite(newPerson: NewPerson): Promise<Invited>
  /** Asks for the code by SMS and types it. */
  passFirstFactor(phone: string, browser?: StaffBrowser): Promise<StaffBrowser>
  /** A code of the authenticator that was not used yet. */
  freshTotp(secret: string): string
  /** Both factors, anew. */
  signIn(person: StaffPerson): Promise<void>
  /** The browser of somebody who is signed in: anew, when so much time has passed that the session has ended. */
  atDesk(person: StaffPerson): Promise<StaffBrowser>
}

/** Phones of nobody else. */
let phones = 0
const newPhone = () => `1370000${String(++phones).padStart(4, '0')}`

export function createStaffDesk(bff: TestBff & { clock: TestClock }): StaffDesk {
  const app = bff.bff.consoleApp
  if (app === undefined) throw new Error('this BFF has no console')
  const { db } = bff.ground
  let first: Promise<StaffPerson> | undefined

  const desk: StaffDesk = {
    app,
    call: (name, options) =>
      callDefined(app, { name, definition: consoleRoutes[name] }, options as never) as never,

    async ok(name, options) {
      const reply = await desk.call(name, options)
      if (reply.error) throw new Error(`${name} was refused: ${JSON.stringify(reply.error)}`)

      return reply.body as never
    },

    async refused(name, options) {
      const reply = await desk.call(name, options)
      if (!reply.error) throw new Error(`${name} was not refused but answered ${reply.status}`)

      return reply.error.code
    },

    async administrator() {
      first ??= createFirst()
      const administrator = await first
      await desk.atDesk(administrator)

      return administrator
    },

    async invite({ role, institutionId = null, name = '周雅琴' }) {
      const { browser: device } = await desk.administrator()
      const phone = newPhone()
      const body = { name, phone, role, institutionId }
      const { person, enrolmentCode } = await desk.ok('inviteStaff', { device, body })

      return { staffId: person.staffId, phone, enrolmentCode }
    },

    async person(newPerson) {
      const { staffId, phone, enrolmentCode } = await desk.invite(newPerson)
      const browser = await desk.passFirstFactor(phone)
      await desk.ok('checkEnrolmentCode', { device: browser, body: { code: enrolmentCode } })

      return enrol({ staffId, phone, browser }, newPerson)
    },

    async passFirstFactor(phone, browser = new StaffBrowser()) {
      // The limits have tests of their own; here a person may sign in as often as a test likes.
      await db.deleteFrom('sms_sends').execute()
      await desk.ok('sendStaffCode', { device: browser, body: { phone } })
      await desk.ok('checkStaffCode', { device: browser, body: { phone, code: bff.codeSentTo(phone) } })

      return browser
    },

    freshTotp(secret) {
      // Each step is good once, so time goes on to the next one.
      bff.clock.advance(30_000)

      return totpCode(secret, totpStep(bff.clock.now()))
    },

    async signIn(person) {
      await desk.passFirstFactor(person.phone, person.browser)
      const body = { code: desk.freshTotp(person.secret) }
      await desk.ok('checkStaffTotp', { device: person.browser, body })
    },

    async atDesk(person) {
      const { state } = await desk.ok('getStaffSession', { device: person.browser })
      if (state !== 'signed_in') await desk.signIn(person)

      return person.browser
    },
  }

  async function createFirst(): Promise<StaffPerson> {
    const token = await issueFirstToken(bff.ground)
    const browser = new StaffBrowser()
    const phone = newPhone()
    const body = { token: token ?? '', name: '钱建国', phone }
    await desk.ok('createFirstStaff', { device: browser, body })
    const { staff_id } = await db.selectFrom('staff').select('staff_id').executeTakeFirstOrThrow()

    return enrol({ staffId: staff_id, phone, browser: await desk.passFirstFactor(phone) })
  }

  async function enrol(
    { staffId, phone, browser }: Omit<StaffPerson, 'secret'>,
    { isAtOnce = false } = {},
  ): Promise<StaffPerson> {
    const session = await desk.ok('getStaffSession', { device: browser })
    if (session.state !== 'enrolment')
      throw new Error(`${session.state} instead of an authenticator's secret`)
    const { secret } = session
    const code = isAtOnce ? totpCode(secret, totpStep(bff.clock.now())) : desk.freshTotp(secret)
    await desk.ok('checkStaffTotp', { device: browser, body: { code } })

    return { staffId, phone, browser, secret }
  }

  return desk
}
