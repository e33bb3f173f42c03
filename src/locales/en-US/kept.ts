import type { Texts } from '../texts'
import type chinese from '../zh-CN/kept'

const kept: Texts<typeof chinese> = {
  notice: 'There is no network now. This was kept on your phone at {{time}} and may have changed since.',
  lost: 'Without a network you cannot book, pay or cancel; do it once it is back. Nothing is lost.',
  visit: 'Your next visit',
  who: 'Patient',
  doctor: 'Doctor',
  where: 'Where',
  code: 'Show the health code',
  reports: 'Reports you opened last',
}
export default kept
