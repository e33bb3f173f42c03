const LEAD = { from: 0x81, to: 0xfe }
const TRAIL = { from: 0x40, to: 0xfe }

let table: ReadonlyMap<string, Buffer> | undefined

/** Text in GBK, as Chinese banks write their files; a character that it does not have becomes `?`. */
export function encodeGbk(text: string): Buffer {
  table ??= twoByteCharacters()
  const known = table

  return Buffer.concat(
    [...text].map((character) =>
      character < '\u0080' ? Buffer.from(character) : (known.get(character) ?? Buffer.from('?')),
    ),
  )
}

/** Node decodes GBK and does not encode it, so the table is made by decoding every pair of bytes. */
function twoByteCharacters(): ReadonlyMap<string, Buffer> {
  const decoder = new TextDecoder('gbk', { fatal: true })
  const characters = new Map<string, Buffer>()
  for (let lead = LEAD.from; lead <= LEAD.to; lead += 1) {
    for (let trail = TRAIL.from; trail <= TRAIL.to; trail += 1) {
      const pair = Buffer.from([lead, trail])
      const character = decode(decoder, pair)
      if (character !== undefined && !characters.has(character)) characters.set(character, pair)
    }
  }

  return characters
}

/** Undefined for a pair that stands for nothing, or for a byte and a letter. */
function decode(decoder: TextDecoder, pair: Buffer): string | undefined {
  try {
    const text = decoder.decode(pair)

    return [...text].length === 1 ? text : undefined
  } catch {
    return undefined
  }
}
