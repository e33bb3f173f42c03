const MARK = 'decimal:'

/** A number that is to stand in JSON as it was printed: `5.10`, not `5.1` (FHIR R4, decimal). */
export function decimal(text: string): string {
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new Error(`${text} is no decimal`)

  return `${MARK}${text}`
}

/** JSON with the decimals written out. */
export function toJson(resource: object): string {
  return JSON.stringify(resource).replaceAll(/"decimal:(-?\d+(?:\.\d+)?)"/g, '$1')
}
