import Taro from '@tarojs/taro'
import type { Patient } from '@tongzhen/contract/patients'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { useConversations, useStartConversation } from '@/api/assistant'
import { useInstitution } from '@/api/institutions'
import { usePatients } from '@/api/patients'
import { ActionProblem } from '@/components/action-problem'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Row } from '@/components/row'
import { StateView } from '@/components/state-view'
import { assistant } from '@/lib/paths'
import { mayBookFor } from '@/lib/pick-patient'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { BodyMap } from './body-map'
import { ForWhom } from './for-whom'
import { SayField, useUtterance } from './say-field'

const examples = ['cough', 'knee', 'child', 'sleep'] as const

/** Nothing is said yet: what it is and is not, how to begin, and what was said before. */
export const Begin = observer(function Begin({ patientId }: { patientId: string | undefined }) {
  const { t } = useTranslation('assistant')
  const words = useWords()
  const institutionId = useInstitution()?.institutionId
  const past = useConversations()
  const patients = usePatients().data?.patients
  const [wanted, choose] = useState(patientId)
  // Named in the address, and perhaps gone or without the right since.
  const mayBe = (patient: Patient) => patient.patientId === wanted && mayBookFor(patient)
  const forId = patients === undefined || patients.some(mayBe) ? wanted : undefined
  const starting = useStartConversation(({ conversationId }) =>
    // In the address, so that a reload comes back to what was said.
    Taro.redirectTo({ url: assistant({ conversationId }) }),
  )
  const start = (text: string) => {
    if (institutionId !== undefined)
      starting.act({ institutionId, kind: 'triage', text, ...(forId && { patientId: forId }) })
  }
  const utterance = useUtterance(start)
  const earlier = past.data?.conversations ?? []

  return (
    <Page
      title={t('title')}
      purpose={t('purpose')}
      action={<SayField {...utterance} isBusy={starting.isBusy || institutionId === undefined} />}
    >
      <Notice kind="attention">{t('notDoctor')}</Notice>
      <ForWhom value={forId} onChoose={choose} />
      <BodyMap onChoose={utterance.beginWith} />
      {starting.error && <ActionProblem error={starting.error} onRetry={utterance.send} />}
      <Card title={t('examples')}>
        {examples.map((one) => (
          <Row key={one} title={t(`example.${one}`)} onTap={() => start(t(`example.${one}`))} />
        ))}
      </Card>
      <StateView query={past} rows={2}>
        {() =>
          earlier.length > 0 && (
            <Card title={t('past')}>
              {earlier.map(({ conversationId, opening, createdAt }) => (
                <Row
                  key={conversationId}
                  title={opening}
                  text={words.at(createdAt)}
                  onTap={() => Taro.navigateTo({ url: assistant({ conversationId }) })}
                />
              ))}
            </Card>
          )
        }
      </StateView>
    </Page>
  )
})
