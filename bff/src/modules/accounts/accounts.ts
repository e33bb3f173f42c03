import { normalizePhone } from '@tongzhen/contract/documents'
import type { DisplayMode, Language } from '@tongzhen/contract/headers'
import { insertOnce } from '../../db/insert-once.ts'
import type { Db } from '../../db/schema.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { newId } from '../../lib/ids.ts'
import type { HostIdentity } from './sessions.ts'

interface Binding {
  accountId: string
  identity: HostIdentity
  now: Date
}

export interface AccountStore {
  /** The account of a phone, made when the number is new: then it is told in this language until another is chosen. */
  findOrCreate(tx: Db, phone: string, made: { language: Language; now: Date }): Promise<string>
  /** The account that a host's identity belongs to. */
  findByIdentity(identity: HostIdentity): Promise<string | undefined>
  /** From now on this host signs the account in by itself; it no longer does so for another one (P9). */
  bind(tx: Db, binding: Binding): Promise<void>
  /** The account's own id in a host, the one told last; undefined when the host never told. */
  identityIn(accountId: string, host: HostIdentity['host']): Promise<string | undefined>
  /** The account of a person whom another platform has named, made when it is the first time. */
  findOrCreateNamed(tx: Db, identity: HostIdentity, now: Date): Promise<string>
  /** Normalised. Throws for an account without one, which nobody tells anything by message. */
  phoneOf(accountId: string): Promise<string>
  phoneIfAny(accountId: string): Promise<string | undefined>
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

  async function addIdentity(tx: Db, { accountId, identity, now }: Binding): Promise<void> {
    const identityId = newId('idt')
    await tx
      .insertInto('account_identities')
      .values({
        identity_id: identityId,
        account_id: accountId,
        host: identity.host,
        subject: fields.seal(subjectPlace(identityId), identity.subject),
        subject_index: subjectIndexOf(identity),
        created_at: now,
      })
      .execute()
  }

  async function findByIdentity(tx: Db, identity: HostIdentity): Promise<string | undefined> {
    const row = await tx
      .selectFrom('account_identities')
      .select('account_id')
      .where('host', '=', identity.host)
      .where('subject_index', '=', subjectIndexOf(identity))
      .executeTakeFirst()

    return row?.account_id
  }

  async function phoneIfAny(accountId: string): Promise<string | undefined> {
    const { phone } = await db
      .selectFrom('accounts')
      .select('phone')
      .where('account_id', '=', accountId)
      .executeTakeFirstOrThrow()

    return phone === null ? undefined : fields.open(phonePlace(accountId), phone)
  }

  return {
    async findOrCreate(tx, phone, { language, now }) {
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
            language,
            display_mode: null,
            created_at: now,
          })
          .execute(),
      )

      return (await findByPhone(tx, phoneIndex)) ?? accountId
    },

    findByIdentity: (identity) => findByIdentity(db, identity),

    async findOrCreateNamed(tx, identity, now) {
      const known = await findByIdentity(tx, identity)
      if (known) return known
      const accountId = newId('acc')
      const isFirst = await insertOnce(tx, async (one) => {
        await one
          .insertInto('accounts')
          .values({
            account_id: accountId,
            ...{ phone: null, phone_index: null, language: null, display_mode: null },
            created_at: now,
          })
          .execute()
        await addIdentity(one, { accountId, identity, now })
      })
      // Somebody else's ticket of the same person was quicker: theirs is the account.
      const made = isFirst ? accountId : await findByIdentity(tx, identity)
      if (made === undefined) throw new Error('an account that was made is gone')

      return made
    },

    async bind(tx, { accountId, identity, now }) {
      const subjectIndex = subjectIndexOf(identity)
      await tx
        .deleteFrom('account_identities')
        .where('host', '=', identity.host)
        .where('subject_index', '=', subjectIndex)
        .execute()
      await insertOnce(tx, (one) => addIdentity(one, { accountId, identity, now }))
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
      const phone = await phoneIfAny(accountId)
      if (phone === undefined) throw new Error(`account ${accountId} has no phone`)

      return phone
    },

    phoneIfAny,

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
