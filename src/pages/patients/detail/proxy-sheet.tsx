import { View } from '@tarojs/components'
import type { Proxy as ProxyAccount } from '@tongzhen/contract/patients'
import type { PatientScope } from '@tongzhen/contract/route'
import type { ProxyTerm } from '@tongzhen/contract/states'
import { useState } from 'react'
import { useUpdateProxy } from '@/api/proxies'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Checkbox } from '@/components/checkbox'
import { ErrorNotice } from '@/components/error-notice'
import { Sheet } from '@/components/sheet'
import { useTranslation } from '@/lib/use-translation'
import { TermChoice } from '../shared/term-choice'
import { useTermWords } from '../shared/use-term-words'

const allScopes: readonly PatientScope[] = ['booking', 'payments', 'reports']

interface ProxySheetProps {
  patientId: string
  proxy: ProxyAccount
  onClose: () => void
}

/** What another account may do: tick by tick, or no longer at all. */
export function ProxySheet({ patientId, proxy, onClose }: ProxySheetProps) {
  const { t } = useTranslation('patients')
  const [scopes, setScopes] = useState<readonly PatientScope[]>(proxy.scopes)
  const [term, setTerm] = useState<ProxyTerm | undefined>(proxy.until === null ? 'until_ended' : undefined)
  const [isNone, setNone] = useState(false)
  const termWords = useTermWords()
  const updating = useUpdateProxy(onClose)
  const { proxyId, phoneMasked } = proxy
  const save = () => {
    setNone(scopes.length === 0)
    if (scopes.length > 0) {
      updating.act({ patientId, proxyId, scopes: [...scopes], ...(term && { term }) })
    }
  }
  const change = (scope: PatientScope, isAllowed: boolean) => {
    setNone(false)
    setScopes(allScopes.filter((one) => (one === scope ? isAllowed : scopes.includes(one))))
  }
  return (
    <Sheet
      id="proxy-sheet"
      title={t('proxies.sheetTitle', { phone: phoneMasked })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button text={t('proxies.save')} isBusy={updating.isBusy} onTap={save} />
          <Button
            kind="danger"
            text={t('proxies.end')}
            isBusy={updating.isBusy}
            onTap={() => updating.act({ patientId, proxyId, scopes: [] })}
          />
        </>
      }
    >
      {allScopes.map((scope) => (
        <Checkbox
          key={scope}
          id={`scope-${scope}`}
          label={t(`proxies.scope.${scope}`)}
          isChecked={scopes.includes(scope)}
          onChange={(isAllowed) => change(scope, isAllowed)}
        />
      ))}
      <TermChoice
        value={term}
        hint={
          proxy.until === null ? t('term.ownHint') : t('term.now', { lasts: termWords.lasts(proxy.until) })
        }
        onChange={setTerm}
      />
      {isNone && (
        <View className="checkbox__error" {...aria({ role: 'alert' })}>
          {t('proxies.ended')}
        </View>
      )}
      {updating.error && <ErrorNotice error={updating.error} />}
    </Sheet>
  )
}
