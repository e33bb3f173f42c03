import type { ThemeConfig } from 'antd'

/** The colours of the patients' app: each has the contrast that its text needs. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0B6E75',
    colorLink: '#0B6E75',
    colorLinkHover: '#084F55',
    colorLinkActive: '#063F44',
    colorText: '#16201F',
    colorTextSecondary: '#465251',
    colorTextTertiary: '#5F6B6A',
    colorTextDisabled: '#5F6B6A',
    colorTextDescription: '#465251',
    colorTextPlaceholder: '#5F6B6A',
    colorError: '#B3261E',
    colorWarning: '#7A4A00',
    colorSuccess: '#1B6E3C',
    colorInfo: '#1F5FAE',
    colorErrorBg: '#FDECEA',
    colorWarningBg: '#FFF4E0',
    colorSuccessBg: '#E7F4EB',
    colorInfoBg: '#E6F3F3',
    colorBgLayout: '#F4F7F7',
    colorBorder: '#8A9695',
    fontSize: 15,
    controlHeight: 40,
    motion: false,
  },
}
