import Taro from '@tarojs/taro'
import type { Payment } from '@tongzhen/contract/payments'
import { goOn } from '@/lib/go-on'
import { appointment, bills, payments, stays } from '@/lib/paths'
import { preferences } from '@/stores/preferences'

/** Back to what was paid for: the patient's bills or stays in that hospital, or the appointment; of others, to all that was paid. */
export function toOrigin({ purpose, appointmentId, institutionId, patientId, patientName }: Payment): void {
  if (patientName === null) {
    goOn(payments())
    return
  }
  if (appointmentId !== null) {
    Taro.navigateTo({ url: appointment({ appointmentId }) })
    return
  }
  preferences.setInstitution(institutionId)
  goOn(purpose === 'prepaid' ? stays({ patientId }) : bills({ patientId }))
}
