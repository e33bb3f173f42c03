import { Text, View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { useInstitution, useInstitutions } from '@/api/institutions'
import { useTranslation } from '@/lib/use-translation'
import { preferences } from '@/stores/preferences'
import { Icon } from './icon'
import { RadioList } from './radio-list'
import { Sheet } from './sheet'
import { Tap } from './tap'
import './institution-choice.css'

/** Which hospital all of this is about; one tap to another, nothing to tap where there is only one. */
export const InstitutionChoice = observer(function InstitutionChoice() {
  const { t } = useTranslation('home')
  const [isOpen, setOpen] = useState(false)
  const { data: institutions = [] } = useInstitutions()
  const institution = useInstitution()
  const close = () => setOpen(false)
  if (!institution) return <View className="institution institution--unknown" />
  if (institutions.length === 1) return <View className="institution">{institution.name}</View>
  return (
    <>
      <Tap className="institution" onTap={() => setOpen(true)} aria={{ hasPopup: 'dialog' }}>
        <Icon name="hospital" />
        <Text className="institution__name">{institution.name}</Text>
        <Text className="institution__change">{t('institution.change')}</Text>
      </Tap>
      <Sheet id="institution-sheet" title={t('institution.choose')} isOpen={isOpen} onClose={close}>
        <RadioList
          label={t('institution.choose')}
          value={institution.institutionId}
          choices={institutions.map((one) => ({
            value: one.institutionId,
            text: one.name,
            hint: one.address,
          }))}
          onChange={(institutionId) => {
            preferences.setInstitution(institutionId)
            close()
          }}
        />
      </Sheet>
    </>
  )
})
