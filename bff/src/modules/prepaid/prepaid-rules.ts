import {
  type PrepaidRules,
  type PrepaidRulesOfInstitution,
  prepaidRules,
  transferWays,
} from '@tongzhen/contract/prepaid'
import { type PrepaidWay, prepaidWays } from '@tongzhen/contract/states'
import type { Config } from '../../config.ts'
import type { Db } from '../../db/schema.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import { changesBetween } from '../institution-documents/document-changes.ts'
import { readHistory } from '../institution-documents/document-history.ts'
import { type CurrentDocument, findDocument } from '../institution-documents/documents.ts'
import { type Writer, type WritingDeps, writeDocument } from '../institution-documents/write-document.ts'

const PREPAID_RULES = 'prepaid-rules'

interface Reading {
  config: Pick<Config, 'institutions' | 'merchants'>
  db: Db
}

/** Where nothing is connected and nothing was written: closed. */
const NO_LIMITS = { leastFen: 10, mostFen: 10 }

/** Ways that are connected: a transfer needs a merchant that transfers. */
function connectedWays({ institutions, merchants }: Reading['config'], institutionId: string): PrepaidWay[] {
  const institution = institutions.find((one) => one.institutionId === institutionId)
  if (!institution?.modules.includes('prepaid')) return []

  return prepaidWays.filter(
    (way) => way === 'origin' || settingsOf({ institutions, merchants }, { institutionId, way }),
  )
}

function settingsOf(
  { institutions, merchants }: Reading['config'],
  { institutionId, way }: { institutionId: string; way: Exclude<PrepaidWay, 'origin'> },
) {
  const institution = institutions.find((one) => one.institutionId === institutionId)
  const merchant = merchants[institution?.merchants[way === 'wechat_change' ? 'wechat' : 'alipay'] ?? '']

  return merchant !== undefined && 'transfers' in merchant ? merchant.transfers : undefined
}

/** As the configuration file has it. */
function firstRules(config: Reading['config'], institutionId: string): PrepaidRules {
  const opened = config.institutions.find((one) => one.institutionId === institutionId)?.prepaidRefunds
  const limitsOf = (way: Exclude<PrepaidWay, 'origin'>) => {
    const { leastFen, mostFen } = settingsOf(config, { institutionId, way }) ?? NO_LIMITS

    return { leastFen, mostFen }
  }

  return {
    ...{ isOpen: opened !== undefined, ways: opened?.ways ?? [] },
    limits: { wechat_change: limitsOf('wechat_change'), alipay_balance: limitsOf('alipay_balance') },
  }
}

/** Read anew each time, so that replicas agree: what was saved holds from the next application on. */
export async function prepaidRulesOf(
  { config, db }: Reading,
  institutionId: string,
): Promise<{ version: number; rules: PrepaidRules }> {
  const row = await findDocument(db, { institutionId, documentId: PREPAID_RULES })

  return row === undefined
    ? { version: 0, rules: firstRules(config, institutionId) }
    : { version: row.version, rules: readStored(row) }
}

/** Nothing goes back by rules that cannot be read. */
function readStored({ value, version }: CurrentDocument<unknown>): PrepaidRules {
  const parsed = prepaidRules.safeParse(value)
  if (!parsed.success) throw new Error(`version ${version} of ${PREPAID_RULES} cannot be read`)

  return parsed.data
}

export async function readPrepaidRules(
  deps: Reading & WritingDeps,
  institutionId: string,
): Promise<PrepaidRulesOfInstitution> {
  const current = await prepaidRulesOf(deps, institutionId)
  const first = firstRules(deps.config, institutionId)

  return {
    ...{ institutionId, ...current, connected: connectedWays(deps.config, institutionId) },
    history: await readHistory(deps, {
      ...{ institutionId, documentId: PREPAID_RULES },
      changesOf: (from, to) =>
        changesBetween(
          values(from === undefined ? first : prepaidRules.parse(from)),
          values(prepaidRules.parse(to)),
        ),
    }),
  }
}

interface Saving extends Writer {
  institutionId: string
  /** That the person saw. */
  version: number
  reason: string
}

type Saved = Promise<undefined | Refusal<'CONTENT_CHANGED' | 'MODULE_NOT_CONNECTED'>>

export function changePrepaidRules(
  deps: Reading & WritingDeps,
  { rules, ...saving }: Saving & { rules: PrepaidRules },
): Saved {
  return save(deps, { ...saving, rules, restored: null })
}

/** The rules of an earlier version, or of the configuration file (0), as a new version. */
export async function restorePrepaidRules(
  deps: Reading & WritingDeps,
  { restore, ...saving }: Saving & { restore: number },
): Promise<Awaited<Saved> | Refusal<'NOT_FOUND'>> {
  const { institutionId } = saving
  const row = await findDocument(deps.db, { institutionId, documentId: PREPAID_RULES, version: restore })
  if (restore !== 0 && row === undefined) return refuse('NOT_FOUND')
  const rules = row === undefined ? firstRules(deps.config, institutionId) : readStored(row)

  return save(deps, { ...saving, rules, restored: restore })
}

async function save(
  deps: Reading & WritingDeps,
  { version: seen, rules, restored, ...saving }: Saving & { rules: PrepaidRules; restored: number | null },
): Saved {
  const { institutionId } = saving
  const connected = connectedWays(deps.config, institutionId)
  if (rules.ways.some((way) => !connected.includes(way))) return refuse('MODULE_NOT_CONNECTED')
  const current = await prepaidRulesOf(deps, institutionId)

  return writeDocument(deps, {
    ...{ documentId: PREPAID_RULES, seen, value: rules, restored, ...saving },
    action: restored === null ? 'prepaid_rules_changed' : 'prepaid_rules_restored',
    changes: changesBetween(values(current.rules), values(rules)),
  })
}

function values({ isOpen, ways, limits }: PrepaidRules): ReadonlyMap<string, string> {
  return new Map([
    ['isOpen', String(isOpen)],
    ...prepaidWays.map((way): [string, string] => [`ways.${way}`, String(ways.includes(way))]),
    ...transferWays.flatMap((way) =>
      (['leastFen', 'mostFen'] as const).map((name): [string, string] => [
        `limits.${way}.${name}`,
        String(limits[way][name]),
      ]),
    ),
  ])
}
