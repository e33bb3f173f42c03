import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipEntry {
  /** As bytes: providers write names in GBK without saying so. */
  name: Buffer
  content: Buffer
}

const LOCAL_HEADER = 0x04034b50
const CENTRAL_HEADER = 0x02014b50
const END = 0x06054b50
const VERSION = 20
const DEFLATE = 8
/** 1980-01-01, the first day that the format knows. */
const DATE = 0x21

/** A zip archive with deflated entries and no flags (PKWARE APPNOTE 4.3). */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0

  for (const { name, content } of entries) {
    const deflated = deflateRawSync(content)
    const common = commonFields({ name, content, deflated })
    const file = Buffer.concat([uint32(LOCAL_HEADER), common, name, deflated])
    files.push(file)
    directory.push(
      Buffer.concat([
        uint32(CENTRAL_HEADER),
        uint16(VERSION),
        common,
        // Comment length, disk, internal and external attributes.
        Buffer.alloc(10),
        uint32(offset),
        name,
      ]),
    )
    offset += file.length
  }

  const central = Buffer.concat(directory)
  const end = [
    uint32(END),
    Buffer.alloc(4),
    uint16(entries.length),
    uint16(entries.length),
    uint32(central.length),
    uint32(offset),
    uint16(0),
  ]

  return Buffer.concat([...files, central, ...end])
}

/** What the local header and the directory have in common, from "version needed" to "extra field length". */
function commonFields({ name, content, deflated }: ZipEntry & { deflated: Buffer }): Buffer {
  return Buffer.concat([
    uint16(VERSION),
    uint16(0),
    uint16(DEFLATE),
    uint16(0),
    uint16(DATE),
    uint32(crc32(content)),
    uint32(deflated.length),
    uint32(content.length),
    uint16(name.length),
    uint16(0),
  ])
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)

  return bytes
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)

  return bytes
}
