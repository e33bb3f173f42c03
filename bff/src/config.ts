import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { institutionId } from '@tongzhen/contract/common'
import { documentKinds } from '@tongzhen/contract/documents'
import { platformId, platformTheme } from '@tongzhen/contract/embedding'
import type { Channel } from '@tongzhen/contract/headers'
import { homeDesigns } from '@tongzhen/contract/home-designs'
import { embeddedPages } from '@tongzhen/contract/route'
import {
  fileWays,
  messageKinds,
  prepaidWays,
  reportKinds,
  sensitiveChoices,
  sensitiveRules,
  visitKinds,
} from '@tongzhen/contract/states'
import { z } from 'zod'
import { healthCardRefusals } from './gateways/health-cards/port.ts'
import { invoiceRefusals } from './gateways/invoices/port.ts'
import { templateWords } from './gateways/template-words.ts'
import { contrastOf } from './lib/contrast.ts'

const origin = z.url({ protocol: /^https?$/ }).refine((value) => new URL(value).origin === value, {
  error: 'must be an origin such as https://h5.example.cn, without a path',
})
const url = z.url({ protocol: /^https?$/ })
/** Over the open internet: encrypted, or on this machine (S20). */
const internetUrl = url.refine(
  (value) => value.startsWith('https:') || ['localhost', '127.0.0.1'].includes(new URL(value).hostname),
  { error: 'must begin with https://' },
)
/** Of pages into which people type what ails them: encrypted, or on this machine. */
const platformOrigin = origin.refine(
  (value) => value.startsWith('https:') || ['localhost', '127.0.0.1'].includes(new URL(value).hostname),
  { error: 'must begin with https://' },
)
const path = z.string().min(1)
const secret = z.string().min(8)
const timeoutMs = z.int().min(100).max(60_000).default(8_000)

const merchantName = z.string().regex(/^[a-z0-9-]{1,32}$/)

/**
 * How a provider's statement of an account tells of transfers; `null`: it is not compared. UNCONFIRMED: what the kinds
 * are called, those of returned ones among them, and which column has our number.
 */
const transferLines = (kinds: string[], numberColumn: string) => ({
  kinds: z.array(z.string().min(1)).min(1).default(kinds),
  numberColumn: z.string().min(1).default(numberColumn),
})

/** Bounds of one transfer, in fen. */
const transferBounds = (leastFen: number, mostFen: number) => ({
  leastFen: z.int().min(10).default(leastFen),
  mostFen: z.int().min(10).default(mostFen),
})

/**
 * Merchant transfers to people's WeChat change (payments.md §1.8, §1.9). `bills` is the interface of 2025, `batches` the
 * older one. UNCONFIRMED for each hospital: its scene and what is reported for it, and its limits, of which these are the
 * defaults of a new merchant. A name is checked from 0.3 yuan on.
 */
const wechatTransfers = z.strictObject({
  api: z.enum(['bills', 'batches']).default('bills'),
  sceneId: z.string().min(1).max(36).default('1011'),
  sceneReports: z
    .array(z.strictObject({ type: z.string().min(1).max(15), content: z.string().min(1).max(32) }))
    .default([{ type: '赔付原因', content: '预交金退款' }]),
  ...transferBounds(30, 20_000),
  /**
   * The fund-flow bill of the account from which transfers are paid (payments.md §1.6). Not read until somebody has
   * seen a real one: one that cannot be read holds up the whole day.
   */
  statement: z
    .strictObject({
      accountType: z.enum(['BASIC', 'OPERATION', 'FEES']).default('OPERATION'),
      ...transferLines(['商家转账', '商家转账到零钱', '商家转账退回'], '业务凭证号'),
    })
    .nullable()
    .default(null),
})

/** Transfers to people's balance at Alipay (payments.md §3.6). UNCONFIRMED: the scene and its report. */
const alipayTransfers = z.strictObject({
  sceneName: z.string().min(1).optional(),
  sceneReports: z.array(z.strictObject({ type: z.string(), content: z.string() })).default([]),
  ...transferBounds(10, 5_000_000),
  /** The bill `signcustomer` of the merchant's account (payments.md §3.7). Not read until somebody has seen a real one. */
  statement: z
    .strictObject(transferLines(['转账', '转账退回'], '商户订单号'))
    .nullable()
    .default(null),
})

/** An account at a provider of payments. Institutions may share one. Paths are relative to the configuration file. */
const merchant = z.discriminatedUnion('means', [
  z.strictObject({
    means: z.literal('wechat'),
    merchantId: z.string().regex(/^\d{8,10}$/),
    /** Of the merchant's own API certificate, upper-case hexadecimal. */
    serialNumber: z.string().regex(/^[0-9A-F]{16,64}$/),
    privateKeyPath: path,
    apiV3Key: z.string().length(32),
    /** WeChat Pay's keys by `PUB_KEY_ID_…`, its platform certificates by serial; both while it changes over. */
    keyPaths: z.record(z.string(), path),
    apiBase: internetUrl,
    transfers: wechatTransfers.optional(),
    timeoutMs,
  }),
  /** Trades in the name of the mini-program, with the keys of `alipay`. */
  z.strictObject({
    means: z.literal('alipay'),
    sellerId: z.string().regex(/^2088\d{12}$/),
    transfers: alipayTransfers.optional(),
  }),
  z.strictObject({
    means: z.literal('unionpay'),
    merchantId: z.string().regex(/^\w{15}$/),
    privateKeyPath: path,
    certPath: path,
    rootCertPath: path,
    middleCertPath: path,
    /** Third part of the common name in UnionPay's signing certificate; the test system has its own. */
    signerName: z.string().default('中国银联股份有限公司'),
    gateway: internetUrl,
    /** Where files of clearing days are fetched, such as https://filedownload.95516.com; absent: the gateway. */
    fileGateway: internetUrl.optional(),
    /** Where the gateway sends the browser on to: our pages may post a form only there. UNCONFIRMED. */
    cashierOrigins: z.array(origin).default(['https://cashier.95516.com']),
    timeoutMs,
  }),
])
export type MerchantConfig<M extends MerchantMeans = MerchantMeans> = Extract<
  z.output<typeof merchant>,
  { means: M }
>
type MerchantMeans = z.output<typeof merchant>['means']

const charge = (code: string, name: string) =>
  z.strictObject({ code: z.string().min(1), name: z.string().min(1) }).default({ code, name })

/** An institution's place at the platform of fiscal e-invoices (protocols/insurance.md §7.1). */
const invoices = z.strictObject({
  kind: z.literal('bosi'),
  baseUrl: url,
  appId: z.string().min(1),
  secret,
  /** 开票点编码. */
  placeCode: z.string().min(1),
  /** 收款人 and 开票人, as they stand on the invoice. */
  payee: z.string().min(1).default('线上收费'),
  author: z.string().min(1).default('线上收费'),
  /** 医疗机构类型. */
  institutionKind: z.string().min(1).default('综合医院'),
  /** 收费项目 of the province. UNCONFIRMED: every finance bureau has a list of its own. */
  chargeCodes: z
    .strictObject({
      examination: charge('0102', '检查费'),
      laboratory: charge('0103', '化验费'),
      drugs: charge('0109', '药品费'),
      treatment: charge('0104', '治疗费'),
      other: charge('0199', '其他费'),
      visit: charge('0101', '诊察费'),
    })
    .prefault({}),
  /** 业务标识. UNCONFIRMED. */
  busTypes: z
    .strictObject({ outpatient: z.string().default('02'), registration: z.string().default('06') })
    .prefault({}),
  /** Its method that gives the file of an invoice. UNCONFIRMED. */
  fileMethod: z.string().regex(/^\w+$/).default('getPicture'),
  /** What its refusals mean. PROPOSED: the true codes are not public; one that is not here counts as no answer. */
  refusals: z.record(z.string(), z.enum(invoiceRefusals)).default({
    E0001: 'caller_refused',
    E0002: 'request_malformed',
    E0003: 'number_taken',
    E0004: 'invoice_unknown',
    E0005: 'amounts_differ',
    E9999: 'busy',
  }),
  timeoutMs,
})

const sensitiveRule = z.enum(sensitiveRules)

/**
 * When patients see results of which they would perhaps rather hear from the doctor first (docs/decisions/0033). The
 * rules are UNCONFIRMED: each hospital decides.
 */
const sensitive = z.strictObject({
  pathology: sensitiveRule.default('patient_chooses'),
  hiv: sensitiveRule.default('after_doctor'),
  genetics: sensitiveRule.default('after_doctor'),
  pregnancy: sensitiveRule.default('patient_chooses'),
  /** What holds until a patient has chosen. */
  untilChosen: z.enum(sensitiveChoices).default('after_doctor'),
  /**
   * So many days after a report came, when the hospital has not marked that the doctor spoke about it, the patient may
   * open it by a step of its own; null: never. UNCONFIRMED: each hospital decides.
   */
  doctorWithinDays: z
    .strictObject({
      pathology: z.int().min(1).max(365).nullable().default(14),
      hiv: z.int().min(1).max(365).nullable().default(null),
      genetics: z.int().min(1).max(365).nullable().default(30),
      pregnancy: z.int().min(1).max(365).nullable().default(14),
    })
    .prefault({}),
})
export type SensitiveConfig = z.output<typeof sensitive>

/** Where an institution's reports are, by HL7 FHIR R4 (docs/interfaces/reports.md). */
const reports = z.strictObject({
  kind: z.literal('fhir-r4'),
  /** `system` of the identifier by which they know a patient: the number of the HIS. UNCONFIRMED: each has its own. */
  patientSystem: z.string().min(1),
  systems: z
    .array(
      z.strictObject({
        /** Part of our numbers of its reports: never changed. */
        name: z.string().regex(/^[a-z]{1,12}$/),
        kinds: z.array(z.enum(reportKinds)).min(1),
        baseUrl: url,
        token: secret,
        timeoutMs,
      }),
    )
    .min(1),
  sensitive: sensitive.prefault({}),
})

/** Where an institution's outpatient records are, by HL7 FHIR R4 (docs/interfaces/records.md). */
const records = z.strictObject({
  kind: z.literal('fhir-r4'),
  /** As in `reports`. UNCONFIRMED. */
  patientSystem: z.string().min(1),
  /** `system` of the identifier by which the HIS knows a visit, and its bills. UNCONFIRMED. */
  visitSystem: z.string().min(1),
  baseUrl: url,
  token: secret,
  timeoutMs,
})

/** Our place at the city's platform of electronic health cards (protocols/insurance.md §7.2). */
const healthCards = z.strictObject({
  kind: z.literal('tengmed'),
  baseUrl: url,
  appId: z.string().min(1),
  secret,
  hospitalId: z.string().min(1),
  /** `channelNum`: 0 official account, 1 mini-program. UNCONFIRMED whether one caller may use both. */
  channelNumber: z.int().min(0).max(4).default(0),
  /** `idType`. Only that of the resident ID card is public; who has another document has no card. */
  documentTypes: z.partialRecord(z.enum(documentKinds), z.string()).default({ resident_id: '01' }),
  /** What the readers of the hospitals take as bar code. UNCONFIRMED. */
  barcode: z.enum(['phid', 'health_card_id']).default('phid'),
  /** How long a dynamic code holds; the platform does not say. UNCONFIRMED. */
  codeSeconds: z.int().min(20).max(3600).default(60),
  /** Whether readers take the code that does not change, shown where there is no network. UNCONFIRMED. */
  hasStaticCode: z.boolean().default(true),
  /** What its refusals mean. PROPOSED: the true codes are not public; one that is not here counts as no answer. */
  refusals: z.record(z.string(), z.enum(healthCardRefusals)).default({
    10001: 'caller_refused',
    10002: 'token_expired',
    10003: 'request_malformed',
    20001: 'identity_refused',
    20002: 'card_unknown',
    99999: 'busy',
  }),
  timeoutMs,
})

/** A language model behind the OpenAI-compatible protocol (docs/decisions/0046). Everything of it is UNCONFIRMED but that. */
const model = z.strictObject({
  kind: z.literal('openai-compatible'),
  /** Up to and with the version, such as https://model.example.cn/v1. */
  baseUrl: url,
  apiKey: secret,
  model: z.string().min(1).max(64),
  /** It has so long until its first words, and then from one to the next. */
  firstWordsMs: z.int().min(100).max(60_000).default(6_000),
  timeoutMs: z.int().min(100).max(120_000).default(30_000),
  maxTokens: z.int().min(50).max(4_000).default(600),
  /** Of one account on one day; then rules answer alone. */
  tokensPerPersonPerDay: z.int().min(0).default(60_000),
  costFenPerPersonPerDay: z.int().min(0).default(200),
  pricePerMillionTokens: z
    .strictObject({ inputFen: z.int().min(0).default(0), outputFen: z.int().min(0).default(0) })
    .prefault({}),
  /** After so many failures in a row it is left alone for a while. */
  breaker: z
    .strictObject({
      failures: z.int().min(1).default(4),
      pauseSeconds: z.int().min(1).default(30),
    })
    .prefault({}),
})
export type ModelConfig = z.output<typeof model>

/** WCAG 2.2 asks so much of text (1.4.3). */
const READABLE = 4.5

/** Colours of ours that a platform's stand beside (src/theme/tokens.css). */
const [SURFACE, CANVAS, INK] = ['#ffffff', '#f4f7f7', '#16201f']

/** Text and buttons in its colours must be as easy to read as in ours; elder mode keeps ours, which are stronger. */
const readableTheme = platformTheme.superRefine(({ primary, primaryStrong, primaryTint }, context) => {
  const pairs = [
    ...[SURFACE, CANVAS, primaryTint].map((ground) => ['primary', primary, ground] as const),
    ...[SURFACE, primaryTint].map((ground) => ['primaryStrong', primaryStrong, ground] as const),
    ['primaryTint', primaryTint, INK] as const,
  ]
  for (const [name, colour, ground] of pairs) {
    const contrast = contrastOf(colour, ground)
    if (contrast < READABLE)
      context.addIssue({
        ...{ code: 'custom', path: [name] },
        message: `${colour} on ${ground} has a contrast of ${contrast.toFixed(1)}; text needs ${READABLE}`,
      })
  }
})

/** An internet hospital's platform that shows pages of ours in its own (docs/interfaces/embedding.md). */
const platform = z.strictObject({
  platformId,
  name: z.strictObject({ zh: z.string().min(1), en: z.string().optional() }),
  /** What it signs its tickets with, by key ids of its own; two while it changes over. Paths as everywhere. */
  publicKeyPaths: z
    .record(z.string().min(1).max(64), path)
    .refine((paths) => Object.keys(paths).length > 0, { error: 'names no key' }),
  /** Its pages that may show ours. */
  origins: z.array(platformOrigin).min(1),
  pages: z.array(z.enum(embeddedPages)).min(1),
  /** Where its doctors read what patients tell before a consultation; needed by the page `note`. */
  notes: records.extend({ baseUrl: internetUrl }).optional(),
  theme: readableTheme.default({ primary: '#0b6e75', primaryStrong: '#084f55', primaryTint: '#e6f3f3' }),
  /** Whether people of the institution answer its customers too. */
  hasAgents: z.boolean().default(true),
})
export type PlatformConfig = z.output<typeof platform>

/** One hospital. Nothing about it is code: a fourth one is one more entry (docs/guides/connect-a-hospital.md). */
const institution = z.strictObject({
  institutionId,
  /** Institutions of one group share their patients: who is known in one may get a card in another. */
  group: z
    .string()
    .regex(/^[a-z0-9-]{1,32}$/)
    .default('main'),
  modules: z.array(
    z.enum([
      'booking',
      'special_need',
      'mdt',
      'new_file',
      'reports',
      'inpatient',
      'health_card',
      'prepaid',
      'records',
      'named_doctor',
      'parking',
      'visit_note',
      'hospital',
      'assistant',
      'customer_service',
    ]),
  ),
  his: z.strictObject({
    kind: z.literal('front-service'),
    baseUrl: url,
    appId: z.string().min(1),
    secret,
    timeoutMs,
  }),
  /** Layout of its home page, until staff choose another. */
  homeDesign: z.enum(homeDesigns).default('today'),
  /** JSON files with what it says of itself until staff write something else (docs/decisions/0039). */
  contentPaths: z.array(path).default([]),
  /** What it tells by itself (docs/interfaces/hospital-events.md). Absent: nothing is taken from it. */
  events: z.strictObject({ appId: z.string().min(1), secret }).optional(),
  /** Cancelling is free until so long before the slot begins. */
  cancelUntilMinutes: z.int().min(0).default(60),
  bookingDays: z.int().min(1).max(31).default(14),
  /** Kinds of visit whose fee is paid at the hospital's desk; of others, places with a fee cannot be booked yet. */
  payAtHospital: z.array(z.enum(visitKinds)).default([...visitKinds]),
  /** Kinds of visit for which a place is kept for the patient's car. UNCONFIRMED: each hospital has its own rule. */
  parkingFor: z.array(z.enum(visitKinds)).default([...visitKinds]),
  /** Whether patients apply here for refunds of paid orders, until staff write rules (docs/decisions/0043). */
  takesRefundApplications: z.boolean().default(false),
  /** Its system tells how many came, how old, and for what (docs/interfaces/his.md, "Statistics"; PROPOSED). */
  tellsStatistics: z.boolean().default(false),
  /** How money on cards goes back (docs/decisions/0044). Absent: nobody applies for it here. */
  prepaidRefunds: z.strictObject({ ways: z.array(z.enum(prepaidWays)).min(1) }).optional(),
  /** Who takes its money, by names of `merchants`; a means that is not named is not offered. */
  merchants: z
    .strictObject({
      wechat: merchantName.optional(),
      alipay: merchantName.optional(),
      unionpay: merchantName.optional(),
    })
    .default({}),
  /** Absent: the institution issues no e-invoices through us. */
  invoices: invoices.optional(),
  /** Needed by the module `records`. */
  records: records.optional(),
  /** Needed by the module `reports`. */
  reports: reports.optional(),
  /** Of others, which show pages of ours with this institution. */
  platforms: z.array(platform).default([]),
})
export type InstitutionConfig = z.output<typeof institution>

const fileWay = z.enum(fileWays)
const portal = z.strictObject({ institutions: z.array(institutionId) })

/** A message template that account or mini-program has chosen: its id, and what each of its fields says. */
const messageTemplate = z.strictObject({
  id: z.string().min(1),
  fields: z.record(z.string().regex(/^[a-z_]+\d{1,2}$/), z.enum(templateWords)),
})
/** By what happened; of what has none, people are told by text message. */
const messageTemplates = z.partialRecord(z.enum(messageKinds), messageTemplate).default({})

const wechat = z.strictObject({
  appId: z.string().min(1),
  secret,
  apiBase: internetUrl,
  authorizeUrl: internetUrl,
  jsSdkUrl: internetUrl,
  templates: messageTemplates,
  timeoutMs,
})
const alipay = z.strictObject({
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
const suishenban = z.strictObject({
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
const sms = z.strictObject({ baseUrl: url, appId: z.string().min(1), secret, timeoutMs })

/** On a port of its own, so that it can be kept inside the hospital's network (S41). */
const staffConsole = z.strictObject({
  port: z.int().min(0).max(65_535).default(8090),
  host: z.string().default('127.0.0.1'),
  /** Where its pages are reached from outside. */
  origin,
  /** The built console; absent: only its interface is served. */
  staticDir: path.optional(),
})
export type ConsoleConfig = z.output<typeof staffConsole>

export const configSchema = z.strictObject({
  port: z.int().min(0).max(65_535).default(8080),
  host: z.string().default('127.0.0.1'),
  /** Where this installation keeps what it makes: keys and, when no database is given, the database. */
  dataDir: path.default('.data'),
  keysDir: path.optional(),
  /** `postgres://…`; absent: the embedded server under `dataDir`. */
  databaseUrl: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  /** Proxies before us whose X-Forwarded-For is believed: addresses or ranges. */
  trustedProxies: z.array(z.string()).default([]),
  /** Built H5; absent: only the interface is served. */
  staticDir: path.optional(),
  /** The staff console; absent: this replica serves none. */
  console: staffConsole.optional(),
  /** Where each channel's app is reached from outside. */
  publicOrigins: z.strictObject({ wechat: origin, suishenban: origin, alipay: origin, web: origin }),
  /** Pages that may show the app in a frame. */
  frameAncestors: z.array(origin).default([]),
  institutions: z.array(institution).min(1),
  /** Which institutions a channel serves; others do not exist for it (S12). */
  portals: z.strictObject({ wechat: portal, suishenban: portal, alipay: portal, web: portal }),
  wechat: wechat.optional(),
  alipay: alipay.optional(),
  suishenban: suishenban.optional(),
  /**
   * Whether a host opens the file of a calendar, or its address is copied for the phone's browser. UNCONFIRMED of
   * WeChat and Suishenban, to be tried on their phones; Alipay's mini-programs open no such file.
   */
  calendarFiles: z
    .strictObject({
      wechat: fileWay.default('opened'),
      suishenban: fileWay.default('opened'),
      alipay: fileWay.default('copied'),
      web: fileWay.default('opened'),
    })
    .prefault({}),
  /** The hour from which the day before is reconciled: providers write their bills until about ten. */
  reconcileAtHour: z.int().min(0).max(23).default(10),
  /** So long statements are kept line by line; refunds are looked for in them for 35 days. */
  reconLinesKeptDays: z.int().min(36).max(3660).default(180),
  /** Needed by the module `health_card`. */
  healthCards: healthCards.optional(),
  /** Words the answers of the module `assistant`; absent: rules do. */
  model: model.optional(),
  /** By a name of ours, which is part of the address of its call-backs. */
  merchants: z.record(merchantName, merchant).default({}),
  /** Where providers reach us with their call-backs; absent: under `publicOrigins.web`. */
  callbackOrigin: origin.optional(),
  sms,
  /** A folder with the hospital's own agreement and policy, in the form of modules/accounts/documents. */
  consentDocumentsDir: path.optional(),
  limits: z
    .strictObject({
      requestsPerAddressPerMinute: z.int().min(1).default(1200),
      smsResendAfterSeconds: z.int().min(1).default(60),
      smsPerPhonePerHour: z.int().min(1).default(5),
      smsPerPhonePerDay: z.int().min(1).default(10),
      smsPerAddressPerHour: z.int().min(1).default(20),
      /** How long a phone keeps what is there without a network; 0: nothing is kept. */
      keptOnPhoneDays: z.int().min(0).max(30).default(7),
      patientsPerAccount: z.int().min(1).default(6),
      /** Searches for a file by name and document, which tell whether the two belong together. */
      fileSearchesPerAccountPerHour: z.int().min(1).default(10),
      /** A process that is so late with everything sends new requests away with 503; 0: it never does. */
      maxEventLoopDelayMs: z.int().min(0).default(1_000),
      challengeDifficultyBits: z.int().min(1).max(24).default(16),
      /** How long a step waits for a family member, and how often codes of such steps may be tried. */
      familyHelpMinutes: z.int().min(5).max(120).default(30),
      helpCodesPerAccountPerHour: z.int().min(1).default(10),
      helpCodesPerAddressPerHour: z.int().min(1).default(30),
      /** What one account may say to the assistant. */
      utterancesPerAccountPerHour: z.int().min(1).default(60),
    })
    .prefault({}),
  logLevel: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})

type Parsed = z.output<typeof configSchema>
export type Config = Omit<Parsed, 'keysDir'> & { keysDir: string }
export type ConfigInput = z.input<typeof configSchema>

/** The institutions that a channel serves; in the pages of platforms, those that have one. */
export function servedIn(
  { portals, institutions }: Pick<Config, 'institutions' | 'portals'>,
  channel: Channel,
): string[] {
  if (channel !== 'embedded') return portals[channel].institutions

  return institutions.flatMap(({ institutionId, platforms }) => (platforms.length > 0 ? institutionId : []))
}

/** A configuration that cannot be used: one line that names file and field. */
export class ConfigError extends Error {}

/**
 * Reads the JSON file named by `TONGZHEN_CONFIG`, with the few values that differ by machine taken from the
 * environment. Nothing else reads the environment.
 */
export function loadConfig(env: Record<string, string | undefined>): Config {
  const file = env.TONGZHEN_CONFIG
  if (!file)
    throw new ConfigError('TONGZHEN_CONFIG does not name a configuration file (see bff/config.example.json)')
  const overrides = {
    port: env.PORT === undefined ? undefined : Number(env.PORT),
    host: env.TONGZHEN_HOST,
    databaseUrl: env.DATABASE_URL,
    dataDir: env.TONGZHEN_DATA === undefined ? undefined : resolve(env.TONGZHEN_DATA),
    keysDir: env.TONGZHEN_KEYS === undefined ? undefined : resolve(env.TONGZHEN_KEYS),
    logLevel: env.TONGZHEN_LOG,
  }
  const given = Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined))

  return parseConfig({ ...readJson(file), ...given }, { file, baseDir: dirname(resolve(file)) })
}

/** Checks a configuration and makes its paths absolute, seen from `baseDir`. */
export function parseConfig(
  input: unknown,
  { file = 'configuration', baseDir = '.' }: { file?: string; baseDir?: string } = {},
): Config {
  const parsed = configSchema.safeParse(input)
  if (!parsed.success) throw new ConfigError(`${file}: ${describe(parsed.error)}`)
  const config = withAbsolutePaths(parsed.data, baseDir)
  const known = new Set(config.institutions.map((one) => one.institutionId))
  for (const [channel, { institutions }] of Object.entries(config.portals)) {
    const unknown = institutions.find((one) => !known.has(one))
    if (unknown)
      throw new ConfigError(
        `${file}: portals.${channel}.institutions names ${unknown}, which is not among institutions`,
      )
  }

  checkPlatforms(config, file)
  checkMerchants(config, file)
  for (const institution of config.institutions) checkReports(institution, file)
  for (const institution of config.institutions) checkRecords(institution, file)
  checkHealthCards(config, file)

  return config
}

function checkReports({ institutionId, modules, reports }: InstitutionConfig, file: string): void {
  if (modules.includes('reports') && reports === undefined)
    throw new ConfigError(`${file}: ${institutionId}.modules names reports, which need the field reports`)
  const { systems = [] } = reports ?? {}
  for (const named of [systems.map((one) => one.name), systems.flatMap((one) => one.kinds)]) {
    const twice = named.find((one, index) => named.indexOf(one) !== index)
    if (twice !== undefined)
      throw new ConfigError(`${file}: ${institutionId}.reports.systems names ${twice} twice`)
  }
}

function checkRecords(
  { institutionId, modules, records: field, platforms }: InstitutionConfig,
  file: string,
): void {
  const hasOthers = platforms.some(({ notes }) => notes !== undefined)
  const named = modules.find((one) => one === 'records' || (one === 'visit_note' && !hasOthers))
  if (named !== undefined && field === undefined)
    throw new ConfigError(`${file}: ${institutionId}.modules names ${named}, which needs the field records`)
}

function checkHealthCards({ institutions, healthCards }: Config, file: string): void {
  const named = institutions.find(({ modules }) => modules.includes('health_card'))
  if (named !== undefined && healthCards === undefined)
    throw new ConfigError(
      `${file}: ${named.institutionId}.modules names health_card, which needs the field healthCards`,
    )
}

/** What a platform is called says whose tickets are whose. */
function checkPlatforms({ institutions }: Config, file: string): void {
  const names = institutions.flatMap(({ platforms }) => platforms.map((one) => one.platformId))
  const twice = names.find((one, index) => names.indexOf(one) !== index)
  if (twice !== undefined) throw new ConfigError(`${file}: platforms names ${twice} twice`)
  const nowhere = institutions
    .flatMap(({ platforms }) => platforms)
    .find(({ pages, notes }) => pages.includes('note') && notes === undefined)
  if (nowhere !== undefined)
    throw new ConfigError(`${file}: ${nowhere.platformId}.pages names note, which needs the field notes`)
}

function checkMerchants(config: Config, file: string): void {
  for (const { institutionId, merchants } of config.institutions) {
    for (const [means, name] of Object.entries(merchants)) {
      if (config.merchants[name]?.means !== means) {
        throw new ConfigError(
          `${file}: ${institutionId}.merchants.${means} names ${name}, which is no such merchant`,
        )
      }
    }
  }
  for (const { institutionId, merchants, prepaidRefunds } of config.institutions) {
    for (const way of prepaidRefunds?.ways ?? []) {
      const means = way === 'wechat_change' ? 'wechat' : 'alipay'
      const merchant = config.merchants[merchants[means] ?? '']
      // A means that is not named is not offered.
      if (way !== 'origin' && merchant && !('transfers' in merchant && merchant.transfers))
        throw new ConfigError(
          `${file}: ${institutionId}.prepaidRefunds.ways names ${way}, whose merchant has no transfers`,
        )
    }
  }
  for (const { means } of Object.values(config.merchants)) {
    if (means !== 'unionpay' && !config[means])
      throw new ConfigError(`${file}: merchants of ${means} need the field ${means}`)
  }
}

function withAbsolutePaths(config: Parsed, baseDir: string): Config {
  const absolute = (path: string) => resolve(baseDir, path)
  const dataDir = absolute(config.dataDir)

  return {
    ...config,
    dataDir,
    institutions: config.institutions.map((one) => ({
      ...one,
      contentPaths: one.contentPaths.map(absolute),
      platforms: one.platforms.map((platform) => ({
        ...platform,
        publicKeyPaths: Object.fromEntries(
          Object.entries(platform.publicKeyPaths).map(([id, path]) => [id, absolute(path)]),
        ),
      })),
    })),
    keysDir: config.keysDir === undefined ? resolve(dataDir, 'keys') : absolute(config.keysDir),
    staticDir: config.staticDir && absolute(config.staticDir),
    console: config.console && {
      ...config.console,
      staticDir: config.console.staticDir && absolute(config.console.staticDir),
    },
    consentDocumentsDir: config.consentDocumentsDir && absolute(config.consentDocumentsDir),
    alipay: config.alipay && {
      ...config.alipay,
      privateKeyPath: absolute(config.alipay.privateKeyPath),
      appCertPath: absolute(config.alipay.appCertPath),
      alipayCertPath: absolute(config.alipay.alipayCertPath),
      rootCertPath: absolute(config.alipay.rootCertPath),
    },
    merchants: Object.fromEntries(
      Object.entries(config.merchants).map(([name, one]) => [name, withAbsoluteKeys(one, absolute)]),
    ),
  }
}

function withAbsoluteKeys(one: MerchantConfig, absolute: (path: string) => string): MerchantConfig {
  switch (one.means) {
    case 'wechat': {
      const keyPaths = Object.entries(one.keyPaths).map(([id, path]) => [id, absolute(path)])

      return { ...one, privateKeyPath: absolute(one.privateKeyPath), keyPaths: Object.fromEntries(keyPaths) }
    }
    case 'alipay':
      return one
    case 'unionpay':
      return {
        ...one,
        privateKeyPath: absolute(one.privateKeyPath),
        certPath: absolute(one.certPath),
        rootCertPath: absolute(one.rootCertPath),
        middleCertPath: absolute(one.middleCertPath),
      }
  }
}

function readJson(file: string): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    throw new ConfigError(missing ? `${file} does not exist` : `${file} is not a JSON object`)
  }
}

function describe(error: z.ZodError): string {
  const [issue] = error.issues
  if (!issue) return 'invalid'
  if (issue.code === 'unrecognized_keys')
    return `${[...issue.path, ''].join('.')}${issue.keys[0]} is not a field`

  return `${issue.path.join('.') || 'it'}: ${issue.message}`
}

/** `host:port` of every outside system of the configuration: all that the BFF may ever call (S18). */
export function outsideHosts(config: Config): Set<string> {
  const urls = [
    ...config.institutions.flatMap((one) => [
      ...[one.his.baseUrl, one.invoices?.baseUrl, one.records?.baseUrl],
      ...(one.reports?.systems.map((system) => system.baseUrl) ?? []),
      ...one.platforms.map(({ notes }) => notes?.baseUrl),
    ]),
    config.wechat?.apiBase,
    config.alipay?.gateway,
    ...(config.alipay?.billOrigins ?? []),
    config.suishenban?.apiBase,
    config.healthCards?.baseUrl,
    config.model?.baseUrl,
    config.sms.baseUrl,
    ...Object.values(config.merchants).flatMap((one) => merchantUrls(one)),
  ]

  return new Set(urls.filter((one) => one !== undefined).map((one) => new URL(one).host))
}

/** Alipay's trades go to the gateway of the mini-program. */
function merchantUrls(one: MerchantConfig): (string | undefined)[] {
  if (one.means === 'alipay') return []

  return one.means === 'wechat' ? [one.apiBase] : [one.gateway, one.fileGateway]
}
