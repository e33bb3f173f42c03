/** What assistive technology is told. Kebab-case attributes are the only spelling that survives in H5 and Alipay. */
export interface Aria {
  role?: string
  label?: string
  labelledBy?: string
  describedBy?: string
  level?: number
  hidden?: boolean
  live?: 'polite' | 'assertive'
  busy?: boolean
  checked?: boolean
  selected?: boolean
  pressed?: boolean
  expanded?: boolean
  disabled?: boolean
  invalid?: boolean
  required?: boolean
  modal?: boolean
  current?: 'page' | 'date' | 'true'
  hasPopup?: 'dialog'
}

const attributeNames: Record<keyof Aria, string> = {
  role: 'role',
  label: 'aria-label',
  labelledBy: 'aria-labelledby',
  describedBy: 'aria-describedby',
  level: 'aria-level',
  hidden: 'aria-hidden',
  live: 'aria-live',
  busy: 'aria-busy',
  checked: 'aria-checked',
  selected: 'aria-selected',
  pressed: 'aria-pressed',
  expanded: 'aria-expanded',
  disabled: 'aria-disabled',
  invalid: 'aria-invalid',
  required: 'aria-required',
  modal: 'aria-modal',
  current: 'aria-current',
  hasPopup: 'aria-haspopup',
}

/** Attributes to spread on a Taro component. */
export function aria(values: Aria): Record<string, string | number | boolean> {
  const attributes: Record<string, string | number | boolean> = {}
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) attributes[attributeNames[name as keyof Aria]] = value
  }
  return attributes
}
