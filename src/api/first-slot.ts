import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { slotsOf } from './schedules'

/** The first time of a session with a place, found when it is tapped; undefined when there is none, or nobody knows. */
export function useFirstSlot(onFound: (scheduleId: string, slotId: string | undefined) => void) {
  const cache = useQueryClient()
  const [isBusy, setBusy] = useState(false)

  return {
    isBusy,
    async find({ institutionId, scheduleId }: { institutionId: string; scheduleId: string }) {
      if (isBusy) return
      setBusy(true)
      // The page of times asks once more, and says what is wrong.
      const known = await cache.fetchQuery(slotsOf(institutionId, scheduleId)).catch(() => undefined)
      setBusy(false)
      onFound(scheduleId, known?.slots.find(({ left }) => left > 0)?.slotId)
    },
  }
}
