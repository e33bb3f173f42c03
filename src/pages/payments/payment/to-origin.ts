import Taro from '@tarojs/taro'
import type { Payment } from '@tongzhen/contract/payments'
import { goOn } from '@/lib/go-on'
import { appointment, bills, stays } from '@/lib/paths'
import { preferences } from '@/stores/preferences'

/** Back to what was paid for: the patient's bills or stays in that hospital, or the appointment. */
export function toOrigin({ purpose, appointmentId, institutionId, patientId }: Payment): void {
  if (appointmentId !== null) {
    Taro.navigateTo({ url: appointment({ appointmentId }) })
    return
  }
  preferences.setInstitution(institutionId)
  goOn(purpose === 'prepaid' ? stays({ patientId }) : bills({ patientId }))
}
