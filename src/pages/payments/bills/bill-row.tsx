import type { Bill } from '@tongzhen/contract/billing'
import { Pieces } from '@/components/pieces'
import { Row } from '@/components/row'
import { useSum } from '@/lib/use-sum'
import { useTranslation } from '@/lib/use-translation'
import './bill-row.css'

/** A bill that cannot be ticked: paid, or being paid by this account or another one. */
export function BillRow({ bill, onTap }: { bill: Bill; onTap: () => void }) {
  const { t } = useTranslation('payments')
  const sum = useSum()
  const isPaying = bill.state === 'paying'
  return (
    <Row
      className={isPaying ? 'bill-row bill-row--paying' : 'bill-row'}
      title={bill.executingDepartmentName}
      text={
        <Pieces
          of={[
            t(`category.${bill.category}`),
            sum(bill.amountFen),
            isPaying && bill.paymentId === null ? t('bills.payingByOthers') : t(`bill.state.${bill.state}`),
          ]}
        />
      }
      onTap={onTap}
    />
  )
}
