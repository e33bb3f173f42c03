/** `139****0001`, `+44*****0123`: enough to recognise one's own number, too little to learn another's. */
export function maskPhone(phone: string): string {
  if (/^1\d{10}$/.test(phone)) return `${phone.slice(0, 3)}****${phone.slice(-4)}`

  return `${phone.slice(0, 3)}${'*'.repeat(Math.max(3, phone.length - 7))}${phone.slice(-4)}`
}
