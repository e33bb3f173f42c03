import { instant } from '../lib/format'

/** A moment in the hospital's time; a dash when there was none. */
export function Instant({ at }: { at: string | null }) {
  return at === null ? (
    <>—</>
  ) : (
    <time dateTime={at} className="instant">
      {instant(at)}
    </time>
  )
}
