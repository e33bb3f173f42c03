export default defineAppConfig({
  pages: ['pages/home/index', 'pages/visits/index', 'pages/me/index'],
  subPackages: [],
  window: {
    navigationBarTitleText: '通诊',
    navigationBarBackgroundColor: '#FFFFFF',
    navigationBarTextStyle: 'black',
    backgroundColor: '#F4F7F7',
  },
  lazyCodeLoading: 'requiredComponents',
})
