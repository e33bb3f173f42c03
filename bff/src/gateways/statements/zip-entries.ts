import { crc32 } from 'node:zlib'
import { UnreadableStatement } from './port.ts'
import { unzipped } from './read-lines.ts'

export interface ZippedEntry {
  /** As bytes: providers write names in GBK without saying so. */
  name: Buffer
  deflated: Buffer
  /** CRC-32 of what is in it. */
  checksum: number
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END_BYTES = 22
const LONGEST_COMMENT = 0xffff
const DEFLATED = 8

/** The deflated entries that a zip's directory lists, still packed (PKWARE APPNOTE 4.3); no ZIP64, no encryption. */
export function zippedEntries(archive: Buffer): ZippedEntry[] {
  try {
    return listed(archive)
  } catch (error) {
    // Offsets that lead out of the file.
    if (error instanceof RangeError) throw new UnreadableStatement('broken zip')
    throw error
  }
}

/** What is in an entry, unpacked as it is read; throws at its end when it is not what was packed. */
export async function* contentOf({ deflated, checksum }: ZippedEntry): AsyncGenerator<Uint8Array> {
  let sum = 0
  for await (const chunk of unzipped([deflated], 'deflate-raw')) {
    sum = crc32(chunk, sum)
    yield chunk
  }
  if (sum !== checksum) throw new UnreadableStatement('broken zip: another checksum')
}

function listed(archive: Buffer): ZippedEntry[] {
  const end = endOf(archive)
  const count = archive.readUInt16LE(end + 10)
  const entries: ZippedEntry[] = []
  let at = archive.readUInt32LE(end + 16)
  for (let index = 0; index < count; index += 1) {
    must(archive.readUInt32LE(at) === CENTRAL && archive.readUInt16LE(at + 10) === DEFLATED)
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((place) =>
      archive.readUInt16LE(at + place),
    )
    const name = archive.subarray(at + 46, at + 46 + (nameBytes ?? 0))
    const local = archive.readUInt32LE(at + 42)
    must(archive.readUInt32LE(local) === LOCAL)
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
    const stop = start + archive.readUInt32LE(at + 20)
    must(stop <= archive.length)
    const checksum = archive.readUInt32LE(at + 16)
    entries.push({ name, deflated: archive.subarray(start, stop), checksum })
    at += 46 + (nameBytes ?? 0) + (extraBytes ?? 0) + (commentBytes ?? 0)
  }

  return entries
}

function endOf(archive: Buffer): number {
  const first = Math.max(0, archive.length - END_BYTES - LONGEST_COMMENT)
  for (let at = archive.length - END_BYTES; at >= first; at -= 1) {
    if (archive.readUInt32LE(at) === END) return at
  }
  throw new UnreadableStatement('no zip')
}

function must(isSo: boolean): void {
  if (!isSo) throw new UnreadableStatement('broken zip')
}
