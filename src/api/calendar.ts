import { useMutation } from '@tanstack/react-query'
import type { queueRoutes } from '@tongzhen/contract/queue'
import type { FileWay } from '@tongzhen/contract/states'
import { copyText } from '@/platform/copy-text'
import { addressOf, openFile } from '@/platform/open-file'
import { call } from './client'
import { ApiError } from './error'

/** Gives a visit to the calendar of the phone, as far as the host lets us; answers which way it took. */
export function useCalendarFile(appointmentId: string) {
  return useMutation<FileWay, ApiError>({
    mutationFn: async () => {
      const { way, ...file } = await call<typeof queueRoutes.linkCalendarFile>({
        method: 'GET',
        path: '/api/appointments/:appointmentId/calendar-link',
        params: { appointmentId },
      })
      const isDone = way === 'copied' ? await copyText(addressOf(file)) : await openFile(file)
      if (!isDone) throw new ApiError('FILE_NOT_SHOWN')
      return way
    },
  })
}
