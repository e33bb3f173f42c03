import { z } from 'zod'
import { languages } from './headers.ts'

/** Opaque id of ours: prefix and 20 characters of Crockford base 32, e.g. `pat_01J9…`. */
export const id = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_[0-9A-HJKMNP-TV-Z]{20}$`))

/** Id given by configuration, e.g. `tz-central`. */
export const institutionId = z.string().regex(/^[a-z0-9][a-z0-9-]{1,31}$/)
/** Code given by the hospital's system. */
export const hospitalCode = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[\w.-]+$/)

/** `2026-11-24T09:30:00+08:00`. Always with the Shanghai offset, because that is what a patient reads. */
export const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?(Z|[+-]\d{2}:\d{2})$/)
/** `2026-11-24`, a day in Asia/Shanghai. */
export const date = z.iso.date()
/** Integer fen (分). */
export const fen = z.int().min(0).max(100_000_000)
/** The same of what may also be owed, or taken back. */
export const signedFen = z.int().min(-100_000_000).max(100_000_000)
export const language = z.enum(languages)
/** One line that a person typed, trimmed, without control characters. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}]*$/u)
