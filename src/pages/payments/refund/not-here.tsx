import Taro from '@tarojs/taro'
import type { RefundOffer } from '@tongzhen/contract/refunds'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { refundTrack } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'

/** Why nothing can be applied for, and where to go instead. */
export function NotHere({ offer }: { offer: RefundOffer }) {
  const { t } = useTranslation(['refunds', 'errors', 'common'])
  const { refusal, institutionPhone: phone, applicationId, paymentId } = offer
  return (
    <>
      {refusal && (
        <Notice kind="attention" role="status">
          {t(`errors:code.${refusal}`, { phone })}
        </Notice>
      )}
      {applicationId && (
        <Button
          text={t('apply.toOpen')}
          onTap={() => Taro.redirectTo({ url: refundTrack({ paymentId, applicationId }) })}
        />
      )}
      <Button
        kind="text"
        icon="phone"
        text={t('common:help.callDesk', { phone })}
        onTap={() => Taro.makePhoneCall({ phoneNumber: phone })}
      />
    </>
  )
}
