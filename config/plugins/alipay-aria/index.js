/**
 * Lets `role` and `aria-*` survive into the Alipay package, whose templates Taro otherwise strips of them.
 *
 * How client code writes them, so that Alipay and H5 both emit the right attribute:
 *
 *   <View role="button" aria-label={t('close')} aria-expanded={isOpen} />
 *
 * - Kebab-case, as in HTML. In Alipay Taro camel-cases every prop before it looks it up, so `aria-label` and `ariaLabel`
 *   end in the same place. On H5 (`h5.useHtmlComponents: true`) the props reach a real DOM node as they are written, and
 *   only `aria-label` means something there.
 * - `role`, never `ariaRole`: that is WeChat's name and Alipay ignores it.
 * - Only the pairs listed in `aria-components` are emitted; anything else is dropped without a word.
 *
 * The same list is needed twice: while building, for the templates (`base.axml`), and at run time, where Taro numbers the
 * attributes (`i.p3`) by the same alphabetical order. A list on one side only would shift every number on the other.
 */
const path = require('node:path')
const components = require('./aria-components')

module.exports = function alipayAria(ctx) {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (platform.platform !== 'alipay') return
      platform.template.mergeComponents(ctx, components)
      platform.runtimePath = [].concat(platform.runtimePath, path.resolve(__dirname, 'runtime.js'))
    },
  })
}
