import Taro from '@tarojs/taro'
import type { Payment } from '@tongzhen/contract/payments'
import { useState } from 'react'
import { isOpen } from '@/api/payments'
import { Button } from '@/components/button'
import { askFamily, payments, refund, refundTrack } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { CloseSheet } from './close-sheet'

/** Giving up, giving back, all payments, and somebody to call. */
export function WaysOut({ payment, isPaying }: { payment: Payment; isPaying: boolean }) {
  const { t } = useTranslation(['payments', 'common'])
  const { paymentId, helpId, refundApplicationId: applicationId } = payment
  const [isClosing, setClosing] = useState(false)
  const { canClose, institutionPhone: phone } = payment
  return (
    <>
      {canClose && !isPaying && (
        <Button kind="plain" text={t('payment.close.action')} onTap={() => setClosing(true)} />
      )}
      {helpId !== null && isOpen(payment) && (
        <Button
          kind="plain"
          icon="patients"
          text={t('payment.toHelp')}
          onTap={() => Taro.navigateTo({ url: askFamily({ helpId }) })}
        />
      )}
      {applicationId && (
        <Button
          kind="plain"
          text={t('payment.refundProgress')}
          onTap={() => Taro.navigateTo({ url: refundTrack({ paymentId, applicationId }) })}
        />
      )}
      {!applicationId &&
        payment.state === 'paid' &&
        payment.purpose === 'bills' &&
        payment.patientName !== null && (
          <Button
            kind="plain"
            text={t('payment.refund')}
            onTap={() => Taro.navigateTo({ url: refund({ paymentId }) })}
          />
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
