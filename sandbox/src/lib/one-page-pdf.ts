/** A5 across, in points. */
const [WIDTH, HEIGHT] = [595, 420]
const LINE = 20
const MARGIN = 40

/**
 * One page with these lines on it, in the Chinese font that every PDF reader brings itself (Adobe's GB1 collection), so
 * that none has to be put into it.
 */
export function onePagePdf(lines: readonly string[]): Buffer {
  const drawn = lines
    .map((line, index) => textAt(line, { x: MARGIN, y: HEIGHT - MARGIN - index * LINE }))
    .join('\n')

  return assemble([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor 7 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ])
}

function textAt(text: string, { x, y }: { x: number; y: number }): string {
  const hex = Buffer.from(text, 'utf16le').swap16().toString('hex')

  return `BT /F1 12 Tf ${x} ${y} Td <${hex}> Tj ET`
}

/** Numbers the objects, the first of which is the catalogue, and tells where in the file each begins. */
function assemble(objects: readonly string[]): Buffer {
  let file = '%PDF-1.4\n'
  const begins = objects.map((object, index) => {
    const begin = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`

    return begin
  })
  const table = begins.map((begin) => `${String(begin).padStart(10, '0')} 00000 n \n`).join('')
  const count = objects.length + 1
  file += `xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`

  return Buffer.from(file, 'latin1')
}
