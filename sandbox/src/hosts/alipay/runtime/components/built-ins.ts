import { createButton } from './button.ts'
import {
  createCheckbox,
  createCheckboxGroup,
  createLabel,
  createRadio,
  createRadioGroup,
  createSwitch,
} from './choices.ts'
import type { CreateBuiltIn } from './component.ts'
import { createForm } from './form.ts'
import { createImage } from './image.ts'
import { createInput } from './input.ts'
import { createPageContainer, createRootPortal, createWebView } from './layers.ts'
import { createPicker } from './picker.ts'
import { createText, plain } from './plain.ts'
import { createRichText } from './rich-text.ts'
import { createScrollView } from './scroll-view.ts'
import { createSwiper } from './swiper.ts'
import { createTextarea } from './textarea.ts'

/** The components of Alipay's base library that this host has, by tag. */
export const builtIns: Readonly<Record<string, CreateBuiltIn>> = {
  button: createButton,
  checkbox: createCheckbox,
  'checkbox-group': createCheckboxGroup,
  form: createForm,
  image: createImage,
  input: createInput,
  label: createLabel,
  'page-container': createPageContainer,
  picker: createPicker,
  radio: createRadio,
  'radio-group': createRadioGroup,
  'rich-text': createRichText,
  'root-portal': createRootPortal,
  'scroll-view': createScrollView,
  swiper: createSwiper,
  'swiper-item': plain('swiper-item'),
  switch: createSwitch,
  text: createText,
  textarea: createTextarea,
  view: plain('view'),
  'web-view': createWebView,
}
