import type { Review } from '@tongzhen/contract/reviews'
import { Flex, Table } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Instant } from '../components/instant'
import { useCauseText } from '../components/use-cause-text'
import { yuan } from '../lib/format'

/** Everything that happened to it: transitions, ledger, refunds, proposals. */
export function ReviewStory({ review }: { review: Review }) {
  const { t, i18n } = useTranslation()
  const causeText = useCauseText()
  /** `channel:wechat` is the provider's, whichever it is. */
  const account = (name: string) => t(`account.${name.split(':')[0]}`)
  const state = (name: string) => (i18n.exists(`state.${name}`) ? t(`state.${name}`) : name)

  return (
    <Flex vertical gap="large">
      <Part
        title={t('review.history')}
        heads={[t('review.at'), t('review.state'), t('review.cause')]}
        rows={review.transitions.map((one) => [
          <Instant key="at" at={one.at} />,
          state(one.to),
          causeText(one.cause),
        ])}
      />
      <Part
        title={t('review.ledger')}
        heads={[t('review.at'), t('review.debit'), t('review.credit'), t('reviews.amount')]}
        rows={review.postings.map((one) => [
          <Instant key="at" at={one.at} />,
          account(one.debit),
          account(one.credit),
          yuan(one.amountFen),
        ])}
      />
      <Part
        title={t('review.refunds')}
        heads={[
          ...[t('review.refundNumber'), t('reviews.amount'), t('review.by')],
          ...[t('review.decidedAt'), t('review.doneAt')],
        ]}
        rows={review.refunds.map((one) => [
          one.refundNumber,
          yuan(one.amountFen),
          account(one.isByHand ? 'desk' : 'channel'),
          <Instant key="decided" at={one.decidedAt} />,
          <Instant key="done" at={one.doneAt} />,
        ])}
      />
      <Part
        title={t('review.proposals')}
        heads={[t('review.at'), t('review.decision'), t('review.by'), t('review.reason'), t('review.result')]}
        rows={review.proposals.map((one) => [
          <Instant key="at" at={one.proposedAt} />,
          t(`decision.${one.decision}`),
          one.proposedBy.name,
          [one.reason, one.reference].filter(Boolean).join(' · '),
          [t(`proposal.${one.state}`), one.decidedBy?.name].filter(Boolean).join(' · '),
        ])}
      />
    </Flex>
  )
}

/** A table of plain rows with its heading; nothing when there are none. */
function Part({ title, heads, rows }: { title: string; heads: string[]; rows: ReactNode[][] }) {
  if (rows.length === 0) return null

  return (
    <section>
      <h2 style={{ fontSize: 18 }}>{title}</h2>
      <Table
        size="small"
        pagination={false}
        dataSource={rows.map((cells, key) => ({ key, cells }))}
        columns={heads.map((head, index) => ({
          title: head,
          key: head,
          render: (_, { cells }) => cells[index],
        }))}
      />
    </section>
  )
}
