const SECRET_NAME =
  /secret|password|token|signature|ticket|private|cookie|authorization|^(sign|code|auth_code|accesskey)$/i
const KEPT_CHARACTERS = 6

/** Keeps the beginning of a secret, enough to tell two apart: `f3a9c1… (64)`. */
export function shortenSecret(secret: string): string {
  if (secret.length <= KEPT_CHARACTERS) return secret

  return `${secret.slice(0, KEPT_CHARACTERS)}… (${secret.length})`
}

/** A copy of any JSON value in which the fields that carry secrets are shortened. */
export function redactValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redactValue)
  if (value === null || typeof value !== 'object') return value

  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      typeof field === 'string' && SECRET_NAME.test(name) ? shortenSecret(field) : redactValue(field),
    ]),
  )
}

/** A body or query string with its secrets shortened, whether JSON, a form or plain text. */
export function redactText(text: string, contentType = ''): string {
  if (contentType.includes('json')) return redactJson(text)
  if (contentType.includes('form-urlencoded')) return redactForm(text)

  return text
}

export function redactUrl(url: string): string {
  const [path = '', query] = url.split('?', 2)

  return query === undefined ? path : `${path}?${redactForm(query)}`
}

function redactJson(text: string): string {
  try {
    return JSON.stringify(redactValue(JSON.parse(text)))
  } catch {
    return text
  }
}

function redactForm(text: string): string {
  return [...new URLSearchParams(text)]
    .map(([name, value]) => `${name}=${SECRET_NAME.test(name) ? shortenSecret(value) : value}`)
    .join('&')
}
