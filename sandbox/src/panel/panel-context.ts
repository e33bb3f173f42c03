import type { HisSystem } from '../his/start-his.ts'
import type { Clock } from '../lib/clock.ts'
import type { OutsideSystem } from '../lib/outside-system.ts'
import type { DemoPerson } from '../people.ts'
import type { ReportSystem } from '../reports/start-reports.ts'

/** What the control panel shows and steers. */
export interface PanelContext {
  systems: readonly OutsideSystem[]
  his: HisSystem
  laboratory: ReportSystem
  people: readonly DemoPerson[]
  clock: Clock
  /** Path of the lobby. */
  lobbyPath: string
}
