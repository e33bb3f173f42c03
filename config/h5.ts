import path from 'node:path'
import type { UserConfigExport } from '@tarojs/cli'
import { iconFontRule } from './icon-font-rule'
import { EarlyQuestions } from './plugins/early-questions'
import { LibrariesFirst } from './plugins/libraries-first'
import { OfflineApp } from './plugins/offline-app'
import { PreloadRoute } from './plugins/preload-route'
import { transpiled } from './transpiled'

const empty = path.resolve(__dirname, 'shims/empty.js')
/** Used by several pages behind the first screen, which has nothing of it. */
const inner =
  /[\\/]src[\\/](components[\\/](action-problem|amount|ask-family|choice-field|checkbox|chips|code-field|confirm-sheet|date-field|dictation|emergency-card|empty|entry|field|field-group|followed|kept-notice|kept-reports|lines|long-list|of-patient|means-choice|patient-banner|patient-sheet|pay-problem|no-card|pieces|prove-notice|relationship-field|require-account|state-head|sum-row|tabs|text-field|time-left|timeline|whose)|api[\\/](accounts|cards|family-help|first-slot|inpatient|named-doctor|reports|schedules|use-open-file)|lib[\\/](chosen-means|go-on|here|is-about-code|patient-form|pick-patient|step|use-countdown|use-kept|use-sum|without-sent)|platform[\\/](copy-text|keyboard|open-file|frame[\\/]frame|hosts[\\/](load-script|suishenban-sdk|wechat-sdk))|stores[\\/](booking-draft|microphone|patient-draft|proof))\.(tsx?|css)$/
/** Used by several of the pages where one pays. */
const paying =
  /[\\/]src[\\/](api|lib|locales|platform|stores)[\\/].*(billing|payment|invoice|cashier|refund|prepaid|take-transfer|fen-of-typed)/
/** Used by several pages: fetched once, not with each of them. */
const shared = /[\\/]src[\\/](api|components|lib|platform|stores)[\\/]/

/** What the app stands on, in the order in which it runs. */
const scripts = {
  libraries: ['react', 'react-dom/client', 'react/jsx-runtime', 'mobx', 'i18next', '@tanstack/react-query'],
  taro: [
    '@tarojs/taro',
    '@tarojs/router',
    '@tarojs/plugin-framework-react/dist/runtime',
    '@tarojs/components',
  ],
  start: [path.resolve(__dirname, '../src/start.ts')],
}

/** One build for WeChat, Suishenban and the plain browser; the host is found out at start (src/platform/). */
const h5: UserConfigExport<'webpack5'> = {
  h5: {
    publicPath: '/',
    staticDirectory: 'static',
    useHtmlComponents: true,
    router: { mode: 'hash' },
    webpackChain(chain) {
      iconFontRule(chain)
      chain.module
        .rule('routerShowsPage')
        .test(/@tarojs[\\/]router[\\/]dist[\\/](router[\\/]page|index\.\w+)\.js$/)
        .use('routerShowsPage')
        .loader(path.resolve(__dirname, 'router-shows-page.js'))
      chain.resolve.alias
        .set('whatwg-fetch$', empty)
        .set('jsonp-retry$', empty)
        .set('abortcontroller-polyfill/dist/abortcontroller-polyfill-only$', empty)
        // Of the web components, which we do not use; it brings a font along.
        .set('@tarojs/components/dist/taro-components/taro-components.css$', empty)
        .set('@tarojs/components-react/dist/index.css$', path.resolve(__dirname, 'shims/components.css'))
      chain.optimization.splitChunks({
        ...chain.optimization.get('splitChunks'),
        cacheGroups: {
          default: false,
          defaultVendors: false,
          inner: { name: 'inner', test: inner, chunks: 'async', minChunks: 2, enforce: true, priority: 30 },
          // Also of a home page: small enough not to bring all of `inner` there.
          searching: {
            name: 'searching',
            test: /[\\/]components[\\/]search-field\.(tsx|css)$/,
            chunks: 'async',
            enforce: true,
            priority: 40,
          },
          paying: {
            name: 'paying',
            test: paying,
            chunks: 'async',
            minChunks: 2,
            enforce: true,
            priority: 30,
          },
          shared: {
            name: 'shared',
            test: shared,
            chunks: 'async',
            minChunks: 3,
            enforce: true,
            priority: 20,
          },
        },
      })
      chain.plugin('librariesFirst').use(LibrariesFirst, [scripts])
      if (process.env.NODE_ENV === 'production') chain.plugin('offlineApp').use(OfflineApp)
      chain.plugin('earlyQuestions').use(EarlyQuestions)
      chain.plugin('preloadRoute').use(PreloadRoute, ['pages/home/index'])
    },
    compile: { include: transpiled },
    // Sizes are written in px on purpose: text and targets must not shrink with the screen (look.md, Tokens).
    postcss: { pxtransform: { enable: false }, autoprefixer: { enable: true } },
    output: { filename: 'js/[name].[contenthash:6].js', chunkFilename: 'chunk/[name].[contenthash:6].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:6].css',
      chunkFilename: 'css/[name].[contenthash:6].css',
    },
    devServer: {
      port: 10086,
      hot: false,
      open: false,
      proxy: [{ context: ['/api'], target: 'http://localhost:8080' }],
    },
  },
}
export default h5
