import { Button, Flex } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { receiptAddress, useTransferReceipt } from '../api/prepaid'
import { ErrorAlert } from '../components/error-alert'

/** The provider's receipt (电子回单): asked for, and to be taken along once it is made. */
export function TransferReceipt({ applicationId }: { applicationId: string }) {
  const { t } = useTranslation()
  const [isWanted, setWanted] = useState(false)
  const { data, error, isFetching, refetch } = useTransferReceipt(applicationId, { isWanted })
  const isMaking = isWanted && !error && data?.isReady !== true
  const ask = () => {
    if (isWanted) refetch()
    else setWanted(true)
  }

  return (
    <Flex vertical gap="small" align="flex-start">
      {data?.isReady ? (
        <Button href={receiptAddress(applicationId)} download>
          {t('prepaid.receipt.download')}
        </Button>
      ) : (
        <Button onClick={ask} loading={isMaking || (isWanted && isFetching)}>
          {t('prepaid.receipt.ask')}
        </Button>
      )}
      {isMaking && <span role="status">{t('prepaid.receipt.making')}</span>}
      <ErrorAlert error={error} onRetry={refetch} />
    </Flex>
  )
}
