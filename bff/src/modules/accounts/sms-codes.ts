import { randomInt } from 'node:crypto'
import type { Challenge } from '@tongzhen/contract/accounts'
import type { DisplayMode, Language } from '@tongzhen/contract/headers'
import { sql } from 'kysely'
import type { Config } from '../../config.ts'
import type { Db } from '../../db/schema.ts'
import type { SmsDoor } from '../../db/tables/accounts.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { SmsGateway, SmsTemplates } from '../../gateways/sms/port.ts'
import { networkPlace } from '../../lib/address.ts'
import { type Clock, DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, shift } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { equalSecrets } from '../../lib/crypto/tokens.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { newId } from '../../lib/ids.ts'
import type { Log } from '../../lib/log.ts'
import { maskPhone } from '../../lib/masks.ts'
import { type ChallengeAnswer, issueChallenge, redeemChallenge } from './challenges.ts'

/** S5; who reads and types slowly has twice that (experience.md, elder mode), with no more tries. */
export const codeLifetimeMs = (displayMode: DisplayMode = 'standard'): number =>
  (displayMode === 'elder' ? 10 : 5) * MINUTE_MS
const CODE_TRIES = 5
/** From one network place, that many codes an hour need no work. */
const ADDRESS_SENDS_WITHOUT_CHALLENGE = 5

export type CodePurpose = 'sign_in' | 'reverify' | 'binding' | 'staff_sign_in'

const templates: Record<CodePurpose, keyof SmsTemplates> = {
  sign_in: 'sign_in_code',
  reverify: 'reverification_code',
  binding: 'binding_code',
  staff_sign_in: 'staff_sign_in_code',
}

/** Each side of the house counts for itself: no patient's code stands in the way of the staff's, nor the other way round. */
function doorOf(purpose: CodePurpose): SmsDoor {
  return purpose === 'staff_sign_in' ? 'console' : 'app'
}

export interface SendCode {
  purpose: CodePurpose
  /** What the code will prove: an id of ours, or the blind index of the phone. A new code ends the one before. */
  subject: string
  /** Normalised. */
  phone: string
  /** Network address that asks. */
  address: string
  language: Language
  displayMode?: DisplayMode | undefined
  traceId: string
  /** All is done as for a number that somebody here has, but nothing is sent to it. */
  isUnknown?: boolean
  /** Work to be done before a second code in an hour; absent where the caller is known already. */
  challenge?: { answer: ChallengeAnswer | undefined }
}

export interface SentCode {
  phoneMasked: string
  expiresInSeconds: number
  resendAfterSeconds: number
  /** Then nothing was sent yet. */
  challenge?: Challenge
}

type SendRefusal = Refusal<'SMS_TOO_SOON' | 'SMS_LIMIT_REACHED' | 'SMS_UNAVAILABLE' | 'CHALLENGE_REQUIRED'>

export interface SmsCodes {
  send(request: SendCode): Promise<SentCode | SendRefusal>
  /** Undefined when it is right; then it is used up. */
  check(guess: {
    purpose: CodePurpose
    subject: string
    code: string
  }): Promise<Refusal<'CODE_WRONG' | 'CODE_EXPIRED'> | undefined>
}

export interface SmsCodesDeps {
  db: Db
  clock: Clock
  fields: FieldCrypto
  sms: SmsGateway
  log: Log
  limits: Config['limits']
}

export function createSmsCodes({ db, clock, fields, sms, log, limits }: SmsCodesDeps): SmsCodes {
  const hashOf = (codeId: string, code: string) => fields.blindIndex('sms_code', `${codeId}\0${code}`)

  /** Counts the message and makes the code, or says what stands against it. One at a time for each phone. */
  async function prepare(
    tx: Db,
    request: SendCode,
  ): Promise<Prepared | { challenge: Challenge } | SendRefusal> {
    const now = clock.now()
    const phoneIndex = fields.blindIndex('phone', request.phone)
    const addressIndex = fields.blindIndex('address', networkPlace(request.address))
    await lock(tx, phoneIndex)
    await lock(tx, addressIndex)

    const door = doorOf(request.purpose)
    const toPhone = await sendsSince(tx, {
      door,
      column: 'phone_index',
      index: phoneIndex,
      since: shift(now, -DAY_MS),
    })
    const fromAddress = await sendsSince(tx, {
      door,
      column: 'address_index',
      index: addressIndex,
      since: shift(now, -HOUR_MS),
    })
    const refusal = limitReached({ toPhone, fromAddress, now, limits })
    if (refusal) return refusal

    const lastHour = toPhone.filter((at) => at > shift(now, -HOUR_MS))
    const isWorkDue = lastHour.length > 0 || fromAddress.length >= ADDRESS_SENDS_WITHOUT_CHALLENGE
    if (request.challenge && isWorkDue) {
      const { answer } = request.challenge
      const difficultyBits = limits.challengeDifficultyBits
      if (!answer) return { challenge: await issueChallenge(tx, { phoneIndex, difficultyBits, now }) }
      if (!(await redeemChallenge(tx, { phoneIndex, answer, now }))) return refuse('CHALLENGE_REQUIRED')
    }

    return insertCode(tx, { request, phoneIndex, addressIndex, now })
  }

  async function insertCode(
    tx: Db,
    {
      request,
      phoneIndex,
      addressIndex,
      now,
    }: { request: SendCode; phoneIndex: string; addressIndex: string; now: Date },
  ): Promise<Prepared> {
    const sendId = newId('snd')
    const { purpose, subject } = request
    await tx
      .insertInto('sms_sends')
      .values({
        ...{ send_id: sendId, door: doorOf(purpose), sent_at: now },
        ...{ phone_index: phoneIndex, address_index: addressIndex },
      })
      .execute()
    await tx.deleteFrom('sms_codes').where('purpose', '=', purpose).where('subject', '=', subject).execute()
    const codeId = newId('cod')
    const code = String(randomInt(1_000_000)).padStart(6, '0')
    await tx
      .insertInto('sms_codes')
      .values({
        code_id: codeId,
        purpose,
        subject,
        code_hash: hashOf(codeId, code),
        tries: 0,
        created_at: now,
        expires_at: shift(now, codeLifetimeMs(request.displayMode)),
      })
      .execute()

    return { sendId, codeId, code }
  }

  /** Sends it; an unknown outcome is tried once more, which cannot deliver twice. */
  async function deliver(
    request: SendCode,
    { sendId, codeId, code }: Prepared,
  ): Promise<SendRefusal | undefined> {
    const message = {
      messageId: sendId,
      phone: request.phone,
      template: templates[request.purpose],
      params: { code, minutes: String(codeLifetimeMs(request.displayMode) / MINUTE_MS) },
      language: request.language,
    }
    let failure = await sms.send(message, request)
    if (failure && failure.kind !== 'refused') failure = await sms.send(message, request)
    if (!failure) return undefined

    log.warn({ kind: failure.kind, reason: failure.reason, traceId: request.traceId }, 'sms not sent')
    if (failure.kind === 'refused') {
      // Nothing left the gateway: it costs the person neither a wait nor one of today's messages.
      await db.deleteFrom('sms_sends').where('send_id', '=', sendId).execute()
      await db.deleteFrom('sms_codes').where('code_id', '=', codeId).execute()
    }

    return refuse('SMS_UNAVAILABLE')
  }

  return {
    async send(request) {
      const prepared = await inTransaction(db, (tx) => prepare(tx, request))
      if (isRefusal(prepared)) return prepared
      const sent: SentCode = {
        phoneMasked: maskPhone(request.phone),
        expiresInSeconds: codeLifetimeMs(request.displayMode) / SECOND_MS,
        resendAfterSeconds: limits.smsResendAfterSeconds,
      }
      if ('challenge' in prepared) return { ...sent, challenge: prepared.challenge }
      if (request.isUnknown) return sent

      return (await deliver(request, prepared)) ?? sent
    },

    async check({ purpose, subject, code }) {
      // The try is counted before anything is compared, in one statement: guesses in parallel share the tries.
      const row = await db
        .updateTable('sms_codes')
        .set((eb) => ({ tries: eb('tries', '+', 1) }))
        .where('purpose', '=', purpose)
        .where('subject', '=', subject)
        .where('tries', '<', CODE_TRIES)
        .where('expires_at', '>', clock.now())
        .returning(['code_id', 'code_hash'])
        .executeTakeFirst()
      if (!row) return refuse('CODE_EXPIRED')
      if (!equalSecrets(row.code_hash, hashOf(row.code_id, code))) return refuse('CODE_WRONG')
      const used = await db.deleteFrom('sms_codes').where('code_id', '=', row.code_id).executeTakeFirst()

      return used.numDeletedRows === 1n ? undefined : refuse('CODE_EXPIRED')
    },
  }
}

interface Prepared {
  sendId: string
  codeId: string
  code: string
}

async function sendsSince(
  tx: Db,
  {
    door,
    column,
    index,
    since,
  }: { door: SmsDoor; column: 'phone_index' | 'address_index'; index: string; since: Date },
): Promise<Date[]> {
  const rows = await tx
    .selectFrom('sms_sends')
    .select('sent_at')
    .where(column, '=', index)
    .where('door', '=', door)
    .where('sent_at', '>', since)
    .orderBy('sent_at')
    .execute()

  return rows.map((row) => row.sent_at)
}

function limitReached({
  toPhone,
  fromAddress,
  now,
  limits,
}: {
  toPhone: readonly Date[]
  fromAddress: readonly Date[]
  now: Date
  limits: Config['limits']
}): Refusal<'SMS_TOO_SOON' | 'SMS_LIMIT_REACHED'> | undefined {
  const last = toPhone.at(-1)
  const resendAt = last && shift(last, limits.smsResendAfterSeconds * SECOND_MS)
  if (resendAt && resendAt > now) {
    const seconds = secondsUntil(resendAt, now)
    return refuse('SMS_TOO_SOON', { params: { seconds }, retryAfterSeconds: seconds })
  }
  const rules = [
    { sends: toPhone, windowMs: HOUR_MS, limit: limits.smsPerPhonePerHour },
    { sends: toPhone, windowMs: DAY_MS, limit: limits.smsPerPhonePerDay },
    { sends: fromAddress, windowMs: HOUR_MS, limit: limits.smsPerAddressPerHour },
  ]
  const freeAt = rules
    .map(({ sends, windowMs, limit }) => {
      const inWindow = sends.filter((at) => at > shift(now, -windowMs))
      const oldestCounted = inWindow.at(-limit)

      return oldestCounted && shift(oldestCounted, windowMs)
    })
    .filter((at) => at !== undefined)
    .sort((a, b) => b.getTime() - a.getTime())[0]
  if (!freeAt) return undefined

  return refuse('SMS_LIMIT_REACHED', { retryAfterSeconds: secondsUntil(freeAt, now) })
}

function secondsUntil(at: Date, now: Date): number {
  return Math.max(1, Math.ceil((at.getTime() - now.getTime()) / SECOND_MS))
}

/** Until the end of the transaction, nobody else counts by this index. */
async function lock(tx: Db, index: string): Promise<void> {
  const key = BigInt.asIntN(64, BigInt(`0x${index.slice(0, 16)}`))
  await sql`select pg_advisory_xact_lock(${key.toString()}::bigint)`.execute(tx)
}
