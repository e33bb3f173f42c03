const SECRET_NAME =
  /secret|password|token|signature|ticket|private|cookie|authorization|^(sign|code|auth_code|accesskey)$/i
const JSON_STRING_FIELD = /"([^"\\]+)"(\s*:\s*)"((?:[^"\\]|\\.)*)("|$)/g
const KEPT_CHARACTERS = 6

/** Keeps the beginning of a secret, enough to tell two apart: `f3a9c1… (64)`. */
function shortenSecret(secret: string): string {
  return secret.length <= KEPT_CHARACTERS ? secret : `${secret.slice(0, KEPT_CHARACTERS)}… (${secret.length})`
}

function shortenIfSecret(name: string, value: string): string {
  return SECRET_NAME.test(name) ? shortenSecret(value) : value
}

export function redactHeaders(headers: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      typeof value === 'string' ? shortenIfSecret(name, value) : value,
    ]),
  )
}

/** A body with its secrets shortened, whether JSON (also when it breaks off), a form or plain text. */
export function redactBody(body: string, contentType: string): string {
  if (contentType.includes('form-urlencoded')) return redactForm(body)
  if (!contentType.includes('json')) return body

  return body.replace(
    JSON_STRING_FIELD,
    (_, name: string, colon: string, value: string, end: string) =>
      `"${name}"${colon}"${shortenIfSecret(name, value)}${end}`,
  )
}

export function redactUrl(url: string): string {
  const [path = '', query] = url.split('?', 2)

  return query === undefined ? path : `${path}?${redactForm(query)}`
}

function redactForm(form: string): string {
  return [...new URLSearchParams(form)]
    .map(([name, value]) => `${name}=${shortenIfSecret(name, value)}`)
    .join('&')
}
