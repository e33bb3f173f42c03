/**
 * A short mark of a text: the same text always has the same one. It hides nothing and proves nothing (FNV-1a,
 * 64 bits from two seeds); it only lets us recognise what was already tried without keeping its words.
 */
export function fingerprint(text: string): string {
  return [0x811c9dc5, 0x01234567].map((seed) => hashFrom(seed, text)).join('')
}

function hashFrom(seed: number, text: string): string {
  let hash = seed
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}
