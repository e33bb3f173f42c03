import { z } from 'zod'
import { instant, institutionId, line } from './common.ts'
import { type AppChannel, languages } from './headers.ts'
import { homeDesigns } from './home-designs.ts'
import { institution } from './institutions.ts'
import { route } from './route.ts'
import { staffId, staffReason } from './staff.ts'

const institutionModule = institution.shape.modules.element

const modulesOn = z
  .array(institutionModule)
  .refine((names) => new Set(names).size === names.length, { error: 'named twice' })

/** Null: what the hospital's own system says; of `notice` and `welcome`, nothing. */
const texts = z
  .object({
    name: line(40).nullable(),
    address: line(120).nullable(),
    /** What everybody should know now, e.g. that a gate is closed. */
    notice: line(200).nullable(),
    /** Opening words of the home page. */
    welcome: line(80).nullable(),
  })
  .strict()
export type InstitutionTexts = z.output<typeof texts>
export type InstitutionTextName = keyof InstitutionTexts
export const institutionTextNames = Object.keys(texts.shape) as InstitutionTextName[]

/** What staff decide about an institution, over what the configuration file says. */
export const institutionSettings = z
  .object({
    /** Those that are switched on, by channel; of those that are connected only. */
    modules: z
      .object({ wechat: modulesOn, suishenban: modulesOn, alipay: modulesOn, web: modulesOn })
      .strict() satisfies z.ZodType<Record<AppChannel, unknown>>,
    homeDesign: z.enum(homeDesigns),
    /** Of the hospital's desk; null: what its own system says. */
    phone: z
      .string()
      .regex(/^[\d+][\d -]{2,24}$/)
      .nullable(),
    texts: z.object({ 'zh-CN': texts, 'en-US': texts }).strict(),
  })
  .strict()
  .superRefine((settings, context) => {
    for (const name of institutionTextNames) {
      const missing = languages.filter((language) => settings.texts[language][name] === null)
      if (missing.length !== 1) continue
      // In one language only, half of the people would read another hospital's name.
      context.addIssue({
        code: 'custom',
        path: ['texts', missing[0] ?? '', name],
        message: 'in both languages',
      })
    }
  })
export type InstitutionSettings = z.output<typeof institutionSettings>

/** One thing that a version changed: its dotted name, and what was so before and after. */
const settingChange = z.object({ name: z.string(), from: z.string().nullable(), to: z.string().nullable() })
export type SettingChange = z.output<typeof settingChange>

const settingsVersion = z.object({
  version: z.int().min(1),
  at: instant,
  by: z.object({ staffId, name: z.string() }),
  changes: z.array(settingChange),
  /** The version whose settings it brought back. */
  restored: z.int().min(0).nullable(),
  reason: z.string(),
})
export type SettingsVersion = z.output<typeof settingsVersion>

const ofInstitution = z.object({
  institutionId,
  /** 0 while staff have changed nothing; 0 can be restored, too. */
  version: z.int().min(0),
  settings: institutionSettings,
  /** Modules whose systems are connected: the others cannot be switched on. */
  connected: z.array(institutionModule),
  /** The newest first. */
  history: z.array(settingsVersion),
})
export type SettingsOfInstitution = z.output<typeof ofInstitution>

const params = z.object({ institutionId })
/** The version that the person saw: what somebody else changed since is not overwritten. */
const version = z.int().min(0)

export const institutionSettingsRoutes = {
  getInstitutionSettings: route({
    method: 'GET',
    path: '/api/staff/institutions/:institutionId/settings',
    access: { who: 'staff', may: 'settings.view' },
    params,
    response: ofInstitution,
  }),
  changeInstitutionSettings: route({
    method: 'PUT',
    path: '/api/staff/institutions/:institutionId/settings',
    access: { who: 'staff', may: 'settings.change' },
    params,
    body: z.object({ version, settings: institutionSettings, reason: staffReason }).strict(),
    response: ofInstitution,
    errors: ['SETTINGS_CHANGED', 'MODULE_NOT_CONNECTED'],
  }),
  /** Brings an earlier version back, as a new one. */
  restoreInstitutionSettings: route({
    method: 'POST',
    path: '/api/staff/institutions/:institutionId/settings/restoration',
    access: { who: 'staff', may: 'settings.change' },
    params,
    body: z.object({ version, restore: version, reason: staffReason }).strict(),
    response: ofInstitution,
    errors: ['SETTINGS_CHANGED'],
  }),
  /** The address of the app with another home page than patients see, good for some minutes and in the console's frame only. */
  previewHome: route({
    method: 'POST',
    path: '/api/staff/institutions/:institutionId/home-preview',
    access: { who: 'staff', may: 'settings.view' },
    params,
    body: z.object({ homeDesign: z.enum(homeDesigns) }).strict(),
    response: z.object({ url: z.url(), expiresAt: instant }),
    isForgotten: true,
  }),
}
