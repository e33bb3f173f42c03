import '@/locales/prove'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Patient } from '@tongzhen/contract/patients'
import { observer } from 'mobx-react-lite'
import { useInstitution } from '@/api/institutions'
import { useHere } from '@/lib/here'
import { bindFile } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { patientDraft } from '@/stores/patient-draft'
import { Button } from './button'
import { Notice } from './notice'

/** In the place of what a name and a document number do not open: why, and the way to prove it and back. */
export const ProveNotice = observer(function ProveNotice({ patient }: { patient: Patient }) {
  const { t } = useTranslation('prove')
  const here = useHere()
  const inUse = useInstitution()
  const { relation, documentKind, name, cards } = patient
  const hasCardHere = cards.some(({ institutionId }) => institutionId === inUse?.institutionId)
  const institutionId = hasCardHere ? inUse?.institutionId : cards[0]?.institutionId
  /** With what the account may know of the patient; the document number is never shown to it in full. */
  const prove = () => {
    patientDraft.begin({ relation, documentKind, name })
    Taro.navigateTo({ url: bindFile({ next: here.path, institutionId }) })
  }
  return (
    <Notice kind="info" title={t('title', { name })}>
      <View className="notice__part">{t('why')}</View>
      <View className="notice__part">{t('how')}</View>
      <Button kind="plain" text={t('action')} onTap={prove} />
    </Notice>
  )
})
