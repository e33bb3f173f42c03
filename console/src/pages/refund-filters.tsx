import {
  type PaymentMeans,
  paymentMeans,
  type RefundState,
  type RefundWay,
  refundStates,
  refundWays,
} from '@tongzhen/contract/states'
import { Flex, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { RefundFilter } from '../api/refunds'

interface RefundFiltersProps {
  filter: RefundFilter
  onChange(more: Partial<RefundFilter>): void
}

export function RefundFilters({ filter, onChange }: RefundFiltersProps) {
  const { t } = useTranslation()
  const toFen = (value: number | null) => (value === null ? undefined : Math.round(value * 100))
  const toYuan = (fen: unknown) => (typeof fen === 'number' ? fen / 100 : null)

  return (
    <Flex gap="middle" wrap align="center" role="group" aria-label={t('refunds.filters')}>
      <Select<RefundState | ''>
        aria-label={t('refunds.state')}
        style={{ minWidth: 160 }}
        value={filter.state ?? ''}
        onChange={(value) => onChange({ state: value || undefined })}
        options={[
          { value: '', label: t('refunds.anyState') },
          ...refundStates.map((value) => ({ value, label: t(`refundState.${value}`) })),
        ]}
      />
      <Select<PaymentMeans | ''>
        aria-label={t('refunds.means')}
        style={{ minWidth: 140 }}
        value={filter.means ?? ''}
        onChange={(value) => onChange({ means: value || undefined })}
        options={[
          { value: '', label: t('refunds.anyMeans') },
          ...paymentMeans.map((value) => ({ value, label: t(`means.${value}`) })),
        ]}
      />
      <Select<RefundWay | ''>
        aria-label={t('refunds.way')}
        style={{ minWidth: 140 }}
        value={filter.way ?? ''}
        onChange={(value) => onChange({ way: value || undefined })}
        options={[
          { value: '', label: t('refunds.anyWay') },
          ...refundWays.map((value) => ({ value, label: t(`refundWay.${value}`) })),
        ]}
      />
      <Select<'applied' | 'agreed'>
        aria-label={t('refunds.dates')}
        style={{ minWidth: 140 }}
        value={filter.dates ?? 'applied'}
        onChange={(value) => onChange({ dates: value === 'agreed' ? value : undefined })}
        options={(['applied', 'agreed'] as const).map((value) => ({
          value,
          label: t(`refunds.datesOf.${value}`),
        }))}
      />
      {(['from', 'to'] as const).map((side) => (
        <Input
          key={side}
          type="date"
          aria-label={t(`refunds.${side}`)}
          style={{ width: 160 }}
          value={filter[side] ?? ''}
          onChange={(event) => onChange({ [side]: event.target.value || undefined })}
        />
      ))}
      <InputNumber
        aria-label={t('refunds.least')}
        placeholder={t('refunds.least')}
        min={0}
        style={{ width: 150 }}
        value={toYuan(filter.leastFen)}
        onChange={(value: number | null) => onChange({ leastFen: toFen(value) })}
      />
      <InputNumber
        aria-label={t('refunds.most')}
        placeholder={t('refunds.most')}
        min={0}
        style={{ width: 150 }}
        value={toYuan(filter.mostFen)}
        onChange={(value: number | null) => onChange({ mostFen: toFen(value) })}
      />
      <Input.Search
        allowClear
        aria-label={t('refunds.number')}
        placeholder={t('refunds.number')}
        style={{ width: 340 }}
        maxLength={40}
        defaultValue={filter.number}
        onSearch={(value) => onChange({ number: value.replace(/[^\dA-Za-z]/g, '') || undefined })}
      />
    </Flex>
  )
}
