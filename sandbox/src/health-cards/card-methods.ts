import type { CardBook, HealthCard } from './card-book.ts'
import type { Decision } from './result.ts'

export type CardMethod = (req: Record<string, unknown>) => Decision

const REQUIRED = ['name', 'gender', 'nation', 'birthday', 'idNumber', 'idType', 'phone1'] as const

/** Only the resident ID card has a public code (insurance.md §7.2). */
const RESIDENT_ID = '01'

/** Methods of the platform by the last part of their path; the names are theirs (insurance.md §7.2). */
export function cardMethods(book: CardBook): ReadonlyMap<string, CardMethod> {
  /** `wechatCode` is not asked for: nobody but WeChat has one (UNCONFIRMED how other hosts register). */
  function register(req: Record<string, unknown>): Decision {
    const missing = REQUIRED.find((name) => !isText(req[name]))
    if (missing !== undefined) return { refused: 'malformed', field: missing }
    if (!['男', '女'].includes(String(req.gender))) return { refused: 'malformed', field: 'gender' }
    if (!/^\d{4}-\d{2}-\d{2}$/.test(String(req.birthday))) return { refused: 'malformed', field: 'birthday' }
    if (req.idType !== RESIDENT_ID) return { refused: 'malformed', field: 'idType' }
    const [name, idNumber, phone] = [String(req.name), String(req.idNumber), String(req.phone1)]
    const card = book.register({ name, idNumber, idType: RESIDENT_ID, phone })

    return card === undefined ? { refused: 'identityRefused' } : { rsp: cardView(card) }
  }

  function dynamicCode({ healthCardId, idType, idNumber, codeType }: Record<string, unknown>): Decision {
    if (codeType !== 1) return { refused: 'malformed', field: 'codeType' }
    const card = book.find(String(healthCardId))
    if (card === undefined || card.idType !== idType || card.idNumber !== idNumber)
      return { refused: 'unknown' }

    return { rsp: { qrCodeText: book.dynamicCodeOf(card) } }
  }

  /** What a reader at the hospital asks. */
  function verify({ qrCodeText }: Record<string, unknown>): Decision {
    const card = book.whose(String(qrCodeText))
    if (card === undefined) return { refused: 'codeExpired' }
    const { name, idNumber, idType } = card

    return { rsp: { card: { ...cardView(card), name, idNumber, idType } } }
  }

  function cardView(card: HealthCard) {
    const { healthCardId, phid } = card

    return { qrCodeText: book.staticCodeOf(card), healthCardId, phid, adminExt: '' }
  }

  return new Map<string, CardMethod>([
    ['registerHealthCard', register],
    ['getDynamicQRCode', dynamicCode],
    ['verifyQRCode', verify],
  ])
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}
