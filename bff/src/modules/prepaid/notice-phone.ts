import type { Db } from '../../db/schema.ts'
import type { FieldCrypto, Place } from '../../lib/crypto/fields.ts'
import { maskPhone } from '../../lib/masks.ts'
import type { PrepaidRow } from './prepaid-refunds.ts'

const noticePlace = (applicationId: string): Place => ({
  ...{ table: 'prepaid_refunds', column: 'notice_phone', rowId: applicationId },
})

export function sealNoticePhone(fields: FieldCrypto, applicationId: string, phone: string): string {
  return fields.seal(noticePlace(applicationId), phone)
}

/** Null: nobody but the account is told. */
export function noticePhoneMasked(
  fields: FieldCrypto,
  { application_id: id, notice_phone: sealed }: Pick<PrepaidRow, 'application_id' | 'notice_phone'>,
): string | null {
  return sealed && maskPhone(fields.open(noticePlace(id), sealed))
}

/** Normalised; undefined for an application without one, or for what is no application. */
export async function findNoticePhone(
  { db, fields }: { db: Db; fields: FieldCrypto },
  applicationId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('prepaid_refunds')
    .select('notice_phone')
    .where('application_id', '=', applicationId)
    .executeTakeFirst()

  return row?.notice_phone ? fields.open(noticePlace(applicationId), row.notice_phone) : undefined
}
