import type { Texts } from '../texts'
import type chinese from '../zh-CN/prove'

const prove: Texts<typeof chinese> = {
  title: 'Please confirm first that this is {{name}}',
  why: 'A name and a document number alone do not open the health code, reports, hospital stays and costs, so that nobody else can look at them. You can book and pay all the same.',
  how: 'The phone that the hospital has on record receives a code; enter it here. If the record was opened here and the hospital has not seen you yet, come back after the first visit.',
  action: 'Confirm by that phone',
}
export default prove
