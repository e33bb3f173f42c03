import { messageKinds } from '@tongzhen/contract/states'
import { z } from 'zod'
import { templateWords } from '../gateways/template-words.ts'
import { internetUrl, origin, path, secret, timeoutMs } from './fields.ts'

/** A message template that account or mini-program has chosen: its id, and what each of its fields says. */
const messageTemplate = z.strictObject({
  id: z.string().min(1),
  fields: z.record(z.string().regex(/^[a-z_]+\d{1,2}$/), z.enum(templateWords)),
})
/** By what happened; of what has none, people are told by text message. */
const messageTemplates = z.partialRecord(z.enum(messageKinds), messageTemplate).default({})

export const wechat = z.strictObject({
  appId: z.string().min(1),
  secret,
  apiBase: internetUrl,
  authorizeUrl: internetUrl,
  jsSdkUrl: internetUrl,
  templates: messageTemplates,
  timeoutMs,
})
export const alipay = z.strictObject({
  appId: z.string().min(1),
  gateway: internetUrl,
  /** Where its bills are fetched beside the gateway itself. UNCONFIRMED. */
  billOrigins: z.array(origin).default(['https://dwbillcenter.alipay.com']),
  /** PKCS#8 PEM. Paths are relative to the configuration file. */
  privateKeyPath: path,
  appCertPath: path,
  alipayCertPath: path,
  rootCertPath: path,
  /** Their fields are `keyword1` and so on. */
  templates: messageTemplates,
  timeoutMs,
})
export const suishenban = z.strictObject({
  clientId: z.string().min(1),
  clientSecret: secret,
  apiBase: internetUrl,
  authorizeUrl: internetUrl,
  jsSdkUrl: internetUrl,
  /** Not public, so they come with the credentials (docs/interfaces/suishenban.md). */
  paths: z
    .strictObject({
      token: z.string().startsWith('/').default('/api/oauth/token'),
      invokeToken: z.string().startsWith('/').default('/api/get-invoke-token'),
    })
    .prefault({}),
  /**
   * Methods of its JS SDK that were applied for. With `startRecordByRequest` and `translateVoiceByRequest` people may
   * speak instead of typing; of these two no more than one public page is known, so they are UNCONFIRMED and not asked
   * for unless named here (docs/decisions/0059).
   */
  jsApiList: z.array(z.string().min(1)).default(['scanCode', 'getLocation']),
  /** How far off its positions may be, of which it says nothing. UNCONFIRMED (protocols/insurance.md §6.3). */
  positionAccuracyMetres: z.number().min(0).max(500).default(100),
  timeoutMs,
})
