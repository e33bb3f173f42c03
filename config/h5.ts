import type { UserConfigExport } from '@tarojs/cli'
import { transpiled } from './transpiled'

/** One build for WeChat, Suishenban and the plain browser; the host is found out at start (src/platform/). */
const h5: UserConfigExport<'webpack5'> = {
  h5: {
    publicPath: '/',
    staticDirectory: 'static',
    useHtmlComponents: true,
    router: { mode: 'hash' },
    compile: { include: transpiled },
    // Sizes are written in px on purpose: text and targets must not shrink with the screen (look.md, Tokens).
    postcss: { pxtransform: { enable: false }, autoprefixer: { enable: true } },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'chunk/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    devServer: { port: 10086, open: false, proxy: [{ context: ['/api'], target: 'http://localhost:8080' }] },
  },
}
export default h5
