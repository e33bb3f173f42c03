import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Patient } from '@tongzhen/contract/patients'
import { observer } from 'mobx-react-lite'
import { useInstitutions } from '@/api/institutions'
import { Row } from '@/components/row'
import { patient as patientPage } from '@/lib/paths'
import { mayBookFor } from '@/lib/pick-patient'
import { useTranslation } from '@/lib/use-translation'
import { useTermWords } from '../shared/use-term-words'

/** Who it is, by which document, with which cards; leads to all of it. */
export const PatientRow = observer(function PatientRow({ patient }: { patient: Patient }) {
  const { t } = useTranslation(['patients', 'common'])
  const termWords = useTermWords()
  const { data: institutions = [] } = useInstitutions()
  const nameOf = (id: string) => institutions.find((one) => one.institutionId === id)?.name ?? ''
  const { patientId, name, relation, documentNumberMasked, cards, isDefault, until } = patient
  const lasts = until !== null && <View>{t('term.short', { lasts: termWords.lasts(until) })}</View>
  if (!mayBookFor(patient)) {
    return (
      <View>
        <Text>{name}</Text>
        <View className="patient-list__count">{t('list.limited')}</View>
        {lasts}
      </View>
    )
  }
  return (
    <Row
      title={`${name} · ${t(`common:relation.${relation}`)}`}
      text={
        <>
          <View>{documentNumberMasked}</View>
          {cards.length === 0 && <View>{t('list.noCard')}</View>}
          {cards.map((card) => (
            <View key={card.cardId}>
              {nameOf(card.institutionId)} {card.cardNumberMasked}
            </View>
          ))}
          {lasts}
          {isDefault && <Text className="patient-row__tag">{t('list.isDefault')}</Text>}
        </>
      }
      onTap={() => Taro.navigateTo({ url: patientPage({ patientId }) })}
    />
  )
})
