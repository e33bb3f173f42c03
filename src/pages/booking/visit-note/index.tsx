import '@/locales/visit-note'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { DANGER_SIGNS, isNone, noteParts, type VisitNoteState } from '@tongzhen/contract/states'
import type { VisitNote } from '@tongzhen/contract/visit-notes'
import { observer } from 'mobx-react-lite'
import { Fragment, useState } from 'react'
import { noteOfConsultation, noteOfVisit, useSendVisitNote, useVisitNote } from '@/api/visit-notes'
import { ActionProblem } from '@/components/action-problem'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import type { IconName } from '@/components/icon'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { RequireAccount } from '@/components/require-account'
import { StateHead } from '@/components/state-head'
import { StateView } from '@/components/state-view'
import { useTranslation } from '@/lib/use-translation'
import { focusElement } from '@/platform/browser'
import { tell } from '@/platform/frame/frame'
import { microphone } from '@/stores/microphone'
import { ForgetNote } from './forget-note'
import { Alarm, Occasion } from './occasion'
import { QuestionField, questionFieldId } from './question-field'
import { Reading } from './reading'
import { useAnswers } from './use-answers'
import './visit-note.css'

/**
 * What the patient tells the doctor beforehand: answered, read through, given. Without an appointment it is of the online
 * consultation from which a platform has sent the person.
 */
export default observer(function VisitNotePage() {
  const { appointmentId } = useRouter<{ appointmentId?: string }>().params
  const query = useVisitNote(placeOf(appointmentId))
  const [changes, setChanges] = useState(0)
  const note = query.data
  if (note?.state === 'draft') {
    const readAnew = async () => {
      await query.refetch()
      setChanges((before) => before + 1)
    }
    return (
      <Draft
        key={changes}
        appointmentId={appointmentId}
        note={note}
        isReadAnew={changes > 0}
        onChanged={readAnew}
      />
    )
  }
  return <Settled appointmentId={appointmentId} query={query} />
})

const placeOf = (appointmentId: string | undefined) =>
  appointmentId === undefined ? noteOfConsultation : noteOfVisit(appointmentId)

const looks: Record<
  Exclude<VisitNoteState, 'draft' | 'closed'>,
  { tone: 'waiting' | 'good' | 'bad'; icon: IconName }
> = {
  sending: { tone: 'waiting', icon: 'clock' },
  delivered: { tone: 'good', icon: 'done' },
  undelivered: { tone: 'bad', icon: 'attention' },
}

/** There is nothing to be written (any more), or it is not known yet. */
const Settled = observer(function Settled(props: {
  appointmentId: string | undefined
  query: ReturnType<typeof useVisitNote>
}) {
  const { t } = useTranslation('visit-note')
  const { appointmentId } = props
  const isOfVisit = appointmentId !== undefined
  const isGiven = props.query.data !== undefined && props.query.data.state !== 'closed'
  return (
    <Page
      title={t('title')}
      action={
        !isOfVisit &&
        isGiven && <Button text={t('consultation.goOn')} onTap={() => tell({ type: 'finished' })} />
      }
    >
      <RequireAccount rows={8}>
        {() => (
          <StateView query={props.query} rows={8}>
            {(note) => {
              if (note.state === 'closed' || note.state === 'draft')
                return <Empty text={t(isOfVisit ? 'closed' : 'consultation.closed')} />
              const of = isOfVisit ? 'state' : 'consultation.state'
              return (
                <>
                  <Occasion appointmentId={appointmentId} note={note} />
                  <StateHead
                    {...looks[note.state]}
                    title={t(`${of}.${note.state}.title`)}
                    text={t(`${of}.${note.state}.text`)}
                  />
                  <Alarm appointmentId={appointmentId} note={note} />
                  <Reading note={note} />
                  {!isOfVisit && <ForgetNote />}
                </>
              )
            }}
          </StateView>
        )}
      </RequireAccount>
    </Page>
  )
})

interface DraftProps {
  appointmentId: string | undefined
  note: VisitNote
  /** What stood here before was written over on another phone. */
  isReadAnew: boolean
  onChanged: () => void
}

const Draft = observer(function Draft({ appointmentId, note, isReadAnew, onChanged }: DraftProps) {
  const { t } = useTranslation(['visit-note', 'errors'])
  const place = placeOf(appointmentId)
  const answers = useAnswers(place, { note, onChanged })
  const sending = useSendVisitNote(place)
  const [isReading, setReading] = useState(false)
  const [isChecked, setChecked] = useState(false)
  const missing = note.questions.filter(({ questionId }) => note.missing.includes(questionId))
  const read = () => {
    if (!microphone.hearOut(read)) answers.keep(() => setReading(true))
  }
  const goBack = () => {
    setReading(false)
    setChecked(true)
    const [first] = missing
    // Drawn first: the field is not there yet.
    if (first) Taro.nextTick(() => focusElement(questionFieldId(first.questionId)))
  }
  const send = () => sending.act({ version: note.version })
  const action = () => {
    if (!isReading)
      return <Button text={t('read')} isBusy={answers.isAwaited || microphone.isUnderstanding} onTap={read} />
    if (missing.length > 0) return <Button text={t('reading.back')} onTap={goBack} />
    return <Button text={t('reading.send')} isBusy={sending.isBusy} onTap={send} />
  }
  const problem = answers.saving.error ?? sending.error
  const alarm = <Alarm appointmentId={appointmentId} note={note} />
  const danger = note.questions.find(({ questionId }) => questionId === DANGER_SIGNS)
  // Where it is ticked, it is said.
  const isDangerTicked = danger !== undefined && answers.of(danger).choices.some((one) => !isNone(one))
  const isAlarmBeside = isDangerTicked && !isReading

  return (
    <Page
      title={t(isReading ? 'reading.title' : 'title')}
      purpose={t(isReading ? 'reading.text' : 'purpose')}
      action={action()}
    >
      <Occasion appointmentId={appointmentId} note={note} />
      {!isAlarmBeside && alarm}
      {isReadAnew && <Notice kind="attention">{t('errors:code.NOTE_CHANGED')}</Notice>}
      {isReading ? (
        <>
          {missing.length > 0 && (
            <Notice kind="attention" role="status">
              {t('reading.missing', { count: missing.length })}
            </Notice>
          )}
          <Reading note={note} />
          <Button kind="plain" text={t('reading.edit')} onTap={() => setReading(false)} />
        </>
      ) : (
        <>
          {noteParts.map((part) => {
            const asked = note.questions.filter((one) => one.part === part)
            return (
              asked.length > 0 && (
                <Card key={part} title={t(`part.${part}`)} className="note-questions">
                  {asked.map((question) => (
                    <Fragment key={question.questionId}>
                      <QuestionField
                        question={question}
                        answers={answers}
                        isMissing={isChecked && missing.includes(question)}
                      />
                      {question === danger && isAlarmBeside && <View className="note-alarm">{alarm}</View>}
                    </Fragment>
                  ))}
                </Card>
              )
            )
          })}
          {note.version > 0 && answers.isKept && <View {...aria({ role: 'status' })}>{t('kept')}</View>}
          {note.version > 0 && appointmentId === undefined && <ForgetNote />}
        </>
      )}
      {problem && <ActionProblem error={problem} onRetry={isReading ? send : read} />}
    </Page>
  )
})
