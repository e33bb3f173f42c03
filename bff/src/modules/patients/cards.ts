import type { Db } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import { ensureDefaultCard, setDefaultCard } from './bind-cards.ts'
import type { PatientsDeps } from './deps.ts'
import { lockAccount, lockActivePatient } from './locks.ts'

interface NamedCard {
  accountId: string
  patientId: string
  cardId: string
  /** Of the channel: a card of another institution does not exist for it (S12). */
  institutions: readonly string[]
}

export function makeDefaultCard(
  { db }: PatientsDeps,
  named: NamedCard,
): Promise<undefined | Refusal<'NOT_FOUND'>> {
  return inTransaction(db, async (tx) => {
    await lockAccount(tx, named.accountId)
    if (!(await findCard(tx, named))) return refuse('NOT_FOUND')
    await setDefaultCard(tx, named.cardId)

    return undefined
  })
}

/** Unbinding the last card of an institution keeps the patient; a place held there must be given back first. */
export function unbindCard(
  { db, appointments, payments, refunds }: PatientsDeps,
  named: NamedCard,
): Promise<
  | undefined
  | Refusal<'NOT_FOUND' | 'PATIENT_HAS_APPOINTMENTS' | 'PATIENT_HAS_PAYMENTS' | 'PATIENT_HAS_REFUND'>
> {
  const { accountId, patientId, cardId } = named

  return inTransaction(db, async (tx) => {
    await lockAccount(tx, accountId)
    await lockActivePatient(tx, patientId)
    const card = await findCard(tx, named)
    if (!card) return refuse('NOT_FOUND')
    if (await appointments.hasActive(tx, patientId, card.institution_id))
      return refuse('PATIENT_HAS_APPOINTMENTS')
    if (await payments.hasOpen(tx, patientId, card.institution_id)) return refuse('PATIENT_HAS_PAYMENTS')
    if (await refunds.hasOpen(tx, patientId, card.institution_id)) return refuse('PATIENT_HAS_REFUND')
    await tx.deleteFrom('patient_cards').where('card_id', '=', cardId).execute()
    await ensureDefaultCard(tx, patientId, card.institution_id)

    return undefined
  })
}

function findCard(tx: Db, { patientId, cardId, institutions }: NamedCard) {
  if (institutions.length === 0) return undefined

  return tx
    .selectFrom('patient_cards')
    .select('institution_id')
    .where('card_id', '=', cardId)
    .where('patient_id', '=', patientId)
    .where('institution_id', 'in', [...institutions])
    .executeTakeFirst()
}
