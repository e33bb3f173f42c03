import { z } from 'zod'
import { date, hospitalCode, instant, institutionId } from './common.ts'
import { channels } from './headers.ts'
import { patientId } from './patients.ts'
import { route } from './route.ts'
import {
  fileKinds,
  readings,
  reportKinds,
  reportOutlooks,
  sensitiveChoices,
  sensitiveKinds,
  sensitiveRules,
  susceptibilities,
} from './states.ts'

/** A report that the hospital has released, as it stands in a list. */
export const report = z.object({
  institutionId,
  institutionName: z.string(),
  /** Name of the hospital's system and its number of it; unique within the institution. */
  reportId: hospitalCode,
  kind: z.enum(reportKinds),
  title: z.string(),
  /** Of the department that ordered it. */
  departmentName: z.string().nullable(),
  reportedAt: instant,
  outlook: z.enum(reportOutlooks),
  /** Values outside of their range; 0 where nothing is measured. */
  outsideCount: z.int().min(0),
  /** Nobody has opened it from this account yet. */
  isUnread: z.boolean(),
})
export type Report = z.output<typeof report>

/**
 * A report that is there, and of which nothing is said yet: neither what was tested nor what was found. The doctor
 * speaks about it first, or the patient decides to see it before.
 */
const heldReport = z.object({
  institutionId,
  institutionName: z.string(),
  reportId: hospitalCode,
  reportedAt: instant,
  /** Of the department that ordered it; null for everybody but the patient. */
  departmentName: z.string().nullable(),
  /** When the doctor is going to speak about it, where the hospital says so. */
  toldOn: date.nullable(),
  /** The account is the patient's own, or of a parent of a child under 14. */
  isOwn: z.boolean(),
  /** By `showHeldReport`. */
  mayShow: z.boolean(),
})
export type HeldReport = z.output<typeof heldReport>

/** Both ends are part of it; an end that is open is null, never both. */
const range = z.object({ low: z.number().nullable(), high: z.number().nullable() })
export type ReportRange = z.output<typeof range>

const measure = z.object({
  /** As the hospital wrote it: `5.10`, `<0.5`. */
  value: z.string(),
  unit: z.string(),
  range: range.nullable(),
})

/** One value of a laboratory report. */
const reportItem = measure.extend({
  /** LOINC code; null where the hospital gave none, and then there is no trend. */
  code: z.string().max(16).nullable(),
  name: z.string(),
  /** `value` as a number; null for words (`阴性`), and for a value beyond what could be measured (`<0.5`). */
  number: z.number().nullable(),
  /** The laboratory's own words where it gives no numbers (`阴性`); nothing is read from them. */
  rangeWords: z.string().nullable(),
  /** Null without a range, and for words: shown without any colour. */
  reading: z.enum(readings).nullable(),
  /** The same in the other unit system, where there is one. */
  other: measure.nullable(),
  /** In plain words, in the language asked for; null where the glossary has nothing. */
  explained: z.object({ text: z.string(), source: z.object({ name: z.string(), url: z.url() }) }).nullable(),
})
export type ReportItem = z.output<typeof reportItem>

const germ = z.object({
  name: z.string(),
  /** As the hospital wrote it: `10^5 CFU/mL`. */
  amount: z.string().nullable(),
  medicines: z.array(
    z.object({
      name: z.string(),
      /** Minimum inhibitory concentration or zone, as written. */
      measured: z.string().nullable(),
      susceptibility: z.enum(susceptibilities),
    }),
  ),
})
export type Germ = z.output<typeof germ>

/** What the hospital wrote under a heading, in its own language. */
const passage = z.object({
  part: z.enum(['method', 'findings', 'conclusion', 'advice']),
  text: z.string(),
})
export type Passage = z.output<typeof passage>

/** A key image (关键图像) that the radiologist chose. */
const keyImage = z.object({
  imageId: hospitalCode,
  /** What it shows, in the hospital's own words; null where it wrote none. */
  words: z.string().nullable(),
  /** Its address, good for five minutes after the report was read (docs/decisions/0022). */
  path: z.string(),
})
export type KeyImage = z.output<typeof keyImage>

const reportDetails = report.extend({
  isHeld: z.literal(false),
  patientId,
  patientName: z.string(),
  institutionPhone: z.string(),
  specimen: z.string().nullable(),
  collectedAt: instant.nullable(),
  orderedBy: z.string().nullable(),
  checkedBy: z.string().nullable(),
  items: z.array(reportItem),
  germs: z.array(germ),
  passages: z.array(passage),
  images: z.array(keyImage),
})
export type ReportDetails = z.output<typeof reportDetails>

const heldReportDetails = heldReport.extend({
  isHeld: z.literal(true),
  patientId,
  patientName: z.string(),
  institutionPhone: z.string(),
})
export type HeldReportDetails = z.output<typeof heldReportDetails>

/** When sensitive results are shown, by the institution's rules and the patient's choice. */
export const reportSettings = z.object({
  rules: z.array(z.object({ kind: z.enum(sensitiveKinds), rule: z.enum(sensitiveRules) })),
  /** What holds where the patient chooses. */
  choice: z.enum(sensitiveChoices),
  /** May be changed by this account. */
  isOwn: z.boolean(),
})
export type ReportSettings = z.output<typeof reportSettings>

/** One test over the years, at one institution, in the unit of the newest. */
export const trend = z.object({
  code: z.string(),
  name: z.string(),
  /** Empty without points, and where the hospital gave none. */
  unit: z.string(),
  explained: reportItem.shape.explained,
  /**
   * False when a result of this test may be missing here or could not be drawn, so that the last point need not be the
   * latest.
   */
  isComplete: z.boolean(),
  /**
   * Oldest first. Left out are words, values beyond what could be measured (`>33.3`), those that could not be brought
   * into `unit`, and those of a report that names the test more than once (before sugar, and after it).
   */
  points: z.array(
    z.object({
      reportId: hospitalCode,
      at: instant,
      number: z.number(),
      range: range.nullable(),
      reading: z.enum(readings).nullable(),
    }),
  ),
})
export type Trend = z.output<typeof trend>

/** Grows with every report that the hospital tells us of. */
const version = z.int().min(0)

const params = z.object({ patientId, institutionId })
const access = { who: 'patient', scope: 'reports', at: 'params.patientId' } as const

/** Live from the hospital; nothing of a report is kept here but that it was opened. */
export const reportsRoutes = {
  /** Newest first. */
  listReports: route({
    method: 'GET',
    path: '/api/patients/:patientId/institutions/:institutionId/reports',
    module: 'reports',
    access,
    params,
    /** Both days included; at most three years. */
    query: z.object({ from: date, to: date, kind: z.enum(reportKinds).optional() }).strict(),
    response: z.object({
      reports: z.array(report),
      /** Newest first, too. */
      held: z.array(heldReport),
      /**
       * Kinds whose system did not answer, or not in a way that can be read to the end: reports of theirs are missing
       * here, and may be there on another try.
       */
      missing: z.array(z.enum(reportKinds)),
      /** Kinds that this institution has connected; others are had at the hospital only. */
      kinds: z.array(z.enum(reportKinds)),
      /** Of the hospital's news, as they were before it was asked: `waitFor` of followReportNews goes on from here. */
      newsVersion: version,
    }),
    errors: ['CARD_REQUIRED', 'HOSPITAL_UNAVAILABLE'],
  }),
  /** With `waitFor`, answers as soon as the version is above it, at the latest after 20 s. */
  followReportNews: route({
    method: 'GET',
    path: '/api/patients/:patientId/institutions/:institutionId/report-news',
    module: 'reports',
    access,
    isUnattended: true,
    params,
    query: z.object({ waitFor: z.coerce.number().int().min(0).optional() }).strict(),
    response: z.object({ version }),
    errors: [],
  }),
  /** Marks it as read by this account. */
  getReport: route({
    method: 'GET',
    path: '/api/patients/:patientId/institutions/:institutionId/reports/:reportId',
    module: 'reports',
    access,
    params: params.extend({ reportId: hospitalCode }),
    response: z.discriminatedUnion('isHeld', [reportDetails, heldReportDetails]),
    errors: ['REPORT_GONE', 'CARD_REQUIRED', 'HOSPITAL_UNAVAILABLE'],
  }),
  /** The patient's own wish to see it before the doctor has spoken about it. */
  showHeldReport: route({
    method: 'POST',
    path: '/api/patients/:patientId/institutions/:institutionId/reports/:reportId/showing',
    module: 'reports',
    access,
    params: params.extend({ reportId: hospitalCode }),
    response: null,
    errors: ['REPORT_HELD', 'REPORT_GONE', 'CARD_REQUIRED', 'HOSPITAL_UNAVAILABLE'],
  }),
  getReportSettings: route({
    method: 'GET',
    path: '/api/patients/:patientId/institutions/:institutionId/report-settings',
    module: 'reports',
    access,
    params,
    response: reportSettings,
    errors: [],
  }),
  /** For every institution that leaves it to the patient; nobody else may choose. */
  chooseSensitive: route({
    method: 'PUT',
    path: '/api/patients/:patientId/report-settings',
    access,
    params: z.object({ patientId }),
    body: z.object({ choice: z.enum(sensitiveChoices) }).strict(),
    response: null,
    errors: [],
  }),
  /**
   * The address of the report as a PDF in both languages, to take along to another doctor or an insurer: good for five
   * minutes (docs/decisions/0022). Marks it as read by this account.
   */
  linkReportFile: route({
    method: 'GET',
    path: '/api/patients/:patientId/institutions/:institutionId/reports/:reportId/file-link',
    module: 'reports',
    access,
    params: params.extend({ reportId: hospitalCode }),
    response: z.object({ path: z.string(), kind: z.enum(fileKinds) }),
    errors: ['REPORT_HELD', 'REPORT_GONE', 'CARD_REQUIRED', 'HOSPITAL_UNAVAILABLE'],
  }),
  readReportFile: route({
    method: 'GET',
    path: '/api/report-files',
    access: { who: 'anyone' },
    query: z.object({ channel: z.enum(channels), ticket: z.string().max(400) }).strict(),
    response: 'file',
    errors: ['LINK_EXPIRED', 'REPORT_HELD', 'REPORT_GONE', 'CARD_REQUIRED', 'HOSPITAL_UNAVAILABLE'],
  }),
  readReportImage: route({
    method: 'GET',
    path: '/api/report-images',
    access: { who: 'anyone' },
    query: z.object({ channel: z.enum(channels), ticket: z.string().max(600) }).strict(),
    response: 'file',
    errors: ['LINK_EXPIRED', 'REPORT_HELD', 'REPORT_GONE', 'CARD_REQUIRED', 'HOSPITAL_UNAVAILABLE'],
  }),
  getTrend: route({
    method: 'GET',
    path: '/api/patients/:patientId/institutions/:institutionId/trends/:code',
    module: 'reports',
    access,
    params: params.extend({ code: hospitalCode }),
    response: trend,
    errors: ['REPORT_GONE', 'CARD_REQUIRED', 'HOSPITAL_UNAVAILABLE'],
  }),
}
