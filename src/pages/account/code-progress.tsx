import { ErrorNotice } from '@/components/error-notice'
import { Notice } from '@/components/notice'
import { useTranslation } from '@/lib/use-translation'
import type { SmsCode } from './use-sms-code'

/** What is being done about the code, when it takes a moment or did not work. */
export function CodeProgress({ code }: { code: SmsCode }) {
  const { t } = useTranslation()
  if (code.work !== undefined) {
    // In steps of ten, so that a screen reader is not kept busy.
    const percent = Math.floor(code.work * 10) * 10
    return (
      <Notice kind="info" role="status">
        {t('code.working', { percent })}
      </Notice>
    )
  }
  return code.error && <ErrorNotice error={code.error} />
}
