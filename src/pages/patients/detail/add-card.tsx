import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Institution } from '@tongzhen/contract/institutions'
import type { Patient } from '@tongzhen/contract/patients'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { useAddCard } from '@/api/cards'
import { useInstitutions } from '@/api/institutions'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { Notice } from '@/components/notice'
import { Row } from '@/components/row'
import { useHere } from '@/lib/here'
import { bindFile, openFile } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { patientDraft } from '@/stores/patient-draft'

/** The hospitals of the group where the patient has no card yet: one tap each, nothing to fill in. */
export const AddCard = observer(function AddCard({ patient }: { patient: Patient }) {
  const { t } = useTranslation('patients')
  const { data: institutions = [] } = useInstitutions()
  const adding = useAddCard()
  const here = useHere()
  const [chosen, setChosen] = useState<Institution>()
  const [isAsking, setAsking] = useState(false)
  const hasCard = (one: Institution) => patient.cards.some((card) => card.institutionId === one.institutionId)
  const others = institutions.filter((one) => !hasCard(one))
  const institution = chosen?.name ?? ''
  const isAdded = chosen !== undefined && hasCard(chosen)
  if (others.length === 0 && !isAdded) return null

  const ask = (one: Institution) => {
    adding.clearError()
    setChosen(one)
    setAsking(true)
  }
  /** With what the account may know of the patient; the document number is never shown to it in full. */
  const goOnAt = (page: typeof bindFile) => {
    const { relation, documentKind, name } = patient
    setAsking(false)
    patientDraft.begin({ relation, documentKind, name })
    Taro.navigateTo({ url: page({ next: here.path, institutionId: chosen?.institutionId }) })
  }
  const code = adding.error?.code
  const isAboutFile = code === 'FILE_EXISTS' || code === 'FILE_NOT_FOUND'
  return (
    <Card title={t('detail.addCard')}>
      {isAdded && (
        <Notice kind="success" role="status">
          {t('detail.cardAdded', { institution })}
        </Notice>
      )}
      <View>
        {others.map((one) => (
          <Row
            key={one.institutionId}
            icon="add"
            title={one.name}
            text={t('detail.addCardText')}
            onTap={() => ask(one)}
          />
        ))}
      </View>
      {chosen && !isAdded && (
        <ConfirmSheet
          id="add-card-sheet"
          kind="primary"
          title={t('detail.addCardTitle', { institution })}
          text={[t('detail.addCardMeaning')]}
          action={t('detail.addCardAction')}
          isOpen={isAsking}
          isBusy={adding.isBusy}
          error={isAboutFile ? null : adding.error}
          onConfirm={() => adding.act({ patientId: patient.patientId, institutionId: chosen.institutionId })}
          onClose={() => setAsking(false)}
        >
          {code === 'FILE_EXISTS' && (
            <Notice kind="attention" role="alert">
              {t('detail.cardExists', { institution })}
              <Button kind="plain" text={t('detail.goBind')} onTap={() => goOnAt(bindFile)} />
            </Notice>
          )}
          {code === 'FILE_NOT_FOUND' && (
            <Notice kind="attention" role="alert">
              {t('detail.cardMissing', { institution })}
              <Button kind="plain" text={t('detail.goOpen')} onTap={() => goOnAt(openFile)} />
            </Notice>
          )}
        </ConfirmSheet>
      )}
    </Card>
  )
})
