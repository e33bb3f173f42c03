import { institutionId } from '@tongzhen/contract/common'
import type { Channel } from '@tongzhen/contract/headers'
import { fileWays } from '@tongzhen/contract/states'
import { z } from 'zod'
import { origin, path, secret, timeoutMs, url } from './config/fields.ts'
import { healthCards } from './config/health-cards.ts'
import { alipay, suishenban, wechat } from './config/hosts.ts'
import { institution } from './config/institution.ts'
import { merchant, merchantName } from './config/merchants.ts'
import { model } from './config/model.ts'

const fileWay = z.enum(fileWays)
const portal = z.strictObject({ institutions: z.array(institutionId) })

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
