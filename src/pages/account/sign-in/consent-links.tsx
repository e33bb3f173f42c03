import Taro from '@tarojs/taro'
import type { ConsentKind } from '@tongzhen/contract/accounts'
import { Row } from '@/components/row'
import { consentDocument } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'

interface ConsentLinksProps {
  kinds: readonly ConsentKind[]
  /** Second line of each, e.g. its version. */
  textOf?: (kind: ConsentKind) => string | undefined
}

/** Ways to read the documents; they open over this page, which keeps what was typed. */
export function ConsentLinks({ kinds, textOf }: ConsentLinksProps) {
  const { t } = useTranslation('account')
  return kinds.map((kind) => {
    const text = textOf?.(kind)
    return (
      <Row
        key={kind}
        title={t(`document.${kind}`)}
        {...(text === undefined ? {} : { text })}
        onTap={() => Taro.navigateTo({ url: consentDocument({ kind }) })}
      />
    )
  })
}
