const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g

/**
 * JSON with every number as the text that stood there: `5.10` stays `5.10`, since its last digit says how exactly it
 * was measured (FHIR R4, decimal). Undefined for what is no JSON.
 */
export function readDecimals(json: string): unknown {
  try {
    return JSON.parse(json.replaceAll(STRING_OR_NUMBER, (part) => (part[0] === '"' ? part : `"${part}"`)))
  } catch {
    return undefined
  }
}
