import { normalizePhone } from '@tongzhen/contract/documents'
import type { DisplayMode, Language } from '@tongzhen/contract/headers'
import { insertOnce } from '../../db/insert-once.ts'
import type { Db } from '../../db/schema.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { newId } from '../../lib/ids.ts'
import type { HostIdentity } from './sessions.ts'

export interface AccountStore {
  /** The account of a phone, made when the number is new. */
  findOrCreate(tx: Db, phone: string, now: Date): Promise<string>
  /** The account that a host's identity belongs to. */
  findByIdentity(identity: HostIdentity): Promise<string | undefined>
  /** From now on this host signs the account in by itself; it no longer does so for another one (P9). */
  bind(tx: Db, binding: { accountId: string; identity: HostIdentity; now: Date }): Promise<void>
  /** The account's own id in a host, the one told last; undefined when the host never told. */
  identityIn(accountId: string, host: HostIdentity['host']): Promise<string | undefined>
  /** Normalised. */
  phoneOf(accountId: string): Promise<string>
  setPreferences(
    accountId: string,
    preferences: { language?: Language | undefined; displayMode?: DisplayMode | undefined },
  ): Promise<void>
}

/** Equal for equal numbers, however they are written. */
export function phoneIndexOf(fields: FieldCrypto, phone: string): string {
  return fields.blindIndex('phone', normalizePhone(phone))
}

export function createAccountStore({ db, fields }: { db: Db; fields: FieldCrypto }): AccountStore {
  const phonePlace = (accountId: string) => ({ table: 'accounts', column: 'phone', rowId: accountId })
  const subjectPlace = (identityId: string) => ({
    table: 'account_identities',
    column: 'subject',
    rowId: identityId,
  })
  const subjectIndexOf = ({ host, subject }: HostIdentity) => fields.blindIndex('host', `${host}\0${subject}`)

  async function findByPhone(tx: Db, phoneIndex: string): Promise<string | undefined> {
    const row = await tx
      .selectFrom('accounts')
      .select('account_id')
      .where('phone_index', '=', phoneIndex)
      // An account that is just being closed is waited for, and is then gone.
      .forUpdate()
      .executeTakeFirst()

    return row?.account_id
  }

  return {
    async findOrCreate(tx, phone, now) {
      const phoneIndex = phoneIndexOf(fields, phone)
      const known = await findByPhone(tx, phoneIndex)
      if (known) return known

      const accountId = newId('acc')
      await insertOnce(tx, (db) =>
        db
          .insertInto('accounts')
          .values({
            account_id: accountId,
            phone: fields.seal(phonePlace(accountId), normalizePhone(phone)),
            phone_index: phoneIndex,
            language: null,
            display_mode: null,
            created_at: now,
          })
          .execute(),
      )

      return (await findByPhone(tx, phoneIndex)) ?? accountId
    },

    async findByIdentity(identity) {
      const row = await db
        .selectFrom('account_identities')
        .select('account_id')
        .where('host', '=', identity.host)
        .where('subject_index', '=', subjectIndexOf(identity))
        .executeTakeFirst()

      return row?.account_id
    },

    async bind(tx, { accountId, identity, now }) {
      const subjectIndex = subjectIndexOf(identity)
      await tx
        .deleteFrom('account_identities')
        .where('host', '=', identity.host)
        .where('subject_index', '=', subjectIndex)
        .execute()
      const identityId = newId('idt')
      await insertOnce(tx, (db) =>
        db
          .insertInto('account_identities')
          .values({
            identity_id: identityId,
            account_id: accountId,
            host: identity.host,
            subject: fields.seal(subjectPlace(identityId), identity.subject),
            subject_index: subjectIndex,
            created_at: now,
          })
          .execute(),
      )
    },

    async identityIn(accountId, host) {
      const row = await db
        .selectFrom('account_identities')
        .select(['identity_id', 'subject'])
        .where('account_id', '=', accountId)
        .where('host', '=', host)
        .orderBy('created_at', 'desc')
        .limit(1)
        .executeTakeFirst()

      return row && fields.open(subjectPlace(row.identity_id), row.subject)
    },

    async phoneOf(accountId) {
      const { phone } = await db
        .selectFrom('accounts')
        .select('phone')
        .where('account_id', '=', accountId)
        .executeTakeFirstOrThrow()

      return fields.open(phonePlace(accountId), phone)
    },

    async setPreferences(accountId, { language, displayMode }) {
      if (language === undefined && displayMode === undefined) return
      await db
        .updateTable('accounts')
        .set({
          ...(language === undefined ? {} : { language }),
          ...(displayMode === undefined ? {} : { display_mode: displayMode }),
        })
        .where('account_id', '=', accountId)
        .execute()
    },
  }
}
