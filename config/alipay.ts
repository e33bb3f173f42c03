import path from 'node:path'
import type { UserConfigExport } from '@tarojs/cli'
import { iconFontRule } from './icon-font-rule'
import { transpiled } from './transpiled'

const shim = (name: string) => path.resolve(__dirname, 'shims', name)

const alipay: UserConfigExport<'webpack5'> = {
  plugins: ['@tarojs/plugin-html', path.resolve(__dirname, 'plugins/alipay-aria')],
  mini: {
    compile: { include: transpiled },
    postcss: { pxtransform: { enable: false }, autoprefixer: { enable: true } },
    miniCssExtractPluginOption: { ignoreOrder: true },
    webpackChain(chain, webpack) {
      iconFontRule(chain)
      // Alipay forbids the global object, has no AbortController and promises no Intl (design/client.md §0).
      chain.plugin('alipayGlobals').use(webpack.ProvidePlugin, [
        {
          globalThis: [shim('global.js'), 'default'],
          Intl: [shim('intl.js'), 'default'],
          AbortController: [shim('abort.js'), 'AbortController'],
        },
      ])
    },
  },
}
export default alipay
