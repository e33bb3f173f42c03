import '@/locales/family-help'
import { useRouter } from '@tarojs/taro'
import type { AskedHelp } from '@tongzhen/contract/family-help'
import { observer } from 'mobx-react-lite'
import { isUnderWay, useAllowHelper, useAskedHelp, useTakeHelpBack } from '@/api/family-help'
import { ActionProblem } from '@/components/action-problem'
import { Button } from '@/components/button'
import { Followed } from '@/components/followed'
import { Page } from '@/components/page'
import { StateHead } from '@/components/state-head'
import { goOn } from '@/lib/go-on'
import { appointment, bills } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { looks } from '../shared/looks'
import { StepFacts } from '../shared/step-facts'
import { HelpCode } from './help-code'

/** The step that an old person has passed on: the number to read out, who has opened it, and the one tap that allows it. */
export default observer(function AskFamilyPage() {
  const { t } = useTranslation('family-help')
  const { helpId } = useRouter<{ helpId: string }>().params
  const query = useAskedHelp(helpId)
  const allowing = useAllowHelper(helpId)
  const { data: help } = query
  const allow = () => help && allowing.act({ version: help.version })
  return (
    <Page
      title={t('ask.title')}
      action={
        help &&
        (help.state === 'opened' ? (
          <Button text={t('ask.allow')} isBusy={allowing.isBusy} onTap={allow} />
        ) : (
          !isUnderWay(help) && <GoOn help={help} />
        ))
      }
    >
      <Followed query={query} isFollowed={isUnderWay} lost={t('ask.lost')}>
        {(shown) => (
          <>
            <StateHead
              title={t(`ask.state.${shown.state}.title`)}
              text={t(`ask.state.${shown.state}.text`, { who: nameOf(shown) })}
              {...looks[shown.state]}
            />
            {shown.code !== null && <HelpCode code={shown.code} />}
            {allowing.error && <ActionProblem error={allowing.error} onRetry={allow} />}
            <StepFacts help={shown} />
            {isUnderWay(shown) && <TakeBack help={shown} />}
          </>
        )}
      </Followed>
    </Page>
  )
})

const nameOf = ({ helper }: AskedHelp) =>
  helper ? [helper.nameMasked, helper.phoneMasked].filter(Boolean).join(' ') : ''

function TakeBack({ help: { helpId, state } }: { help: AskedHelp }) {
  const { t } = useTranslation('family-help')
  const taking = useTakeHelpBack(helpId)
  const take = () => taking.act({ helpId })
  return (
    <>
      {taking.error && <ActionProblem error={taking.error} onRetry={take} />}
      <Button
        kind="plain"
        text={t(state === 'opened' ? 'ask.takeBackNot' : 'ask.takeBack')}
        isBusy={taking.isBusy}
        onTap={take}
      />
    </>
  )
}

/** To what it was done for, or is to be asked for again: back to it where it lies below. */
function GoOn({ help }: { help: AskedHelp }) {
  const { t } = useTranslation('family-help')
  const { state, appointmentId, patientId } = help
  const isOfBills = appointmentId === null
  const done = t(isOfBills ? 'ask.toBills' : 'ask.toVisit')
  return (
    <Button
      text={state === 'done' ? done : t('ask.again')}
      onTap={() => goOn(isOfBills ? bills({ patientId }) : appointment({ appointmentId }))}
    />
  )
}
