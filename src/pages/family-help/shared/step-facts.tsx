import type { AskedHelp, GivenHelp } from '@tongzhen/contract/family-help'
import { isUnderWay } from '@/api/family-help'
import { Card } from '@/components/card'
import { Facts } from '@/components/facts'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'

/** What is to be done, where and for how much; `who`: for whom, where that is not oneself. */
export function StepFacts({ help, who }: { help: AskedHelp | GivenHelp; who?: string }) {
  const { t } = useTranslation('family-help')
  const words = useWords()
  const { billCount, amountFen, institutionName, expiresAt } = help
  return (
    <Card>
      <Facts
        facts={[
          who !== undefined && { name: t('step.who'), value: who },
          {
            name: t('step.what'),
            value: billCount === null ? t('step.registration') : t('step.bills', { count: billCount }),
          },
          { name: t('step.where'), value: institutionName },
          { name: t('step.amount'), value: words.money(amountFen) },
          isUnderWay(help) && !help.isPaying && { name: t('step.until'), value: words.clock(expiresAt) },
        ]}
      />
    </Card>
  )
}
