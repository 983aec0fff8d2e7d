import type { ThemeConfig } from 'antd';

/** Calm and dense: one accent, small radii, lines instead of shadows. The same colours stand in look.css. */
export const THEME: ThemeConfig = {
  token: {
    colorPrimary: '#17607f', colorInfo: '#17607f', colorSuccess: '#2d7a4f', colorWarning: '#a86200', colorError: '#b3372f', colorLink: '#17607f',
    colorText: '#1d2730', colorTextSecondary: '#52606d', colorTextTertiary: '#5f6c78', colorTextDescription: '#5a6772', colorTextPlaceholder: '#687580', colorBorder: '#cdd5dc', colorBorderSecondary: '#e3e8ec', colorBgLayout: '#f4f6f8',
    borderRadius: 4, fontSize: 14, controlHeight: 32, wireframe: false,
    fontFamily: '"Noto Sans SC Variable", system-ui, sans-serif',
  },
  components: { Table: { cellPaddingBlock: 7, cellPaddingInline: 10, headerBg: '#f4f6f8' }, Tabs: { horizontalMargin: '0 0 12px 0' } },
};
