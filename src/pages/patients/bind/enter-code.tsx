import { View } from '@tarojs/components'
import type { Binding } from '@/api/patients'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { CodeField } from '@/components/code-field'
import { Facts } from '@/components/facts'
import { Notice } from '@/components/notice'
import { useTranslation } from '@/lib/use-translation'
import { patientDraft } from '@/stores/patient-draft'
import { type BindingFlow, CODE } from './use-binding'

/** The code that went to the phone the hospital holds, and what to do when that phone is lost. */
export function EnterCode({ binding, found }: { binding: BindingFlow; found: Binding }) {
  const { t } = useTranslation(['patients', 'common', 'errors'])
  const { codeError } = binding
  const said =
    codeError === 'missing' ? t('common:code.wrong') : codeError && t(`errors:code.${codeError.code}`)
  return (
    <>
      <Card>
        <Facts
          facts={[
            { name: t('field.name'), value: patientDraft.form.name },
            { name: t('bind.sentTo'), value: found.phoneMasked },
          ]}
        />
        <CodeField
          id={CODE}
          value={binding.digits}
          onChange={binding.setDigits}
          onConfirm={binding.confirm}
          error={said}
          expiresInSeconds={found.expiresInSeconds}
          resendAt={binding.resendAt}
          onResend={binding.start}
          isResending={binding.isStarting}
        />
      </Card>
      <Notice kind="info" title={t('bind.lostPhone')}>
        {t('bind.lostPhoneText')}
      </Notice>
      <View>
        <Button kind="text" text={t('bind.edit')} onTap={binding.edit} />
      </View>
    </>
  )
}
