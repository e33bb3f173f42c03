import { useCallback, useState } from 'react'
import { type OfRefund, useMendPrepaid } from '@/api/prepaid'
import { Button } from '@/components/button'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { useTranslation } from '@/lib/use-translation'

/** Asks once before what cannot be taken back. */
export function MendSheet({ how, of }: { how: 'withdraw' | 'putBack'; of: OfRefund }) {
  const { t } = useTranslation('prepaid')
  const [isOpen, setOpen] = useState(false)
  const close = useCallback(() => setOpen(false), [])
  const mending = useMendPrepaid(how, { onDone: close })
  return (
    <>
      <Button kind="plain" text={t(`track.${how}.action`)} onTap={() => setOpen(true)} />
      <ConfirmSheet
        id={`${how}-sheet`}
        title={t(`track.${how}.title`)}
        text={[t(`track.${how}.text`)]}
        action={t(`track.${how}.yes`)}
        isOpen={isOpen}
        isBusy={mending.isBusy}
        error={mending.error}
        onConfirm={() => mending.act(of)}
        onClose={close}
      />
    </>
  )
}
