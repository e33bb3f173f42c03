import type { AuditAction } from '@tongzhen/contract/staff-roles'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HOUR_MS, MINUTE_MS } from '../../src/lib/clock.ts'
import { LOCK_MS, TRIES_PER_ADDRESS, TRIES_PER_PHONE } from '../../src/modules/staff/attempts.ts'
import { ENROLMENT_CODE_MS, ENROLMENT_TRIES } from '../../src/modules/staff/enrolment-codes.ts'
import { FIRST_TOKEN_MS, issueFirstToken } from '../../src/modules/staff/first-token.ts'
import { staffPlace } from '../../src/modules/staff/staff.ts'
import { totpCode, totpStep } from '../../src/modules/staff/totp.ts'
import { createTestBff, type TestBff } from '../harness.ts'
import { createTestClock, type TestClock } from '../test-clock.ts'
import { StaffBrowser } from './staff-browser.ts'
import { createStaffDesk, type StaffDesk } from './staff-desk.ts'

let bff: TestBff & { clock: TestClock }
let desk: StaffDesk

beforeAll(async () => {
  const clock = createTestClock()
  bff = Object.assign(await createTestBff({ clock }), { clock })
  desk = createStaffDesk(bff)
})
afterAll(() => bff.close())

const wrong = (code: string) => (code === '000000' ? '000001' : '000000')
const session = (device: StaffBrowser) => desk.ok('getStaffSession', { device })

describe('the first administrator', () => {
  it('is made by the token of the start, in time, once, and by no other', async () => {
    const device = new StaffBrowser()
    expect(await session(device)).toEqual({ state: 'signed_out', isFirst: true })
    const create = (token: string | undefined, phone: string) =>
      desk.call('createFirstStaff', {
        device: new StaffBrowser(),
        body: { name: '钱建国', phone, token: token ?? '' },
      })
    const late = await issueFirstToken(bff.ground)
    bff.clock.advance(FIRST_TOKEN_MS)
    for (const token of ['guessed', late])
      expect((await create(token, '13700008000')).error?.code).toBe('FIRST_TOKEN_WRONG')

    const { staffId } = await desk.administrator()
    const { db } = bff.ground
    const people = await db.selectFrom('staff').select(['staff_id', 'role', 'institution_id']).execute()
    expect(people).toEqual([{ staff_id: staffId, role: 'system', institution_id: null }])
    expect(await issueFirstToken(bff.ground)).toBeUndefined()
    expect(await session(new StaffBrowser())).toEqual({ state: 'signed_out', isFirst: false })
  })

  it('is one person, when two replicas have printed a token each and two people are quick', async () => {
    const other = await createTestBff()
    const otherDesk = createStaffDesk(Object.assign(other, { clock: createTestClock() }))
    const tokens = [await issueFirstToken(other.ground), await issueFirstToken(other.ground)]
    const made = await Promise.all(
      tokens.map((token, index) =>
        otherDesk.call('createFirstStaff', {
          device: new StaffBrowser(),
          body: { name: '钱建国', phone: `1370000800${index}`, token: token ?? '' },
        }),
      ),
    )
    expect(made.map(({ status }) => status).sort()).toEqual([204, 403])
    expect(await other.ground.db.selectFrom('staff').select('role').execute()).toEqual([{ role: 'system' }])
    await other.close()
  })
})

describe('signing in to the console', () => {
  it('takes the code by SMS and then the authenticator’s: each alone opens nothing', async () => {
    const person = await desk.person({ role: 'finance' })
    const { phone, secret } = person
    const device = new StaffBrowser()
    const code = desk.freshTotp(secret)
    expect(await desk.refused('checkStaffTotp', { device, body: { code } })).toBe('SESSION_REQUIRED')

    await desk.passFirstFactor(phone, device)
    expect(await session(device)).toEqual({ state: 'second_factor' })
    expect(await desk.refused('listReviews', { device })).toBe('SESSION_REQUIRED')
    const half = device.token
    expect(await desk.refused('checkStaffTotp', { device, body: { code: wrong(code) } })).toBe('CODE_WRONG')

    await desk.ok('checkStaffTotp', { device, body: { code: desk.freshTotp(secret) } })
    expect(await session(device)).toMatchObject({ state: 'signed_in', staff: { role: 'finance' } })
    expect(device.token).not.toBe(half)
    await desk.ok('listReviews', { device })
  })

  it('shows an authenticator’s secret until its first right code, and never again', async () => {
    const { phone, enrolmentCode } = await desk.invite({ role: 'cashier' })
    const device = await desk.passFirstFactor(phone)
    await desk.ok('checkEnrolmentCode', { device, body: { code: enrolmentCode } })
    const enrolment = await session(device)
    if (enrolment.state !== 'enrolment') throw new Error(enrolment.state)
    expect(enrolment.otpauthUri).toContain(`secret=${enrolment.secret}`)
    await desk.ok('checkStaffTotp', { device, body: { code: desk.freshTotp(enrolment.secret) } })
    const again = await desk.passFirstFactor(phone)
    expect(await session(again)).toEqual({ state: 'second_factor' })
  })

  it('takes a code of the authenticator once, also when it is sent four times at once', async () => {
    const { phone, secret } = await desk.person({ role: 'cashier' })
    const device = await desk.passFirstFactor(phone)
    const body = { code: desk.freshTotp(secret) }
    const token = device.token
    const copies = Array.from({ length: 4 }, () => Object.assign(new StaffBrowser(), { token }))
    const replies = await Promise.all(
      copies.map((copy) => desk.call('checkStaffTotp', { device: copy, body })),
    )
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    const next = await desk.passFirstFactor(phone)
    expect(await desk.refused('checkStaffTotp', { device: next, body })).toBe('CODE_WRONG')
  })

  it('is locked for a quarter of an hour after five wrong codes, though the sixth is right', async () => {
    const { phone, secret } = await desk.person({ role: 'cashier' })
    const device = await desk.passFirstFactor(phone)
    const guess = () =>
      desk.call('checkStaffTotp', {
        device,
        body: { code: wrong(totpCode(secret, totpStep(bff.clock.now()))) },
      })
    const codesOf = (replies: Awaited<ReturnType<typeof guess>>[]) => replies.map(({ error }) => error?.code)
    const together = codesOf(await Promise.all(Array.from({ length: TRIES_PER_PHONE + 3 }, guess)))
    expect(together.filter((code) => code === 'CODE_WRONG').length).toBeLessThanOrEqual(TRIES_PER_PHONE)
    const oneByOne = []
    for (let tries = 0; tries < TRIES_PER_PHONE; tries++) oneByOne.push(await guess())
    const compared = [...together, ...codesOf(oneByOne)].filter((code) => code === 'CODE_WRONG')
    expect(compared).toHaveLength(TRIES_PER_PHONE)
    const refused = await desk.call('checkStaffTotp', { device, body: { code: desk.freshTotp(secret) } })
    expect(refused.error).toMatchObject({ code: 'SIGN_IN_LOCKED', params: { minutes: 15 } })

    bff.clock.advance(LOCK_MS)
    const later = await desk.passFirstFactor(phone)
    await desk.ok('checkStaffTotp', { device: later, body: { code: desk.freshTotp(secret) } })
  })

  it('is locked for an address that has guessed at many phones', async () => {
    const device = new StaffBrowser()
    const guess = (index: number) => {
      const phone = `1360000${String(index).padStart(4, '0')}`

      return desk.refused('checkStaffCode', { device, body: { phone, code: '000000' } })
    }
    for (let index = 0; index < TRIES_PER_ADDRESS; index++) expect(await guess(index)).toBe('CODE_WRONG')
    expect(await guess(9999)).toBe('SIGN_IN_LOCKED')
  })

  it('does not tell whether a number belongs to anybody, and sends no stranger a message', async () => {
    const { phone } = await desk.invite({ role: 'cashier' })
    const answers = []
    for (const one of [phone, '13600009998']) {
      const device = new StaffBrowser()
      const sent = await desk.call('sendStaffCode', { device, body: { phone: one } })
      const soon = await desk.call('sendStaffCode', { device, body: { phone: one } })
      const guessed = await desk.call('checkStaffCode', { device, body: { phone: one, code: '999999' } })
      answers.push([sent.status, { ...sent.body, phoneMasked: '' }, soon.error?.code, guessed.error?.code])
    }
    expect(answers[0]).toEqual(answers[1])
    expect(bff.sandbox.sms.messages.inbox('13600009998')).toEqual([])
  })

  it('is not kept from anybody by codes for patients, asked for with their number all day long', async () => {
    const { phone, secret } = await desk.person({ role: 'finance' })
    await bff.ground.db.deleteFrom('sms_sends').execute()
    const { smsPerPhonePerDay } = bff.ground.config.limits
    const now = bff.clock.now()
    const sends = Array.from({ length: smsPerPhonePerDay }, (_, index) => ({
      ...{ send_id: `snd_patients_${index}`, door: 'app' as const, sent_at: now },
      phone_index: bff.ground.fields.blindIndex('phone', phone),
      address_index: bff.ground.fields.blindIndex('address', 'elsewhere'),
    }))
    await bff.ground.db.insertInto('sms_sends').values(sends).execute()
    const device = new StaffBrowser()
    await desk.ok('sendStaffCode', { device, body: { phone } })
    const [message] = bff.sandbox.sms.messages.inbox(phone)
    expect(message).toMatchObject({ template: 'staff_sign_in_code', text: expect.stringContaining('工作台') })
    await desk.ok('checkStaffCode', { device, body: { phone, code: bff.codeSentTo(phone) } })
    await desk.ok('checkStaffTotp', { device, body: { code: desk.freshTotp(secret) } })
    const soon = desk.refused('sendStaffCode', { device, body: { phone } })
    expect(await soon).toBe('SMS_TOO_SOON')
  })

  it('takes no code that was sent to the same phone for the patients’ app', async () => {
    await bff.signIn('wang-xiuying')
    const phone = '13900000001'
    const { browser } = await desk.administrator()
    const body = { name: '王秀英', phone, role: 'cashier', institutionId: null } as const
    await desk.ok('inviteStaff', { device: browser, body })
    const device = new StaffBrowser()
    const code = bff.codeSentTo(phone)
    expect(await desk.refused('checkStaffCode', { device, body: { phone, code } })).toBe('CODE_WRONG')
  })
})

describe('setting up an authenticator', () => {
  const enter = (device: StaffBrowser, code: string) =>
    desk.call('checkEnrolmentCode', { device, body: { code } })

  it('needs the code that the inviter was shown: whoever has only the text messages gets no secret', async () => {
    const { phone, enrolmentCode } = await desk.invite({ role: 'finance' })
    expect(enrolmentCode).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/)
    const { enrolmentCode: ofAnother } = await desk.invite({ role: 'finance' })
    const device = await desk.passFirstFactor(phone)
    expect(await session(device)).toEqual({ state: 'enrolment_code' })
    const { totp_secret: sealed, staff_id: staffId } = await bff.ground.db
      .selectFrom('staff')
      .select(['totp_secret', 'staff_id'])
      .orderBy('created_at', 'desc')
      .where('phone_index', '=', bff.ground.fields.blindIndex('phone', phone))
      .executeTakeFirstOrThrow()
    const secret = bff.ground.fields.open(staffPlace('totp_secret', staffId), sealed)
    const body = { code: desk.freshTotp(secret) }
    expect(await desk.refused('checkStaffTotp', { device, body })).toBe('CODE_WRONG')
    expect((await enter(device, ofAnother)).error?.code).toBe('ENROLMENT_CODE_WRONG')
    expect(await session(device)).toEqual({ state: 'enrolment_code' })

    const half = device.token
    const asHeard = enrolmentCode.toLowerCase().replace('-', ' ')
    expect((await enter(device, asHeard)).body).toMatchObject({ state: 'enrolment', secret })
    expect(device.token).not.toBe(half)
    await desk.ok('checkStaffTotp', { device, body: { code: desk.freshTotp(secret) } })
    expect(await session(device)).toMatchObject({ state: 'signed_in' })
  })

  it('takes a code for three days, and no more after five that were wrong, though guessed at all at once', async () => {
    const late = await desk.invite({ role: 'cashier' })
    bff.clock.advance(ENROLMENT_CODE_MS)
    const tooLate = await desk.passFirstFactor(late.phone)
    expect((await enter(tooLate, late.enrolmentCode)).error?.code).toBe('ENROLMENT_CODE_WRONG')

    const guessed = await desk.invite({ role: 'cashier' })
    const device = await desk.passFirstFactor(guessed.phone)
    const { token } = device
    const copies = Array.from({ length: ENROLMENT_TRIES }, () => Object.assign(new StaffBrowser(), { token }))
    await Promise.all(copies.map((copy) => enter(copy, '00000-00000')))
    bff.clock.advance(LOCK_MS)
    const later = await desk.passFirstFactor(guessed.phone)
    expect((await enter(later, guessed.enrolmentCode)).error?.code).toBe('ENROLMENT_CODE_WRONG')
    const security = await desk.person({ role: 'security' })
    const { enrolmentCode } = await desk.ok('resetStaffFactor', {
      device: security.browser,
      params: { staffId: guessed.staffId },
      body: { reason: '绑定码输错太多次' },
    })
    const again = await desk.passFirstFactor(guessed.phone)
    expect((await enter(again, enrolmentCode)).body).toMatchObject({ state: 'enrolment' })
  })

  it('leaves no code in the database, and none that works a second time', async () => {
    const { phone, enrolmentCode, staffId } = await desk.invite({ role: 'cashier' })
    const row = () =>
      bff.ground.db.selectFrom('staff').selectAll().where('staff_id', '=', staffId).executeTakeFirstOrThrow()
    expect(JSON.stringify(await row())).not.toContain(enrolmentCode)
    const device = await desk.passFirstFactor(phone)
    const enrolment = (await enter(device, enrolmentCode)).body
    if (enrolment?.state !== 'enrolment') throw new Error(enrolment?.state)
    await desk.ok('checkStaffTotp', { device, body: { code: desk.freshTotp(enrolment.secret) } })
    expect(await row()).toMatchObject({ state: 'active', enrolment_hash: null })
    const second = await desk.passFirstFactor(phone)
    expect((await enter(second, enrolmentCode)).error?.code).toBe('ENROLMENT_CODE_WRONG')
  })
})

describe('a session of the staff', () => {
  it('ends a quarter of an hour after it was last used', async () => {
    const { browser: device } = await desk.person({ role: 'finance' })
    bff.clock.advance(14 * MINUTE_MS)
    await desk.ok('listReviews', { device })
    bff.clock.advance(15 * MINUTE_MS)
    expect(await desk.refused('listReviews', { device })).toBe('SESSION_REQUIRED')
  })

  it('ends after eight hours, however busy', async () => {
    const { browser: device } = await desk.person({ role: 'finance' })
    for (let minutes = 0; minutes < 470; minutes += 10) {
      bff.clock.advance(10 * MINUTE_MS)
      await desk.ok('getStaffSession', { device })
    }
    bff.clock.advance(HOUR_MS / 6)
    expect(await desk.refused('listReviews', { device })).toBe('SESSION_REQUIRED')
  })

  it('ends at once when the person signs out or is disabled, and the old token is worth nothing', async () => {
    const { browser: device } = await desk.person({ role: 'finance' })
    const { token } = device
    await desk.ok('signOutStaff', { device })
    expect(device.token).toBeUndefined()
    device.token = token
    expect(await desk.refused('listReviews', { device })).toBe('SESSION_REQUIRED')

    const disabled = await desk.person({ role: 'finance' })
    const administrator = await desk.administrator()
    const params = { staffId: disabled.staffId }
    await desk.ok('disableStaff', { device: administrator.browser, params, body: { reason: '离职' } })
    expect(await desk.refused('listReviews', { device: disabled.browser })).toBe('SESSION_REQUIRED')
    await bff.ground.db.deleteFrom('sms_sends').execute()
    await desk.ok('sendStaffCode', { device: new StaffBrowser(), body: { phone: disabled.phone } })
    const [message] = bff.sandbox.sms.messages.inbox(disabled.phone)
    expect(bff.sandbox.sms.messages.inbox(disabled.phone).length).toBe(1)
    expect(message?.template).toBe('staff_sign_in_code')
  })

  it('cannot be read from its cookie or its row, which holds no token', async () => {
    const { browser: device } = await desk.person({ role: 'finance' })
    const rows = await bff.ground.db.selectFrom('staff_sessions').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(device.token)
    const reply = await desk.app.inject({
      method: 'DELETE',
      url: '/api/staff/session',
      headers: { ...device.headers(), 'idempotency-key': '0123456789abcdef' },
    })
    expect(reply.headers['set-cookie']).toMatch(/^__Host-tz-staff=;.*HttpOnly; Secure; SameSite=Strict$/)
  })
})

describe('the action record', () => {
  it('says who did what to whom, why, from what to what, and can be altered by nobody', async () => {
    const administrator = await desk.administrator()
    const { staffId } = await desk.person({ role: 'cashier', name: '孙收费' })
    const body = { reason: '调离收费处' }
    await desk.ok('disableStaff', { device: administrator.browser, params: { staffId }, body })
    const auditor = await desk.person({ role: 'audit' })
    const query = { action: 'staff_disabled' } as const
    const { records } = await desk.ok('listAudit', { device: auditor.browser, query })
    expect(records[0]).toMatchObject({
      who: { staffId: administrator.staffId, role: 'system' },
      ...{ action: 'staff_disabled', objectId: staffId, reason: '调离收费处' },
      ...{ before: { state: 'active' }, after: { state: 'disabled' } },
    })
    const { db } = bff.ground
    await expect(db.updateTable('staff_audit').set({ action: 'signed_in' }).execute()).rejects.toThrow(
      'only added to',
    )
    await expect(db.deleteFrom('staff_audit').execute()).rejects.toThrow('only added to')
  })

  it('is read page by page without losing or repeating anything, and holds both ends of every sign-in', async () => {
    const auditor = await desk.person({ role: 'audit' })
    const seen: string[] = []
    const actions = new Set<string>()
    let cursor: string | null = null
    do {
      const query: { cursor?: string } = cursor === null ? {} : { cursor }
      const page = await desk.ok('listAudit', { device: auditor.browser, query })
      for (const record of page.records) {
        seen.push(record.auditId)
        actions.add(record.action)
      }
      cursor = page.nextCursor
    } while (cursor !== null)
    const rows = await bff.ground.db.selectFrom('staff_audit').select('audit_id').execute()
    expect(seen.sort()).toEqual(rows.map((row) => row.audit_id).sort())
    for (const action of [
      'first_administrator_made',
      'factor_enrolled',
      'signed_in',
      'sign_in_refused',
      'signed_out',
    ])
      expect(actions).toContain(action)
  })

  it('is not buried by whoever goes on guessing: a lock is in it once, and the next one again', async () => {
    const { staffId, phone } = await desk.person({ role: 'cashier' })
    const locksOf = async () => {
      const rows = await bff.ground.db
        .selectFrom('staff_audit')
        .select('staff_id')
        .where('action', '=', 'sign_in_locked')
        .execute()

      return { own: rows.filter(({ staff_id: id }) => id === staffId).length, all: rows.length }
    }
    const before = await locksOf()
    const guess = (index: number) =>
      desk.refused('checkStaffCode', {
        device: new StaffBrowser({ address: `10.9.9.${index}` }),
        body: { phone, code: '000000' },
      })
    for (let tries = 0; tries < TRIES_PER_PHONE; tries++) await guess(tries)
    const locked = await Promise.all(Array.from({ length: 12 }, (_, index) => guess(100 + index)))
    expect(new Set(locked)).toEqual(new Set(['SIGN_IN_LOCKED']))
    expect(await locksOf()).toEqual({ own: 1, all: before.all + 1 })

    bff.clock.advance(LOCK_MS)
    for (let tries = 0; tries < TRIES_PER_PHONE; tries++) await guess(tries)
    for (const index of [1, 2, 3]) expect(await guess(index)).toBe('SIGN_IN_LOCKED')
    expect(await locksOf()).toEqual({ own: 2, all: before.all + 2 })

    const device = new StaffBrowser({ address: '10.8.8.8' })
    const first = (index: number) =>
      desk.refused('createFirstStaff', {
        device,
        body: { name: '钱建国', phone: `1370001${String(index).padStart(4, '0')}`, token: 'guessed' },
      })
    for (let index = 0; index < TRIES_PER_ADDRESS; index++) await first(index)
    for (const index of [100, 101, 102]) expect(await first(index)).toBe('SIGN_IN_LOCKED')
    expect(await locksOf()).toEqual({ own: 2, all: before.all + 3 })
  })

  it('holds what was not let through: a wrong token, a lock, and what a role does not allow', async () => {
    const newest = async (action: AuditAction) => {
      const auditor = await desk.person({ role: 'audit' })
      const { records } = await desk.ok('listAudit', { device: auditor.browser, query: { action } })

      return records[0]
    }
    const first = { name: '钱建国', phone: '13700008009', token: 'guessed' }
    await desk.refused('createFirstStaff', { device: new StaffBrowser(), body: first })
    expect(await newest('first_token_refused')).toMatchObject({ who: null })

    const { staffId, phone } = await desk.person({ role: 'cashier' })
    const device = new StaffBrowser()
    const guess = () => desk.refused('checkStaffCode', { device, body: { phone, code: '000000' } })
    for (let tries = 0; tries < TRIES_PER_PHONE; tries++) await guess()
    expect(await guess()).toBe('SIGN_IN_LOCKED')
    expect(await newest('sign_in_locked')).toMatchObject({ who: { staffId } })

    const head = await desk.person({ role: 'finance' })
    expect(await desk.refused('listStaff', { device: head.browser })).toBe('NOT_PERMITTED')
    expect(await newest('not_permitted')).toMatchObject({
      who: { staffId: head.staffId, role: 'finance' },
      after: { route: 'GET /api/staff/people' },
    })
  })

  it('keeps three administrators apart, and nobody resets or disables themselves', async () => {
    const administrator = await desk.administrator()
    const { browser: device } = administrator
    const params = { staffId: administrator.staffId }
    const body = { reason: '试试' }
    expect(await desk.refused('disableStaff', { device, params, body })).toBe('STAFF_STATE')
    expect(await desk.refused('listAudit', { device })).toBe('NOT_PERMITTED')
    expect(await desk.refused('resetStaffFactor', { device, params, body })).toBe('NOT_PERMITTED')
    expect(await desk.refused('listReviews', { device })).toBe('NOT_PERMITTED')
  })

  it('lets security replace a lost authenticator, whose old codes are worth nothing then', async () => {
    const person = await desk.person({ role: 'finance' })
    const security = await desk.person({ role: 'security' })
    const body = { reason: '手机丢失' }
    const params = { staffId: person.staffId }
    const reset = await desk.ok('resetStaffFactor', { device: security.browser, params, body })
    expect(await desk.refused('listReviews', { device: person.browser })).toBe('SESSION_REQUIRED')
    const device = await desk.passFirstFactor(person.phone)
    expect(await session(device)).toEqual({ state: 'enrolment_code' })
    await desk.ok('checkEnrolmentCode', { device, body: { code: reset.enrolmentCode } })
    expect(await session(device)).toMatchObject({ state: 'enrolment' })
    const code = desk.freshTotp(person.secret)
    expect(await desk.refused('checkStaffTotp', { device, body: { code } })).toBe('CODE_WRONG')
  })
})
