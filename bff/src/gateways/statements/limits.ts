import { MINUTE_MS } from '../../lib/clock.ts'

/** Over all, from the first byte of a file to its last line. */
export const DOWNLOAD_MS = 10 * MINUTE_MS
/** Of a file as it is sent, packed; a day of 800,000 lines has a tenth of it. */
export const LARGEST_BYTES = 256 * 1024 * 1024
