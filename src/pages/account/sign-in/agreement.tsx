import { View } from '@tarojs/components'
import type { ConsentKind } from '@tongzhen/contract/accounts'
import { Card } from '@/components/card'
import { Checkbox } from '@/components/checkbox'
import { Notice } from '@/components/notice'
import { useTranslation } from '@/lib/use-translation'
import { ConsentLinks } from './consent-links'

const kinds: ConsentKind[] = ['service_agreement', 'privacy_policy']

interface AgreementProps {
  isAgreed: boolean
  onChange: (isAgreed: boolean) => void
  isMissing: boolean
  /** A document got a new version while the person was on the page. */
  isChanged: boolean
}

/** Informed consent: never ticked beforehand, both documents at hand. */
export function Agreement({ isAgreed, onChange, isMissing, isChanged }: AgreementProps) {
  const { t } = useTranslation('account')
  return (
    <Card>
      {isChanged && <Notice kind="attention">{t('agree.changed')}</Notice>}
      <Checkbox
        id="agree"
        label={t('agree.sentence')}
        isChecked={isAgreed}
        onChange={onChange}
        {...(isMissing ? { error: t('agree.missing') } : {})}
      />
      <View>
        <ConsentLinks kinds={kinds} />
      </View>
    </Card>
  )
}
