export default defineAppConfig({
  pages: ['pages/home/index', 'pages/visits/index', 'pages/me/index'],
  subPackages: [
    {
      root: 'pages/patients',
      pages: ['list/index', 'detail/index', 'add/index', 'open-file/index', 'bind/index'],
    },
    { root: 'pages/messages', pages: ['index'] },
    {
      root: 'pages/account',
      pages: ['sign-in/index', 'document/index', 'privacy/index', 'close/index', 'reverify/index'],
    },
    {
      root: 'pages/booking',
      pages: [
        'departments/index',
        'doctors/index',
        'find/index',
        'doctor/index',
        'slots/index',
        'confirm/index',
        'appointment/index',
        'followed/index',
      ],
    },
    {
      root: 'pages/payments',
      pages: [
        'bills/index',
        'bill/index',
        'payment/index',
        'records/index',
        'invoices/index',
        'invoice/index',
      ],
    },
    {
      root: 'pages/inpatient',
      pages: [
        'stays/index',
        'top-up/index',
        'daily-list/index',
        'discharge-orders/index',
        'admission/index',
        'costs/index',
      ],
    },
    { root: 'pages/visit-day', pages: ['index'] },
    { root: 'pages/reports', pages: ['list/index', 'report/index', 'trend/index'] },
    { root: 'pages/health-card', pages: ['code/index', 'list/index'] },
  ],
  window: {
    navigationBarTitleText: '通诊',
    navigationBarBackgroundColor: '#FFFFFF',
    navigationBarTextStyle: 'black',
    backgroundColor: '#F4F7F7',
  },
  lazyCodeLoading: 'requiredComponents',
})
