import { Text, View } from '@tarojs/components'
import type { Card as HospitalCard, Patient } from '@tongzhen/contract/patients'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { useMakeDefaultCard } from '@/api/cards'
import { useInstitutions } from '@/api/institutions'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ErrorNotice } from '@/components/error-notice'
import { useTranslation } from '@/lib/use-translation'
import { UnbindSheet } from './unbind-sheet'
import './cards-card.css'

/** The patient's cards, hospital by hospital. Which is the default is a question only where there are several. */
export const CardsCard = observer(function CardsCard({ patient }: { patient: Patient }) {
  const { t } = useTranslation('patients')
  const { data: institutions = [] } = useInstitutions()
  const making = useMakeDefaultCard()
  const [unbinding, setUnbinding] = useState<HospitalCard>()
  const { patientId, cards } = patient
  const nameOf = (card: HospitalCard) =>
    institutions.find((one) => one.institutionId === card.institutionId)?.name ?? ''
  const isOneOfSeveral = (card: HospitalCard) =>
    cards.some((one) => one.cardId !== card.cardId && one.institutionId === card.institutionId)
  return (
    <Card title={t('detail.cards')}>
      {cards.length === 0 && <View>{t('detail.noCard')}</View>}
      <View>
        {cards.map((card) => (
          <View key={card.cardId} className="card-line">
            <View className="card-line__words">
              <Text className="card-line__name">{nameOf(card)}</Text>
              <Text className="card-line__number">
                {t('detail.cardNumber', { number: card.cardNumberMasked })}
                {card.isDefault && isOneOfSeveral(card) && ` · ${t('detail.defaultCard')}`}
              </Text>
            </View>
            <View className="card-line__actions">
              {!card.isDefault && isOneOfSeveral(card) && (
                <Button
                  kind="text"
                  text={t('detail.makeDefaultCard')}
                  isBusy={making.isBusy}
                  onTap={() => making.act({ patientId, cardId: card.cardId })}
                />
              )}
              <Button
                kind="text"
                text={t('detail.unbind')}
                label={t('detail.unbindLabel', { institution: nameOf(card), number: card.cardNumberMasked })}
                onTap={() => setUnbinding(card)}
              />
            </View>
          </View>
        ))}
      </View>
      {making.error && <ErrorNotice error={making.error} />}
      {unbinding && (
        <UnbindSheet
          patientId={patientId}
          card={unbinding}
          institution={nameOf(unbinding)}
          onClose={() => setUnbinding(undefined)}
        />
      )}
    </Card>
  )
})
