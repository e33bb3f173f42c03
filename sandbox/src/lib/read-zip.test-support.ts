import { crc32, inflateRawSync } from 'node:zlib'

export interface ReadEntry {
  name: Buffer
  /** General purpose flags. */
  flags: number
  content: Buffer
}

const END_BYTES = 22
const LOCAL_BYTES = 30
const CENTRAL_BYTES = 46

/** The entries that a zip's directory lists, each with its check sum confirmed. */
export function readZip(archive: Buffer): ReadEntry[] {
  const end = archive.length - END_BYTES
  const entries: ReadEntry[] = []
  let at = archive.readUInt32LE(end + 16)
  for (let index = 0; index < archive.readUInt16LE(end + 10); index += 1) {
    const nameLength = archive.readUInt16LE(at + 28)
    const start = archive.readUInt32LE(at + 42) + LOCAL_BYTES + nameLength
    const content = inflateRawSync(archive.subarray(start, start + archive.readUInt32LE(at + 20)))
    if (crc32(content) !== archive.readUInt32LE(at + 16)) throw new Error('the check sum is wrong')
    const name = archive.subarray(at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameLength)
    entries.push({ name, content, flags: archive.readUInt16LE(at + 8) })
    at += CENTRAL_BYTES + nameLength
  }

  return entries
}
