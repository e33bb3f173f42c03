import Taro from '@tarojs/taro'
import type { Payment } from '@tongzhen/contract/payments'
import { goOn } from '@/lib/go-on'
import { appointment, bills } from '@/lib/paths'
import { preferences } from '@/stores/preferences'

/** Back to what was paid for: the patient's bills in that hospital, or the appointment. */
export function toOrigin({ appointmentId, institutionId, patientId }: Payment): void {
  if (appointmentId !== null) {
    Taro.navigateTo({ url: appointment({ appointmentId }) })
    return
  }
  preferences.setInstitution(institutionId)
  goOn(bills({ patientId }))
}
