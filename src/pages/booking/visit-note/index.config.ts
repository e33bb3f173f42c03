export default definePageConfig({ navigationBarTitleText: '通诊' })
