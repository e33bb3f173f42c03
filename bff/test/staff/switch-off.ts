import type { InstitutionModule } from '@tongzhen/contract/institutions'
import { CENTRAL } from '../booking/booking-desk.ts'
import type { StaffDesk } from './staff-desk.ts'

/** Takes modules of the central hospital away from every channel; answers how to have them back. */
export async function switchOff(
  staff: StaffDesk,
  off: readonly InstitutionModule[],
): Promise<() => Promise<unknown>> {
  const keeper = await staff.person({ role: 'operations', institutionId: CENTRAL, name: '何运营' })
  const asked = { device: keeper.browser, params: { institutionId: CENTRAL } }
  const { version, settings } = await staff.ok('getInstitutionSettings', asked)
  const modules = Object.fromEntries(
    Object.entries(settings.modules).map(([channel, on]) => [
      channel,
      on.filter((one) => !off.includes(one)),
    ]),
  ) as typeof settings.modules
  const body = { version, settings: { ...settings, modules }, reason: '院办通知' }
  await staff.ok('changeInstitutionSettings', { ...asked, body })

  return () =>
    staff.ok('restoreInstitutionSettings', {
      ...{ ...asked, body: { version: version + 1, restore: version, reason: '改错了' } },
    })
}
