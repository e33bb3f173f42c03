import { type ProxyTerm, proxyTerms } from '@tongzhen/contract/states'
import { Chips } from '@/components/chips'
import { FieldGroup } from '@/components/field-group'
import { useTranslation } from '@/lib/use-translation'

interface TermChoiceProps<T extends ProxyTerm> {
  /** Nothing is chosen: it stays as it is. */
  value: T | undefined
  hint: string
  terms?: readonly T[]
  onChange: (term: T) => void
}

/** How long one account may act for somebody else. */
export function TermChoice<T extends ProxyTerm = ProxyTerm>(props: TermChoiceProps<T>) {
  const { value, hint, terms = proxyTerms as readonly ProxyTerm[] as readonly T[], onChange } = props
  const { t } = useTranslation('patients')
  return (
    <FieldGroup id="term" label={t('term.label')} hint={hint}>
      <Chips
        label={t('term.label')}
        value={value}
        choices={terms.map((term) => ({ value: term, text: t(`term.${term}`) }))}
        onChange={onChange}
      />
    </FieldGroup>
  )
}
