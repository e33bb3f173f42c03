import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import alipay from './alipay'
import h5 from './h5'

export default defineConfig((merge) => {
  const base: UserConfigExport<'webpack5'> = {
    projectName: 'tongzhen',
    date: '2026-11-22',
    designWidth: 375,
    deviceRatio: { 375: 2, 750: 1 },
    sourceRoot: 'src',
    outputRoot: process.env.TONGZHEN_OUT ?? (process.env.TARO_ENV === 'alipay' ? 'dist/alipay' : 'dist/h5'),
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: true },
    alias: { '@': path.resolve(__dirname, '..', 'src') },
    // Undefined variables would stay in the output and throw at run time: every one has its value here.
    defineConstants: {
      API_BASE: JSON.stringify(
        process.env.TARO_ENV === 'alipay' ? (process.env.TONGZHEN_API ?? 'https://tongzhen.example') : '',
      ),
    },
  }
  return merge({}, base, process.env.TARO_ENV === 'alipay' ? alipay : h5)
})
