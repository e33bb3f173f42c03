/**
 * How personal data is shown where the whole of it is not needed (reliability.md S32). The ends stay, so that
 * a person recognises their own number; a value too short to hide anything is hidden whole.
 */

/** Of a normalised number: `13800005678` → `138****5678`, `+447700900123` → `+44******0123`. */
export function maskPhone(phone: string): string {
  return keepEnds(phone, { start: 3, end: phone.length > 10 ? 4 : 2 })
}

/** Of a normalised number: `310104195403120021` → `310***********0021`, `H12345678` → `H******78`. */
export function maskDocumentNumber(number: string): string {
  return number.length >= 15 ? keepEnds(number, { start: 3, end: 4 }) : keepEnds(number, { start: 1, end: 2 })
}

/** `10000231` → `**** 0231`: the last four characters and nothing of the length. */
export function maskCardNumber(cardNumber: string): string {
  const shown = Math.min(4, Math.floor(cardNumber.length / 2))
  return shown === 0 ? '****' : `**** ${cardNumber.slice(-shown)}`
}

/** `王秀英` → `王*英`, `李明` → `李*`, `Emma Johnson` → `E*** J******`. */
export function maskName(name: string): string {
  return name.trim().split(/\s+/).map(maskNamePart).join(' ')
}

function maskNamePart(part: string): string {
  const endIsShown = /^\p{Script=Han}{3,}$/u.test(part)
  return keepEnds(part, { start: 1, end: endIsShown ? 1 : 0 })
}

function keepEnds(value: string, { start, end }: { start: number; end: number }): string {
  const characters = [...value]
  const hidden = characters.length - start - end
  if (hidden <= 0) return '*'.repeat(characters.length)
  return characters.slice(0, start).join('') + '*'.repeat(hidden) + characters.slice(start + hidden).join('')
}
