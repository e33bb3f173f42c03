import type { Proposal, Review, ReviewDecision } from '@tongzhen/contract/reviews'
import { Alert, Button, Card, Descriptions, Flex, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useReviewActions } from '../api/reviews'
import { ErrorAlert } from '../components/error-alert'
import { Instant } from '../components/instant'
import { ReasonDialog } from '../components/reason-dialog'
import { useCauseText } from '../components/use-cause-text'
import { useStaff } from './use-staff'

/** What can be done about it: ask again, propose, and, as somebody else, confirm. */
export function ReviewDecisions({ review }: { review: Review }) {
  const { t } = useTranslation()
  const causeText = useCauseText()
  const { permissions } = useStaff()
  const { askAgain, propose } = useReviewActions(review.paymentId)
  const [choice, setChoice] = useState<ReviewDecision>()
  const open = review.proposals.find(({ state }) => state === 'open')
  const mayPropose = permissions.includes('reviews.propose') && open === undefined
  const close = () => {
    setChoice(undefined)
    propose.reset()
  }

  return (
    <Card title={<h2 style={{ fontSize: 18, margin: 0 }}>{t('review.decide')}</h2>}>
      <Flex vertical gap="middle">
        <Descriptions
          column={1}
          items={[
            {
              key: 'said',
              label: t('review.said'),
              children: (
                <span>
                  {causeText(review.lastAnswer.words)} · <Instant at={review.lastAnswer.at} />
                </span>
              ),
            },
            ...(review.asks
              ? [
                  {
                    key: 'asks',
                    label: t('review.asks'),
                    children: review.asks.isUnderWay ? (
                      t('review.underWay')
                    ) : (
                      <Instant at={review.asks.dueAt} />
                    ),
                  },
                ]
              : []),
          ]}
        />
        {review.voidRefusedAt && (
          <Alert
            role="alert"
            type="error"
            showIcon
            message={t('review.voidRefused')}
            description={<Instant at={review.voidRefusedAt} />}
          />
        )}
        {review.decisions.length > 0 && <Typography.Text>{t('review.decideWhat')}</Typography.Text>}
        <Flex gap="middle" wrap>
          {review.canAskAgain && permissions.includes('reviews.propose') && (
            <Button onClick={() => askAgain.mutate()} loading={askAgain.isPending}>
              {t('review.askAgain')}
            </Button>
          )}
          {mayPropose &&
            review.decisions.map((decision) => (
              <Button key={decision} type="primary" onClick={() => setChoice(decision)}>
                {t(`decision.${wordsOf(decision, review)}`)}
              </Button>
            ))}
        </Flex>
        {askAgain.isSuccess && <Alert role="status" type="success" message={t('review.asked')} />}
        <ErrorAlert error={askAgain.error} />
        {open && <OpenProposal review={review} proposal={open} />}
      </Flex>
      {choice && (
        <ReasonDialog
          title={t(`decision.${wordsOf(choice, review)}`)}
          what={t(`decisionWhat.${wordsOf(choice, review)}`)}
          sure={t(`decisionSure.${wordsOf(choice, review)}`)}
          reference={choice === 'returned_by_hand' ? t('review.reference') : undefined}
          isPending={propose.isPending}
          error={propose.error}
          onSubmit={(reason, reference) => {
            const said = { version: review.version, reason }
            const body =
              choice === 'returned_by_hand'
                ? { ...said, decision: choice, reference }
                : { ...said, decision: choice }
            return propose.mutateAsync(body, { onSuccess: close })
          }}
          onClose={close}
        />
      )}
    </Card>
  )
}

/** Where the hospital is not asked any more, it has nothing to do with it: something else keeps the money from going back. */
function wordsOf(decision: ReviewDecision, { canAskAgain }: Review): ReviewDecision | 'goesBack' {
  return decision === 'returned' && !canAskAgain ? 'goesBack' : decision
}

/** Four eyes: whoever proposed it sees it wait, and may take it back. */
function OpenProposal({ review, proposal }: { review: Review; proposal: Proposal }) {
  const { t } = useTranslation()
  const { staffId, permissions } = useStaff()
  const actions = useReviewActions(review.paymentId)
  const [choice, setChoice] = useState<'confirm' | 'refuse' | 'withdraw'>()
  const isOwn = proposal.proposedBy.staffId === staffId
  const mayConfirm = permissions.includes('reviews.confirm')
  const words = wordsOf(proposal.decision, review)
  const decision = t(`decision.${words}`)
  const chosen = actions[choice ?? 'confirm']
  const close = () => {
    setChoice(undefined)
    chosen.reset()
  }

  return (
    <Card type="inner" title={<h3 style={{ margin: 0 }}>{decision}</h3>}>
      <Flex vertical gap="small">
        <span>
          {t('review.proposedBy', { name: proposal.proposedBy.name })} · <Instant at={proposal.proposedAt} />
        </span>
        {proposal.reference && (
          <span>
            {t('review.reference')}: {proposal.reference}
          </span>
        )}
        <span>{proposal.reason}</span>
        {isOwn && <Typography.Text strong>{t('review.own')}</Typography.Text>}
        {!isOwn && !mayConfirm && <Typography.Text strong>{t('review.needsOther')}</Typography.Text>}
        <Flex gap="middle">
          {isOwn && <Button onClick={() => setChoice('withdraw')}>{t('review.withdraw')}</Button>}
          {!isOwn && mayConfirm && (
            <>
              <Button type="primary" onClick={() => setChoice('confirm')}>
                {t('review.confirm')}
              </Button>
              <Button onClick={() => setChoice('refuse')}>{t('review.refuse')}</Button>
            </>
          )}
        </Flex>
      </Flex>
      {choice && (
        <ReasonDialog
          title={t(`review.${choice}Title`, { decision })}
          what={choice === 'confirm' ? t(`decisionWhat.${words}`) : undefined}
          sure={choice === 'confirm' ? t(`decisionSure.${words}`) : undefined}
          isDangerous={choice === 'confirm'}
          isPending={chosen.isPending}
          error={chosen.error}
          onSubmit={(reason) =>
            chosen.mutateAsync({ proposalId: proposal.proposalId, reason }, { onSuccess: close })
          }
          onClose={close}
        />
      )}
    </Card>
  )
}
