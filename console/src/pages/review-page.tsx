import type { Review } from '@tongzhen/contract/reviews'
import { Alert, Flex } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useReview } from '../api/reviews'
import { Page } from '../components/page'
import { ReviewDecisions } from './review-decisions'
import { ReviewFacts } from './review-facts'
import { ReviewStory } from './review-story'

/** One payment: how it stands, what can be decided, and everything that happened to it. */
export function ReviewPage() {
  const { t } = useTranslation()
  const { paymentId = '' } = useParams()
  const { data: review, error, isPending } = useReview(paymentId)

  return (
    <Page
      title={t('review.title', { order: review?.orderNumber ?? '' })}
      isLoading={isPending}
      error={error}
      actions={<Link to="/reviews">{t('review.back')}</Link>}
    >
      {review && (
        <Flex vertical gap="large">
          <Standing review={review} />
          <ReviewFacts review={review} />
          <ReviewDecisions review={review} />
          <ReviewStory review={review} />
        </Flex>
      )}
    </Page>
  )
}

function Standing({ review }: { review: Review }) {
  const { t } = useTranslation()
  if (review.state === 'in_review')
    return <Alert role="status" type="warning" showIcon message={t('review.waits')} />
  const state = t(`paymentState.${review.state}`)
  const isOvertaken = review.proposals.at(-1)?.state === 'lapsed'

  return (
    <Alert
      role="status"
      type="info"
      showIcon
      message={t('review.over', { state })}
      description={isOvertaken ? t('review.factWon') : undefined}
    />
  )
}
