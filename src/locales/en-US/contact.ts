import type { Texts } from '../texts'
import type chinese from '../zh-CN/contact'

const contact: Texts<typeof chinese> = {
  spouse: 'Husband or wife',
  child: 'Child',
  parent: 'Parent',
  sibling: 'Brother or sister',
  grandparent: 'Grandparent',
  grandchild: 'Grandchild',
  other_relative: 'Another relative',
  friend: 'Friend',
}
export default contact
