/**
 * Which accessibility attributes each Alipay component may carry.
 * `''` is Taro's word for "no default: emit what the page gives".
 */
const attributes = (names) =>
  Object.fromEntries(['role', ...names.map((name) => `aria-${name}`)].map((name) => [name, '']))

const naming = ['label', 'labelledby', 'describedby', 'hidden']
const state = ['current', 'disabled', 'expanded', 'haspopup', 'controls']
const choice = ['checked', 'selected', 'pressed']
const announcement = ['live', 'atomic', 'busy']
const field = ['invalid', 'required', 'disabled']
const range = ['valuemin', 'valuemax', 'valuenow', 'valuetext']

module.exports = {
  View: attributes([...naming, ...state, ...choice, ...announcement, ...field, ...range, 'level', 'modal']),
  Text: attributes([...naming, ...announcement, 'current', 'level']),
  Image: attributes(naming),
  RichText: attributes(naming),
  Button: attributes([...naming, ...state, ...choice, 'busy']),
  Input: attributes([...naming, ...field]),
  Textarea: attributes([...naming, ...field]),
  Label: attributes(naming),
  Form: attributes(naming),
  Switch: attributes([...naming, ...field, 'checked']),
  Checkbox: attributes([...naming, ...field, 'checked']),
  CheckboxGroup: attributes([...naming, ...field]),
  Radio: attributes([...naming, ...field, 'checked']),
  RadioGroup: attributes([...naming, ...field]),
  Picker: attributes([...naming, ...field, ...state]),
  ScrollView: attributes([...naming, ...announcement, 'multiselectable', 'orientation']),
  Swiper: attributes([...naming, 'live']),
}
