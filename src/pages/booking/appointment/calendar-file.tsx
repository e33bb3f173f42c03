import { useCalendarFile } from '@/api/calendar'
import { ActionProblem } from '@/components/action-problem'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { useTranslation } from '@/lib/use-translation'

interface CalendarFileProps {
  appointmentId: string
  /** `remove`: the visit was called off, and may still stand in the phone's calendar. */
  to: 'add' | 'remove'
}

/** The visit in the phone's own calendar, which rings two hours before. */
export function CalendarFile({ appointmentId, to }: CalendarFileProps) {
  const { t } = useTranslation('booking')
  const { mutate, isPending, error, data: way } = useCalendarFile(appointmentId)
  const give = () => mutate()
  return (
    <>
      <Button
        kind={to === 'add' ? 'plain' : 'text'}
        icon="calendar"
        text={t(`appointment.calendar.${to}`)}
        isBusy={isPending}
        onTap={give}
      />
      {way === 'copied' && (
        <Notice kind="success" role="status">
          {t('appointment.calendar.copied')}
        </Notice>
      )}
      {error && <ActionProblem error={error} onRetry={give} />}
    </>
  )
}
