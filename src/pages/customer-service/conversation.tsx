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
import { useTranslation } from '@/lib/use-translation'
import { frame, isEmbedded } from '@/platform/frame/frame'
import { Below } from './below'
import { Examples } from './examples'
import { Exchange } from './exchange'
import './conversation.css'

const LONGEST = 500
const END = 'service-end'

/** All that was said, the field to say more, and a person one tap away. */
export const Conversation = observer(function Conversation({ institution }: { institution: Institution }) {
  const { t } = useTranslation('customer-service')
  const { institutionId } = institution
  const [text, setText] = useState('')
  const { data: service, error, refetch } = useService(institutionId)
  const actions = useServiceActions(institutionId, { onAsked: () => setText('') })
  const { ask, callAgent, leaveAgent } = actions
  const say = (words: string) => {
    const said = words.trim()
    if (said !== '') ask.act({ text: said })
  }
  const count = service?.exchanges.length ?? 0
  const last = service?.exchanges.at(-1)?.state
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer that has become whole is longer
  useEffect(() => {
    if (count > 0) Taro.pageScrollTo({ selector: `#${END}`, duration: 0 })
  }, [count, last])
  const isLost = error !== null && service !== undefined

  return (
    <Page
      title={t('title')}
      purpose={t('purpose')}
      action={
        service && (
          <View className="service__ask" {...aria({ role: 'form', label: t('ask') })}>
            <TextField
              id="service-question"
              label={t('ask')}
              value={text}
              maxLength={LONGEST}
              onChange={setText}
              onConfirm={() => say(text)}
              aside={<Button text={t('send')} isBusy={ask.isBusy} onTap={() => say(text)} />}
            />
            <View className="service__ways">
              <Dictation field={t('ask')} value={text} longest={LONGEST} onChange={setText} />
              <Human service={service} onCall={() => callAgent.act({})} onLeave={() => leaveAgent.act({})} />
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
            {ask.error && <ActionProblem error={ask.error} onRetry={() => say(text)} />}
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

/** To a person and back, in sight at all times. */
function Human({ service: { state }, onCall, onLeave }: HumanProps) {
  const { t } = useTranslation('customer-service')
  if (state === 'assistant' && isEmbedded && !frame.hasAgents) return null
  if (state === 'assistant') return <Button kind="plain" icon="phone" text={t('toAgent')} onTap={onCall} />
  return <Button kind="text" text={t(state === 'waiting' ? 'leaveAgent' : 'endAgent')} onTap={onLeave} />
}
