import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Service } from '@tongzhen/contract/customer-service'
import type { Institution } from '@tongzhen/contract/institutions'
import { observer } from 'mobx-react-lite'
import { useEffect, useState } from 'react'
import { useService, useServiceActions } from '@/api/customer-service'
import { ActionProblem } from '@/components/action-problem'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Dictation } from '@/components/dictation'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { StateView } from '@/components/state-view'
import { TextField } from '@/components/text-field'
import { classNames } from '@/lib/class-names'
import { useTranslation } from '@/lib/use-translation'
import { withoutSent } from '@/lib/without-sent'
import { frame, isEmbedded } from '@/platform/frame/frame'
import { microphone } from '@/stores/microphone'
import { Below } from './below'
import { Examples } from './examples'
import { Exchange, isBeingWorded } from './exchange'
import './conversation.css'

const LONGEST = 500
const END = 'service-end'

/** All that was said, the field to say more, and a person one tap away. */
export const Conversation = observer(function Conversation({ institution }: { institution: Institution }) {
  const { t } = useTranslation('customer-service')
  const { institutionId } = institution
  const [text, setText] = useState('')
  const { data: service, error, refetch } = useService(institutionId)
  const actions = useServiceActions(institutionId, {
    onAsked: (sent) => setText((now) => withoutSent(now, sent)),
  })
  const { ask, callAgent, leaveAgent } = actions
  const say = (words: string) => {
    const said = words.trim()
    if (said !== '') ask.act({ text: said })
  }
  const send = () => {
    // What was understood is read before it is sent.
    if (!microphone.hearOut()) say(text)
  }
  const count = service?.exchanges.length ?? 0
  const last = service?.exchanges.at(-1)
  const isWriting = last !== undefined && isBeingWorded(last)
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer that is worded, or another in its place, is longer
  useEffect(() => {
    if (count > 0) Taro.pageScrollTo({ selector: `#${END}`, duration: 0 })
  }, [count, last?.answer, isWriting])
  const isLost = error !== null && service !== undefined

  return (
    <Page
      title={t('title')}
      purpose={t('purpose')}
      action={
        service && (
          <View
            className={classNames('service__ask', microphone.step !== 'off' && 'dictating')}
            {...aria({ role: 'form', label: t('ask') })}
          >
            <TextField
              id="service-question"
              label={t('ask')}
              value={text}
              maxLength={LONGEST}
              onChange={setText}
              onConfirm={send}
              aside={
                <Button text={t('send')} isBusy={ask.isBusy || microphone.isUnderstanding} onTap={send} />
              }
            />
            <View className="service__ways">
              <Dictation field={t('ask')} value={text} longest={LONGEST} onChange={setText} />
              <View className="service__human">
                <Human
                  service={service}
                  onCall={() => callAgent.act({})}
                  onLeave={() => leaveAgent.act({})}
                />
              </View>
            </View>
          </View>
        )
      }
    >
      <StateView query={{ data: service, error: isLost ? null : error, refetch }} rows={6}>
        {({ exchanges, state, ahead }) => (
          <>
            {exchanges.length === 0 && <Examples onAsk={say} />}
            <View className="service" {...aria({ role: 'log', label: t('title'), live: 'polite' })}>
              {exchanges.map((one) => (
                <Exchange key={one.seq} exchange={one} institution={institution} onAsk={say} />
              ))}
            </View>
            {state === 'waiting' && (
              <View className="service__waiting" {...aria({ role: 'status' })}>
                {t('waiting', { count: ahead ?? 0 })}
              </View>
            )}
            {isLost && (
              <Notice kind="attention" role="status">
                {t('lost')}
              </Notice>
            )}
            {ask.error && <ActionProblem error={ask.error} onRetry={send} />}
            {callAgent.error && <ActionProblem error={callAgent.error} onRetry={() => callAgent.act({})} />}
            {leaveAgent.error && (
              <ActionProblem error={leaveAgent.error} onRetry={() => leaveAgent.act({})} />
            )}
            <Below hasWords={exchanges.length > 0} erase={actions.erase} />
            <View id={END} />
          </>
        )}
      </StateView>
    </Page>
  )
})

interface HumanProps {
  service: Service
  onCall: () => void
  onLeave: () => void
}

/** To a person and back, in sight at all times but while one speaks. */
function Human({ service: { state }, onCall, onLeave }: HumanProps) {
  const { t } = useTranslation('customer-service')
  if (state === 'assistant' && isEmbedded && !frame.hasAgents) return null
  if (state === 'assistant') return <Button kind="plain" icon="phone" text={t('toAgent')} onTap={onCall} />
  return <Button kind="text" text={t(state === 'waiting' ? 'leaveAgent' : 'endAgent')} onTap={onLeave} />
}
