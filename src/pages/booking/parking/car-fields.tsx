import { plateProvinces, spacedPlate } from '@tongzhen/contract/plates'
import { Card } from '@/components/card'
import { ChoiceField } from '@/components/choice-field'
import { TextField } from '@/components/text-field'
import { useTranslation } from '@/lib/use-translation'
import { session } from '@/stores/session'
import { type CarForm, NO_PROVINCE, PHONE_ID, PLATE_ID } from './use-car'

/** The plate in two fields, so that nobody needs a Chinese keyboard; and whom to call at the gate. */
export function CarFields({ car }: { car: CarForm }) {
  const { t } = useTranslation(['parking', 'errors'])
  const { typed, plate, set, plateError, phoneError } = car
  return (
    <Card title={t('car')}>
      <ChoiceField
        id="car-province"
        label={t('province')}
        value={typed.province}
        choices={[
          ...plateProvinces.map((value) => ({
            value: value as string,
            text: `${value} ${t(`provinces.${value}`)}`,
          })),
          { value: NO_PROVINCE, text: t('noProvince') },
        ]}
        onChange={(province) => set({ province })}
        placeholder={t('province')}
      />
      <TextField
        id={PLATE_ID}
        label={t('rest')}
        hint={typed.rest.trim() === '' ? t('restHint') : t('reads', { plate: spacedPlate(plate) })}
        value={typed.rest}
        onChange={(rest) => set({ rest })}
        maxLength={10}
        {...(plateError && {
          error: plateError === 'required' ? t('errors:field.required') : t('wrongPlate'),
        })}
      />
      <TextField
        id={PHONE_ID}
        label={t('phone')}
        hint={t('phoneHint', { phone: session.current?.account?.phoneMasked ?? '' })}
        isOptional
        keyboard="phone"
        autoComplete="tel"
        maxLength={24}
        value={typed.phone}
        onChange={(phone) => set({ phone })}
        {...(phoneError && { error: t(`errors:field.${phoneError}`) })}
      />
    </Card>
  )
}
