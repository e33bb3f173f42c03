import type { FamilyHelpState } from '@tongzhen/contract/states'
import type { IconName } from '@/components/icon'

export const looks: Record<FamilyHelpState, { tone: 'waiting' | 'good' | 'quiet'; icon: IconName }> = {
  waiting: { tone: 'waiting', icon: 'clock' },
  opened: { tone: 'waiting', icon: 'patients' },
  allowed: { tone: 'good', icon: 'patients' },
  done: { tone: 'good', icon: 'done' },
  taken_back: { tone: 'quiet', icon: 'close' },
  changed: { tone: 'quiet', icon: 'fee' },
  expired: { tone: 'quiet', icon: 'clock' },
}
