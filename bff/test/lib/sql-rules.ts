/**
 * What PostgreSQL and openGauss do not both understand, or understand differently (reliability.md §1.4, §1.5).
 * Each rule looks at SQL without its comments, quoted identifiers and string contents (see `bareSql`).
 */
const FORBIDDEN: { rule: string; pattern: RegExp }[] = [
  // The one form that the dialect helper `insertIgnore` writes is allowed; it has its openGauss twin.
  { rule: 'ON CONFLICT other than the helper’s', pattern: /\bon conflict\b(?! do nothing\s*$)/ },
  { rule: 'ON CONFLICT with RETURNING', pattern: /\bon conflict\b.*\breturning\b/ },
  { rule: 'ON DUPLICATE KEY', pattern: /\bon duplicate\b/ },
  { rule: 'REPLACE INTO', pattern: /\breplace into\b/ },
  { rule: 'GENERATED … AS IDENTITY', pattern: /\bas identity\b/ },
  { rule: 'LATERAL', pattern: /\blateral\b/ },
  { rule: 'aggregate FILTER', pattern: /\bfilter ?\(/ },
  { rule: 'WITH ORDINALITY', pattern: /\bwith ordinality\b/ },
  { rule: 'ADD COLUMN IF NOT EXISTS', pattern: /\badd column if not exists\b/ },
  { rule: 'EXECUTE FUNCTION', pattern: /\bexecute function\b/ },
  { rule: 'MERGE with conditions', pattern: /\bwhen (not )?matched and\b/ },
  {
    rule: 'function that openGauss lacks',
    pattern:
      /\b(gen_random_uuid|uuid_generate_\w+|jsonb_agg|jsonb_object_agg|jsonb_build_object|jsonb_build_array|to_jsonb|jsonb_set|jsonb_path_\w+|sha224|sha256|sha384|sha512|digest|num_nonnulls|num_nulls|make_interval|string_to_table) ?\(/,
  },
  { rule: 'LISTEN / NOTIFY', pattern: /^ ?(listen|notify|unlisten)\b|\bpg_notify\b/ },
  { rule: 'SERIALIZABLE', pattern: /\bserializable\b/ },
  { rule: 'division', pattern: /\// },
  { rule: 'partition DDL', pattern: /\bpartition by (range|list|hash)\b|\bpartition of\b/ },
  { rule: 'empty string as a value', pattern: /''/ },
  { rule: 'domain, cast, operator or range type of one’s own', pattern: /\bcreate (domain|cast|operator)\b/ },
  { rule: 'DISCARD', pattern: /^ ?discard\b/ },
  { rule: 'session-level advisory lock', pattern: /\bpg_(try_)?advisory_(lock|unlock)\w*/ },
  { rule: 'lock_timeout', pattern: /\block_timeout\b/ },
  { rule: 'row lock other than FOR UPDATE', pattern: /\bfor (no key update|key share|share)\b/ },
]

/** Column types that mean the same on both servers; `date` and `text` are safe in databases made with compatibility PG. */
const PORTABLE_TYPE =
  /^(bigserial|bigint|integer|smallint|boolean|numeric(\(\d+(, ?\d+)?\))?|varchar\(\d+\)|text|date|jsonb|bytea|timestamp\(3\) with time zone|timestamptz\(3\))$/

/** A column's definition, not a column named in a CHECK (`("state" in (…)`). */
const COLUMN =
  /(?:[(,] ?|\badd column )"\w+" (?!in\b|is\b|between\b|like\b|and\b|or\b)([a-z]\w*(?:\(\d+(?:, ?\d+)?\))?(?: with(?:out)? time zone)?)/g

/** The rules that a statement breaks, by name; empty when both servers understand it alike. */
export function sqlProblems(statement: string): string[] {
  const bare = bareSql(statement)
  return [
    ...FORBIDDEN.filter(({ pattern }) => pattern.test(bare)).map(({ rule }) => rule),
    ...columnTypes(bare)
      .filter((type) => !PORTABLE_TYPE.test(type))
      .map((type) => `column type ${type}`),
  ]
}

function columnTypes(bare: string): string[] {
  if (!/^(create|alter) table\b/.test(bare)) return []
  return [...bare.matchAll(COLUMN)].map((match) => match[1] ?? '')
}

/** Lower case, one space between words, comments gone, contents of strings replaced (`''` stays empty). */
export function bareSql(statement: string): string {
  return statement
    .replace(/'(?:[^']|'')*'/g, (literal) => (literal === "''" ? "''" : "'…'"))
    .replace(/--[^\n]*/g, ' ')
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .trim()
}
