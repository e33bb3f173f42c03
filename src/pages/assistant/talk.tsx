import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Conversation } from '@tongzhen/contract/assistant'
import { observer } from 'mobx-react-lite'
import { useEffect, useState } from 'react'
import {
  isBeingAnswered,
  useConversation,
  useDeleteConversation,
  useRetryAnswer,
  useSay,
  useStopAnswer,
} from '@/api/assistant'
import { usePatientOf } from '@/api/patients'
import { ActionProblem } from '@/components/action-problem'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { EmergencyCard } from '@/components/emergency-card'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { StateView } from '@/components/state-view'
import { assistant } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { focusElement } from '@/platform/browser'
import { DangerSigns } from './danger-signs'
import { type Outcome, outcomeOf, type Press } from './outcome'
import { Said } from './said'
import { SayField, useUtterance } from './say-field'
import { Suggested } from './suggested'
import './talk.css'

/** What was said, what it leads to, and the next words. */
export const Talk = observer(function Talk({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation('assistant')
  const query = useConversation(conversationId)
  const saying = useSay(conversationId, (conversation, { text }) => {
    utterance.clear(text)
    showAnswered(conversation)
  })
  const utterance = useUtterance((text) => saying.act({ text }))
  const [press, setPress] = useState<Press>()
  const [askedAnew, askAnew] = useState<number>()
  const pressing = useSay(conversationId, showAnswered)
  const stopping = useStopAnswer(conversationId)
  const retrying = useRetryAnswer(conversationId)
  const isAnswering = query.data !== undefined && isBeingAnswered(query.data)
  const isOver = query.data?.isEnded === true
  const patient = usePatientOf(query.data?.patientId ?? undefined)
  const restart = () => Taro.redirectTo({ url: assistant(patient && { patientId: patient.patientId }) })
  const seq = query.data?.exchanges.length ?? 0
  const stop = () => stopping.act({ seq })
  const retry = () => retrying.act({ seq })
  const problem = saying.error ?? stopping.error ?? retrying.error
  const again = saying.error ? utterance.send : stopping.error ? stop : retry
  const outcome = query.data && outcomeOf(query.data, { press, askedAnew })
  const failed = press && press.below === outcome?.seq ? pressing.error : null
  // Until its exchange is here: taken back before, only the answer above it would be asked anew.
  const isPressing = pressing.isBusy || (press !== undefined && press.below === outcome?.seq && !failed)
  const say = (text: string, isSign: boolean) => {
    setPress({ text, isSign, below: query.data?.exchanges.at(-1)?.seq ?? 0 })
    pressing.act({ text })
    // The list of signs makes way for the emergency card.
    if (isSign) Taro.nextTick(showOutcome)
  }
  const takeBack = () => {
    setPress(undefined)
    pressing.clearError()
    askAnew(outcome?.seq)
    Taro.nextTick(showOutcome)
  }
  // After the notice has brought itself into sight: 120 goes before that a press was not sent.
  useEffect(() => {
    if (failed && press?.isSign) showOutcome()
  }, [failed, press])

  return (
    <Page
      title={t('title')}
      action={
        isOver ? (
          <Button text={t('again')} onTap={restart} />
        ) : (
          <SayField {...utterance} isBusy={saying.isBusy} />
        )
      }
    >
      <View className="visually-hidden" {...aria({ role: 'status' })}>
        {outcome &&
          newsOf(outcome)
            .map((one) => t(one))
            .join(' ')}
      </View>
      <StateView query={query} rows={5}>
        {(conversation) => (
          <>
            {patient && <View className="talk__for">{t('for', { name: patient.name })}</View>}
            <Exchanges conversation={conversation} />
            {isAnswering && <Button kind="plain" text={t('stop')} isBusy={stopping.isBusy} onTap={stop} />}
            {outcome && (
              <LedTo
                outcome={outcome}
                conversation={conversation}
                press={press}
                isPressing={isPressing}
                onPress={say}
                onTakeBack={takeBack}
                isRetrying={retrying.isBusy}
                onRetry={retry}
              />
            )}
            {failed && press && (
              <ActionProblem error={failed} onRetry={() => say(press.text, press.isSign)} />
            )}
            {problem && <ActionProblem error={problem} onRetry={again} />}
            <Notice kind="info">{t('notDoctor')}</Notice>
            <View className="talk__ends">
              <Button kind="text" text={t('again')} onTap={restart} />
              <Deletion conversationId={conversationId} onDeleted={restart} />
            </View>
          </>
        )}
      </StateView>
    </Page>
  )
})

function Exchanges({ conversation: { exchanges } }: { conversation: Conversation }) {
  return (
    <View className="talk">
      {exchanges.map((exchange) => (
        <Said key={exchange.seq} exchange={exchange} />
      ))}
    </View>
  )
}

const OUTCOME_ID = 'outcome'

const showOutcome = () => focusElement(OUTCOME_ID)

/** What rules answer at once is brought into sight: the button that was pressed is gone. */
function showAnswered(conversation: Conversation) {
  if (!isBeingAnswered(conversation)) Taro.nextTick(showOutcome)
}

/** Said to who does not see it: words that come together with their region are not read. */
function newsOf(outcome: Outcome) {
  if (outcome.kind === 'emergency') return []

  return [
    ...(outcome.broken ? [outcome.broken] : []),
    ...(outcome.kind === 'asked' ? ['signs.ask' as const] : []),
  ]
}

interface LedToProps {
  outcome: Outcome
  conversation: Conversation
  /** A press on an answer to danger signs; it may have failed. */
  press: Press | undefined
  isPressing: boolean
  onPress: (text: string, isSign: boolean) => void
  onTakeBack: () => void
  isRetrying: boolean
  onRetry: () => void
}

function LedTo(props: LedToProps) {
  const { outcome, conversation, press, isPressing, onPress, onTakeBack, isRetrying, onRetry } = props
  const { t } = useTranslation('assistant')
  const { institutionId, patientId } = conversation
  const { seq } = outcome
  const takeBack = (why: 'mistake' | 'notSo') => (
    <Button kind="text" text={t(`signs.${why}`)} onTap={onTakeBack} />
  )
  if (outcome.kind === 'emergency')
    return (
      <>
        <Anchor />
        <EmergencyCard institutionId={institutionId} redFlags={outcome.redFlags} />
        {outcome.mayTakeBack && !isPressing && takeBack('notSo')}
      </>
    )

  return (
    <>
      <Anchor />
      {outcome.broken && <Notice kind="attention">{t(outcome.broken)}</Notice>}
      {outcome.kind === 'asked' ? (
        <DangerSigns
          asked={outcome.signs}
          isHoldingBack={outcome.isHoldingBack}
          isWarned={outcome.isWarned}
          pressed={isPressing ? press?.text : undefined}
          isBusy={isPressing}
          onSay={onPress}
        />
      ) : (
        <>
          {outcome.mayTakeBack && takeBack('mistake')}
          {outcome.suggestions.map((suggestion) => (
            <Suggested
              key={`${seq} ${suggestion.departmentId}`}
              institutionId={institutionId}
              patientId={patientId}
              suggestion={suggestion}
            />
          ))}
        </>
      )}
      {outcome.broken && <Button kind="plain" text={t('retry')} isBusy={isRetrying} onTap={onRetry} />}
    </>
  )
}

/** The top of what follows; focus goes there, and the next Tab to its first button. */
function Anchor() {
  return <View id={OUTCOME_ID} className="talk__anchor" {...{ tabIndex: -1 }} />
}

function Deletion({ conversationId, onDeleted }: { conversationId: string; onDeleted: () => void }) {
  const { t } = useTranslation('assistant')
  const [isOpen, setOpen] = useState(false)
  const deleting = useDeleteConversation(conversationId, onDeleted)

  return (
    <>
      <Button kind="text" text={t('delete.action')} onTap={() => setOpen(true)} />
      <ConfirmSheet
        id="delete-conversation"
        title={t('delete.title')}
        text={[t('delete.text')]}
        action={t('delete.do')}
        isOpen={isOpen}
        isBusy={deleting.isBusy}
        error={deleting.error}
        onConfirm={() => deleting.act({ conversationId })}
        onClose={() => {
          setOpen(false)
          deleting.clearError()
        }}
      />
    </>
  )
}
