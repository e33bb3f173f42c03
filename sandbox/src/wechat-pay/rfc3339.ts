import { shanghaiDateTime } from '../lib/shanghai-time.ts'

/** `2026-11-21T10:00:00+08:00`, as WeChat Pay writes an instant. */
export function rfc3339(instantMs: number): string {
  return `${shanghaiDateTime(instantMs).replace(' ', 'T')}+08:00`
}
