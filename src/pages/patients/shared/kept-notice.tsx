import { Text, View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Button } from '@/components/button'
import { useTranslation } from '@/lib/use-translation'
import { patientDraft } from '@/stores/patient-draft'
import './kept-notice.css'

/** Says that an earlier start is still here, for whoever wants another; told once, not on every way back. */
export const KeptNotice = observer(function KeptNotice({ isHidden }: { isHidden: boolean }) {
  const { t } = useTranslation('patients')
  const [found] = useState(() => patientDraft.form.documentNumber !== '' || patientDraft.form.name !== '')
  const [isCleared, setCleared] = useState(false)
  if (!found || isCleared || isHidden) return null
  const clear = () => {
    patientDraft.finish()
    setCleared(true)
  }
  return (
    <View className="kept-notice">
      <Text className="kept-notice__words">{t('file.kept')}</Text>
      <Button kind="text" text={t('file.clear')} onTap={clear} />
    </View>
  )
})
