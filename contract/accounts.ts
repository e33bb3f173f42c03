import { z } from 'zod'
import { date, instant, language } from './common.ts'
import { isPhone } from './documents.ts'
import { channels, displayModes } from './headers.ts'
import { everyEmbeddedPage as embeddedIn, route } from './route.ts'

export const phone = z.string().max(24).refine(isPhone)
export const smsCode = z.string().regex(/^\d{6}$/)

/** `service_agreement` and `privacy_policy` are asked before anything personal is stored (reliability.md S34). */
export const consentKinds = ['service_agreement', 'privacy_policy'] as const
export type ConsentKind = (typeof consentKinds)[number]

const consentVersion = z.object({ kind: z.enum(consentKinds), version: z.string().max(16) }).strict()
export type ConsentVersion = z.output<typeof consentVersion>

/** A document in the language asked for. `body` is plain text: paragraphs parted by an empty line, `# ` heads. */
export const consentDocument = z.object({
  kind: z.enum(consentKinds),
  version: z.string(),
  title: z.string(),
  body: z.string(),
  effectiveOn: date,
})
export type ConsentDocument = z.output<typeof consentDocument>

/**
 * Who the app is talking to.
 * - `anonymous`: nobody known. - `identified`: the host (WeChat …) told who it is, no account yet.
 * - `signed_in`: an account. `consentsDue` is not empty when a document in force is not accepted.
 */
export const session = z.object({
  state: z.enum(['anonymous', 'identified', 'signed_in']),
  channel: z.enum(channels),
  /** How this channel signs in by itself; `phone` when only by SMS code, `platform` by its ticket. */
  hostSignIn: z.enum(['wechat', 'suishenban', 'alipay', 'phone', 'platform']),
  account: z
    .object({
      /** Empty: a platform has named the person, and they have no account of their own. */
      phoneMasked: z.string(),
      language: language.nullable(),
      displayMode: z.enum(displayModes).nullable(),
      /**
       * With what, and for how many days at most, a phone keeps the few things that are there without a network
       * (docs/decisions/0031): a key of the account's own, 16 bytes in hex. Null where nothing is to be kept.
       */
      keeping: z.object({ key: z.string(), days: z.int().min(1) }).nullable(),
    })
    .nullable(),
  consentsDue: z.array(z.enum(consentKinds)),
  /** Only in the answer that opens a session where there are no cookies: kept in a mini-program's storage, in an embedded page's memory. */
  token: z.string().optional(),
})
export type Session = z.output<typeof session>

/**
 * Work a device does before a second code is sent in a short time: find `answer` (decimal digits) such that
 * SHA-256(`salt` + answer) begins with `difficultyBits` zero bits. No picture, nothing to read: WCAG 3.3.8.
 */
export const challenge = z.object({
  challengeId: z.string(),
  salt: z.string(),
  difficultyBits: z.int(),
  expiresAt: instant,
})
export type Challenge = z.output<typeof challenge>

const hostCallback = z.object({ code: z.string().max(512).optional(), state: z.string().max(128).optional() })
const hostStart = z.object({
  /** Path and hash inside our app only (`/#/pages/…`); anything else is ignored (reliability.md S19). */
  returnTo: z.string().max(512).optional(),
})

export const accountsRoutes = {
  getSession: route({
    method: 'GET',
    path: '/api/session',
    access: { who: 'anyone' },
    embeddedIn,
    response: session,
  }),

  listConsentDocuments: route({
    method: 'GET',
    path: '/api/consent-documents',
    access: { who: 'anyone' },
    embeddedIn,
    response: z.object({ documents: z.array(consentDocument) }),
    publicCacheSeconds: 300,
  }),

  /** Silent sign-in: the browser is sent to the host's page and comes back to the callback. */
  startWechatSignIn: route({
    method: 'GET',
    path: '/api/auth/wechat/start',
    access: { who: 'anyone' },
    query: hostStart,
    response: 'redirect',
  }),
  finishWechatSignIn: route({
    method: 'GET',
    path: '/api/auth/wechat/callback',
    access: { who: 'anyone' },
    query: hostCallback,
    response: 'redirect',
    errors: ['HOST_SIGN_IN_FAILED', 'HOST_STATE_INVALID'],
  }),
  startSuishenbanSignIn: route({
    method: 'GET',
    path: '/api/auth/suishenban/start',
    access: { who: 'anyone' },
    query: hostStart,
    response: 'redirect',
  }),
  finishSuishenbanSignIn: route({
    method: 'GET',
    path: '/api/auth/suishenban/callback',
    access: { who: 'anyone' },
    query: hostCallback,
    response: 'redirect',
    errors: ['HOST_SIGN_IN_FAILED', 'HOST_STATE_INVALID'],
  }),
  /** The mini-program's own exchange: `my.getAuthCode` → session with token. */
  signInWithAlipay: route({
    method: 'POST',
    path: '/api/auth/alipay',
    access: { who: 'anyone' },
    body: z.object({ authCode: z.string().min(1).max(128) }).strict(),
    response: session,
    errors: ['HOST_SIGN_IN_FAILED'],
  }),

  /** Signed signature for `wx.config` of the page at `url` (without its `#…`). */
  signWechatJsSdk: route({
    method: 'GET',
    path: '/api/hosts/wechat/js-sdk',
    access: { who: 'anyone' },
    query: z.object({ url: z.string().max(1024) }),
    response: z.object({
      scriptUrl: z.string(),
      appId: z.string(),
      timestamp: z.int(),
      nonceStr: z.string(),
      signature: z.string(),
    }),
    errors: ['HOST_SIGN_IN_FAILED'],
  }),
  signSuishenbanJsSdk: route({
    method: 'GET',
    path: '/api/hosts/suishenban/js-sdk',
    access: { who: 'anyone' },
    response: z.object({
      scriptUrl: z.string(),
      signature: z.string(),
      /** What this installation applied for: asked for more, Suishenban may refuse all. */
      jsApiList: z.array(z.string()),
    }),
    errors: ['HOST_SIGN_IN_FAILED'],
  }),

  /**
   * Sends a six-digit code, valid five minutes (reliability.md S5), ten in elder mode. The answer is the same whether the number
   * is known or not. `sign_in` needs the consents of the body (or of the session); `reverify` sends to the
   * account's own number, and `phone` is then absent.
   */
  sendSmsCode: route({
    method: 'POST',
    path: '/api/auth/sms-codes',
    access: { who: 'anyone' },
    body: z
      .object({
        purpose: z.enum(['sign_in', 'reverify']),
        phone: phone.optional(),
        /** In elder mode the code lives longer. */
        displayMode: z.enum(displayModes).optional(),
        consents: z.array(consentVersion).max(4).optional(),
        challengeAnswer: z
          .object({ challengeId: z.string().max(64), answer: z.string().max(20) })
          .strict()
          .optional(),
      })
      .strict(),
    response: z.object({
      phoneMasked: z.string(),
      expiresInSeconds: z.int(),
      resendAfterSeconds: z.int(),
      /** Present instead of a sent code: solve it and ask again. */
      challenge: challenge.optional(),
    }),
    errors: [
      'CONSENT_REQUIRED',
      'SMS_TOO_SOON',
      'SMS_LIMIT_REACHED',
      'SMS_UNAVAILABLE',
      'CHALLENGE_REQUIRED',
    ],
  }),

  /** Signs in, registering the number when it is new, and ties the host's identity to the account. */
  signInWithSms: route({
    method: 'POST',
    path: '/api/auth/sms',
    access: { who: 'anyone' },
    body: z.object({ phone, code: smsCode, consents: z.array(consentVersion).max(4) }).strict(),
    response: session,
    errors: ['CODE_WRONG', 'CODE_EXPIRED', 'CONSENT_REQUIRED'],
  }),
  /** Proves again, for ten minutes, that the phone is at hand (reliability.md S7). */
  reverify: route({
    method: 'POST',
    path: '/api/auth/reverification',
    access: { who: 'account', consent: false },
    body: z.object({ code: smsCode }).strict(),
    response: z.object({ validUntilAt: instant }),
    errors: ['CODE_WRONG', 'CODE_EXPIRED'],
  }),
  signOut: route({
    method: 'POST',
    path: '/api/auth/sign-out',
    access: { who: 'anyone' },
    embeddedIn,
    response: session,
  }),

  /** Accepts documents again, e.g. after a new version or a withdrawal. */
  giveConsents: route({
    method: 'POST',
    path: '/api/account/consents',
    access: { who: 'account', consent: false },
    embeddedIn,
    body: z.object({ consents: z.array(consentVersion).min(1).max(4) }).strict(),
    response: session,
    errors: ['CONSENT_REQUIRED'],
  }),
  listConsents: route({
    method: 'GET',
    path: '/api/account/consents',
    access: { who: 'account', consent: false },
    response: z.object({
      consents: z.array(
        z.object({
          kind: z.enum(consentKinds),
          version: z.string(),
          acceptedAt: instant,
          withdrawnAt: instant.nullable(),
        }),
      ),
    }),
  }),
  /** Withdraws: from then on only giving it again, signing out and closing the account work. */
  withdrawConsent: route({
    method: 'DELETE',
    path: '/api/account/consents/:kind',
    access: { who: 'account', consent: false },
    params: z.object({ kind: z.enum(consentKinds) }),
    response: session,
  }),
  updatePreferences: route({
    method: 'PUT',
    path: '/api/account/preferences',
    access: { who: 'account' },
    embeddedIn,
    body: z.object({ language: language.optional(), displayMode: z.enum(displayModes).optional() }).strict(),
    response: session,
  }),
  /** Closes the account and deletes what it held. Needs a reverification not older than ten minutes. */
  closeAccount: route({
    method: 'POST',
    path: '/api/account/closure',
    access: { who: 'account', consent: false },
    body: z.object({ understood: z.literal(true) }).strict(),
    response: session,
    errors: ['REVERIFICATION_REQUIRED', 'ACCOUNT_HAS_APPOINTMENTS', 'ACCOUNT_HAS_PAYMENTS'],
  }),
}
