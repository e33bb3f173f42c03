import { View } from '@tarojs/components'
import type { Bill } from '@tongzhen/contract/billing'
import { Button } from '@/components/button'
import { Checkbox } from '@/components/checkbox'
import { useSum } from '@/lib/use-sum'
import { useTranslation } from '@/lib/use-translation'
import './bill-tick.css'

interface BillTickProps {
  bill: Bill
  isTicked: boolean
  onTick: (isTicked: boolean) => void
  onDetails: () => void
}

/** A bill that can be paid now: where, what, how much; ticked or not; and the way to what is in it. */
export function BillTick({ bill, isTicked, onTick, onDetails }: BillTickProps) {
  const { t } = useTranslation('payments')
  const sum = useSum()
  const what = t('bills.what', {
    department: bill.executingDepartmentName,
    category: t(`category.${bill.category}`),
  })
  const amount = sum(bill.amountFen)
  return (
    <View className="bill-tick">
      <View className="bill-tick__box">
        <Checkbox
          label={bill.executingDepartmentName}
          spoken={t('bills.tick', { what, amount })}
          isChecked={isTicked}
          onChange={onTick}
        >
          <View className="bill-tick__facts">
            <View className="bill-tick__category">{t(`category.${bill.category}`)}</View>
            <View className="bill-tick__amount">{amount}</View>
          </View>
        </Checkbox>
      </View>
      <Button
        kind="text"
        className="bill-tick__details"
        text={t('bills.details')}
        label={t('bills.detailsOf', { what })}
        onTap={onDetails}
      />
    </View>
  )
}
