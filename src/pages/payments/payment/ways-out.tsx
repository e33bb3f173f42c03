import Taro from '@tarojs/taro'
import type { Payment } from '@tongzhen/contract/payments'
import { useState } from 'react'
import { Button } from '@/components/button'
import { payments } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { CloseSheet } from './close-sheet'

/** Giving up, all payments, and somebody to call. */
export function WaysOut({ payment, isPaying }: { payment: Payment; isPaying: boolean }) {
  const { t } = useTranslation(['payments', 'common'])
  const [isClosing, setClosing] = useState(false)
  const { canClose, institutionPhone: phone } = payment
  return (
    <>
      {canClose && !isPaying && (
        <Button kind="plain" text={t('payment.close.action')} onTap={() => setClosing(true)} />
      )}
      <Button kind="plain" text={t('bills.records')} onTap={() => Taro.navigateTo({ url: payments() })} />
      <Button
        kind="text"
        icon="phone"
        text={t('common:help.callDesk', { phone })}
        onTap={() => Taro.makePhoneCall({ phoneNumber: phone })}
      />
      <CloseSheet payment={payment} isOpen={isClosing && canClose} onClose={() => setClosing(false)} />
    </>
  )
}
