import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import alipay from './alipay'
import h5 from './h5'

const settings = [
  'alipay.ts',
  'h5.ts',
  'icon-font.js',
  'icon-font-rule.ts',
  'transpiled.ts',
  'plugins/',
  'shims/',
  '../babel.config.js',
]

export default defineConfig((merge) => {
  const isAlipay = process.env.TARO_ENV === 'alipay'
  const outputRoot = process.env.TONGZHEN_OUT || (isAlipay ? 'dist/alipay' : 'dist/h5')
  const base: UserConfigExport<'webpack5'> = {
    projectName: 'tongzhen',
    date: '2026-11-22',
    designWidth: 375,
    deviceRatio: { 375: 2, 750: 1 },
    sourceRoot: 'src',
    outputRoot,
    // The H5 page's icon; the mini-program has no use for it.
    copy: { patterns: isAlipay ? [] : [{ from: 'src/static', to: `${outputRoot}/static` }], options: {} },
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: {
      // Of the mini-program's pieces that sub-packages share it keeps old ones, whose exports have other names by now.
      enable: !isAlipay,
      // A build into another folder may run at the same time, and two in one cache spoil each other's packages.
      name: `${process.env.NODE_ENV}-${outputRoot.replace(/\W+/g, '-')}`,
      // Taro watches only this file; what is set beside it decides about the output as well.
      buildDependencies: { settings: settings.map((name) => path.join(__dirname, name)) },
    },
    alias: { '@': path.resolve(__dirname, '..', 'src') },
    // Undefined variables would stay in the output and throw at run time: every one has its value here.
    defineConstants: {
      API_BASE: JSON.stringify(isAlipay ? (process.env.TONGZHEN_API ?? 'https://tongzhen.example') : ''),
    },
  }
  return merge({}, base, isAlipay ? alipay : h5)
})
