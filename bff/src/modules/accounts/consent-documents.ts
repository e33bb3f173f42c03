import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type ConsentDocument,
  type ConsentKind,
  consentDocument,
  consentKinds,
} from '@tongzhen/contract/accounts'
import { type Language, languages } from '@tongzhen/contract/headers'
import type { DocumentVersions } from './consents.ts'

export interface ConsentDocuments {
  versions: DocumentVersions
  inLanguage(language: Language): ConsentDocument[]
}

/**
 * Reads agreement and policy in both languages, from the hospital's folder or from `documents/` here. A file
 * `<kind>.<language>.txt` has lines that begin with `//` for its editors, then `title`, `version` and
 * `effectiveOn`, an empty line, and the text.
 */
export function loadConsentDocuments(folder: string | undefined): ConsentDocuments {
  const from = folder ?? join(import.meta.dirname, 'documents')
  const documents = new Map(
    languages.map((language) => [language, consentKinds.map((kind) => read(from, kind, language))]),
  )

  return {
    versions: versionsOf([...documents.values()].flat()),
    inLanguage: (language) => documents.get(language) ?? [],
  }
}

function read(folder: string, kind: ConsentKind, language: Language): ConsentDocument {
  const path = join(folder, `${kind.replaceAll('_', '-')}.${language}.txt`)
  const text = readFileSync(path, 'utf8').replaceAll('\r\n', '\n')
  const [head = '', ...paragraphs] = text.replace(/^(\/\/.*\n|\n)+/, '').split('\n\n')
  const fields = Object.fromEntries(head.split('\n').map((line) => line.split(/:\s*/, 2)))
  const parsed = consentDocument.safeParse({ ...fields, kind, body: paragraphs.join('\n\n').trim() })
  if (!parsed.success)
    throw new Error(`${path}: ${parsed.error.issues[0]?.path.join('.')} is missing or malformed`)

  return parsed.data
}

/** One version of each kind; the languages of a document are one document. */
function versionsOf(documents: readonly ConsentDocument[]): DocumentVersions {
  const versionOf = (kind: ConsentKind) => {
    const [version, ...others] = new Set(
      documents.filter((one) => one.kind === kind).map((one) => one.version),
    )
    if (version === undefined || others.length > 0)
      throw new Error(`the languages of ${kind} have different versions`)

    return version
  }

  return { service_agreement: versionOf('service_agreement'), privacy_policy: versionOf('privacy_policy') }
}
