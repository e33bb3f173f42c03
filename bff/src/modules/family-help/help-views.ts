import type { AskedHelp, GivenHelp } from '@tongzhen/contract/family-help'
import type { Channel, Language } from '@tongzhen/contract/headers'
import type { Db } from '../../db/schema.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { textIn } from '../../lib/local-text.ts'
import { maskName, maskPhone } from '../../lib/masks.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { place } from '../patients/places.ts'
import { meansHere } from '../payments/means.ts'
import type { FamilyHelpDeps } from './deps.ts'
import { codePlace, type FamilyHelpRow, isBeingPaid, shownStateOf } from './helps.ts'

async function stepOf(db: Db, row: FamilyHelpRow, { language, now }: { language: Language; now: Date }) {
  const { snapshot } = row
  const isPaying = await isBeingPaid(db, row)

  return {
    helpId: row.help_id,
    version: row.version,
    state: shownStateOf(row, { now, isPaying }),
    isPaying,
    purpose: row.purpose,
    institutionId: row.institution_id,
    institutionName: textIn(snapshot.institutionName, language),
    institutionPhone: snapshot.institutionPhone,
    amountFen: row.amount_fen,
    billCount: row.purpose === 'bills' ? row.bill_ids.length : null,
    expiresAt: shanghaiInstant(row.expires_at),
  }
}

export async function askedHelpView(
  { db, fields, clock, accounts }: FamilyHelpDeps,
  row: FamilyHelpRow,
  language: Language,
): Promise<AskedHelp> {
  const step = await stepOf(db, row, { language, now: clock.now() })

  return {
    ...step,
    patientId: row.patient_id,
    appointmentId: row.appointment_id,
    code:
      step.state === 'waiting' && row.code !== null ? fields.open(codePlace(row.help_id), row.code) : null,
    helper:
      row.helper_id === null
        ? null
        : {
            nameMasked: await ownNameMasked(db, row.helper_id, fields),
            phoneMasked: maskPhone(await accounts.phoneOf(row.helper_id)),
          },
  }
}

/** Of the account's own patient, if it has one. */
async function ownNameMasked(db: Db, accountId: string, fields: FieldCrypto): Promise<string | null> {
  const own = await db
    .selectFrom('patients')
    .select(['patient_id', 'name'])
    .where('account_id', '=', accountId)
    .where('relation', '=', 'self')
    .where('state', '=', 'active')
    .executeTakeFirst()
  const name = own?.name

  return own && name ? maskName(fields.open(place('patients', 'name', own.patient_id), name)) : null
}

export async function givenHelpView(
  { config, db, fields, clock }: FamilyHelpDeps,
  row: FamilyHelpRow,
  { language, channel }: { language: Language; channel: Channel },
): Promise<GivenHelp> {
  const patient = await db
    .selectFrom('patients')
    .select('name')
    .where('patient_id', '=', row.patient_id)
    .executeTakeFirst()
  const name = patient?.name

  return {
    ...(await stepOf(db, row, { language, now: clock.now() })),
    patientNameMasked: name ? maskName(fields.open(place('patients', 'name', row.patient_id), name)) : '*',
    means: meansHere(config, { institutionId: row.institution_id, channel }),
    paymentId: row.payment_id,
  }
}
