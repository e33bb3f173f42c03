import type { HealthCard, HealthCode } from '@tongzhen/contract/health-cards'
import type { Config } from '../../config.ts'
import { insertOnce } from '../../db/insert-once.ts'
import type { Db } from '../../db/schema.ts'
import type { PatientsTable } from '../../db/tables/patients.ts'
import { inTransaction } from '../../db/transaction.ts'
import { isGatewayFailure } from '../../gateways/failure.ts'
import { type HealthCardGateway, healthCardRefusalOf } from '../../gateways/health-cards/port.ts'
import type { HisGateways } from '../../gateways/his/registry.ts'
import { type Clock, SECOND_MS, shift } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { lockActivePatient } from '../patients/locks.ts'
import type { Portal } from '../patients/patient-view.ts'
import { place } from '../patients/places.ts'
import { isProved } from '../patients/proof.ts'

export interface HealthCardsDeps {
  db: Db
  clock: Clock
  fields: FieldCrypto
  config: Pick<Config, 'institutions' | 'portals' | 'healthCards'>
  his: HisGateways
  /** Undefined where the installation has no place at a platform. */
  gateway: HealthCardGateway | undefined
}

interface Named {
  patientId: string
  traceId: string
}

type ApplyRefusal = Refusal<
  | 'NOT_FOUND'
  | 'CARD_REQUIRED'
  | 'HEALTH_CARD_DOCUMENT'
  | 'HEALTH_CARD_REFUSED'
  | 'HEALTH_CARD_UNAVAILABLE'
  | 'HOSPITAL_UNAVAILABLE'
>

/** In the order in which the patients were added. */
export async function listHealthCards(
  deps: HealthCardsDeps,
  { accountId, portal }: { accountId: string; portal: Portal },
): Promise<HealthCard[]> {
  if (deps.gateway === undefined || portal.groups.length === 0) return []
  const rows = await cardRows(deps.db)
    .where('patients.account_id', '=', accountId)
    .where(isProved())
    .where('persons.group_id', 'in', [...portal.groups])
    .orderBy('patients.is_default', 'desc')
    .orderBy('patients.linked_at')
    .orderBy('patients.patient_id')
    .execute()

  return rows.filter(({ scopes }) => scopes.includes('booking')).flatMap((row) => viewOf(deps, row) ?? [])
}

/**
 * The platform makes one card for a person, however often it is asked: after an answer that was lost, the same is asked
 * again. A card that the patient has here is given without asking.
 */
export async function applyForHealthCard(
  deps: HealthCardsDeps,
  { patientId, institutions, traceId }: Named & { institutions: readonly string[] },
): Promise<HealthCard | ApplyRefusal> {
  const { db, clock, fields, gateway } = deps
  if (gateway === undefined) return refuse('NOT_FOUND')
  const known = await findCard(deps, patientId)
  if (known !== undefined) return known
  const file = await readFile(deps, { patientId, institutions, traceId })
  if (isRefusal(file)) return file
  if (deps.config.healthCards?.documentTypes[file.documentKind] === undefined)
    return refuse('HEALTH_CARD_DOCUMENT')
  const given = await gateway.register(file, { traceId })
  if (isGatewayFailure(given)) {
    return refuse(
      healthCardRefusalOf(given) === 'identity_refused' ? 'HEALTH_CARD_REFUSED' : 'HEALTH_CARD_UNAVAILABLE',
    )
  }
  const seal = (column: 'platform_card_id' | 'card_number' | 'static_code', text: string) =>
    fields.seal(place('health_cards', column, patientId), text)
  const isThere = await inTransaction(db, async (tx) => {
    if (!(await lockActivePatient(tx, patientId))) return false
    await insertOnce(tx, (inner) =>
      inner
        .insertInto('health_cards')
        .values({
          patient_id: patientId,
          platform_card_id: seal('platform_card_id', given.healthCardId),
          card_number: seal('card_number', given.number),
          static_code: seal('static_code', given.staticCode),
          created_at: clock.now(),
        })
        .execute(),
    )

    return true
  })

  return (isThere ? await findCard(deps, patientId) : undefined) ?? refuse('NOT_FOUND')
}

/** A code to be shown now. A patient without a card has none. */
export async function getHealthCode(
  deps: HealthCardsDeps,
  { patientId, traceId }: Named,
): Promise<HealthCode | Refusal<'NOT_FOUND' | 'HEALTH_CARD_UNAVAILABLE'>> {
  const { db, clock, fields, gateway } = deps
  const row = await cardRows(db).where('patients.patient_id', '=', patientId).executeTakeFirst()
  if (gateway === undefined || row === undefined || row.document_number === null) return refuse('NOT_FOUND')
  const askedAt = clock.now()
  const given = await gateway.dynamicCode(
    {
      healthCardId: fields.open(place('health_cards', 'platform_card_id', patientId), row.platform_card_id),
      holder: {
        documentKind: row.document_kind,
        documentNumber: fields.open(place('persons', 'document_number', row.person_id), row.document_number),
      },
    },
    { traceId },
  )
  if (isGatewayFailure(given)) return refuse('HEALTH_CARD_UNAVAILABLE')
  // Counted from before it was asked for: it never ends sooner than is said.
  const expiresAt = shift(askedAt, given.holdsMs)
  const holdsMs = Math.max(0, expiresAt.getTime() - clock.now().getTime())

  return {
    code: given.code,
    expiresAt: shanghaiInstant(expiresAt),
    holdsSeconds: Math.floor(holdsMs / SECOND_MS),
  }
}

async function findCard(deps: HealthCardsDeps, patientId: string): Promise<HealthCard | undefined> {
  const row = await cardRows(deps.db).where('patients.patient_id', '=', patientId).executeTakeFirst()

  return row && viewOf(deps, row)
}

function cardRows(db: Db) {
  return db
    .selectFrom('health_cards')
    .innerJoin('patients', 'patients.patient_id', 'health_cards.patient_id')
    .innerJoin('persons', 'persons.person_id', 'patients.person_id')
    .selectAll('health_cards')
    .select(['patients.name', 'patients.scopes', 'persons.person_id'])
    .select(['persons.document_kind', 'persons.document_number'])
    .where('patients.state', '=', 'active')
}

interface ShownRow extends Pick<PatientsTable, 'name'> {
  patient_id: string
  card_number: string
  static_code: string
  created_at: Date
}

function viewOf({ fields, config }: HealthCardsDeps, row: ShownRow): HealthCard | undefined {
  const { patient_id: patientId, name } = row
  if (name === null) return undefined
  const staticCode = fields.open(place('health_cards', 'static_code', patientId), row.static_code)

  return {
    patientId,
    patientName: fields.open(place('patients', 'name', patientId), name),
    number: fields.open(place('health_cards', 'card_number', patientId), row.card_number),
    staticCode: config.healthCards?.hasStaticCode === true ? staticCode : null,
    since: shanghaiInstant(row.created_at),
  }
}

/** What the first hospital of the channel that knows the patient has on file. */
async function readFile(
  { db, fields, his }: HealthCardsDeps,
  { patientId, institutions, traceId }: Named & { institutions: readonly string[] },
) {
  const card = await db
    .selectFrom('patient_cards')
    .select(['card_id', 'institution_id', 'hospital_patient_number'])
    .where('patient_id', '=', patientId)
    .where('institution_id', 'in', [...institutions])
    .orderBy('created_at')
    .orderBy('card_id')
    .limit(1)
    .executeTakeFirst()
  if (card === undefined) return refuse('CARD_REQUIRED')
  const number = fields.open(
    place('patient_cards', 'hospital_patient_number', card.card_id),
    card.hospital_patient_number,
  )
  const profile = await his.of(card.institution_id).profile(number, { traceId })

  return isGatewayFailure(profile) ? refuse('HOSPITAL_UNAVAILABLE') : profile.file
}
