import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Chips } from '@/components/chips'
import { ChoiceField } from '@/components/choice-field'
import { addDays, today } from '@/lib/shanghai-time'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { type Asking, MOST_WISHES, type WishPeriod, wishId } from './use-asking'

const DAYS_AHEAD = 28
const periods: readonly WishPeriod[] = ['any', 'morning', 'afternoon', 'evening']

/** The wished days, each with a part of the day; the first is the most wanted. */
export function WishFields({ asking }: { asking: Asking }) {
  const { t } = useTranslation(['named-doctor', 'errors'])
  const words = useWords()
  const { wishes } = asking.typed
  const days = Array.from({ length: DAYS_AHEAD }, (_, ahead) => addDays(today(), ahead + 1))
  return (
    <>
      {wishes.map((wish, index) => {
        const error = asking.wishErrorOf(index)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a wish is its place
          <Card key={index} title={t('ask.wish', { count: index + 1 })}>
            <ChoiceField
              id={wishId(index)}
              label={t('ask.day')}
              value={wish.on}
              choices={days.map((value) => ({ value, text: words.day(value) }))}
              onChange={(on) => asking.setWish(index, { on })}
              placeholder={t('ask.chooseDay')}
              {...(error && { error: t(`errors:field.${error}`) })}
            />
            <Chips
              label={t('ask.period')}
              value={wish.period}
              choices={periods.map((value) => ({ value, text: t(`period.${value}`) }))}
              onChange={(period) => asking.setWish(index, { period })}
            />
            {wishes.length > 1 && (
              <Button
                kind="text"
                text={t('ask.dropWish', { count: index + 1 })}
                onTap={() => asking.dropWish(index)}
              />
            )}
          </Card>
        )
      })}
      {wishes.length < MOST_WISHES && (
        <Button kind="plain" icon="add" text={t('ask.addWish')} onTap={asking.addWish} />
      )}
    </>
  )
}
