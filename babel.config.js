// Alipay does not transpile what we hand it, and its oldest phones know ES5 only (design/client.md §2).
const targets = process.env.TARO_ENV === 'alipay' ? { ie: '11' } : undefined

module.exports = {
  assumptions: { privateFieldsAsSymbols: true, setPublicClassFields: true },
  presets: [
    [
      'taro',
      {
        framework: 'react',
        ts: true,
        compiler: 'webpack5',
        useBuiltIns: false,
        // The development server reloads the page; swapping modules needs a plug-in that Taro 4.2 does not bring.
        hot: false,
        ...(targets && { targets }),
      },
    ],
  ],
  plugins: [
    [
      'import',
      {
        libraryName: '@nutui/nutui-react-taro',
        libraryDirectory: 'dist/es/packages',
        camel2DashComponentName: false,
        customName: (name) => `@nutui/nutui-react-taro/dist/es/packages/${name.toLowerCase()}`,
        style: (name) => `${name}/style/css`,
      },
      'nutui',
    ],
  ],
}
