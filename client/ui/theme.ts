import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The one accent, from a wash to a press. Shade 6 is `#0B6BCB`. */
const accent: MantineColorsTuple = [
  '#E7F2FD',
  '#CFE3F9',
  '#9EC6F1',
  '#6AA8E9',
  '#418FE2',
  '#2A7FDC',
  '#0B6BCB',
  '#095DB1',
  '#074F97',
  '#053F79',
];

const FONT_FAMILY =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", system-ui, sans-serif';

/** Mantine's greys for the night, from ink to below the ground. */
const dark: MantineColorsTuple = [
  '#DCE6F2',
  '#B9C7D8',
  '#9FB0C3',
  '#7F92A8',
  '#2D405A',
  '#26364A',
  '#182433',
  '#131E2B',
  '#0E1621',
  '#0A111A',
];

/** Four type sizes, an eight-pixel rhythm, no deep shadow. */
export const theme = createTheme({
  fontFamily: FONT_FAMILY,
  headings: { fontFamily: FONT_FAMILY, fontWeight: '600' },
  colors: { accent, dark },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 4 },
  fontSizes: { xs: '12px', sm: '13px', md: '15px', lg: '15px', xl: '20px' },
  spacing: { xs: '4px', sm: '8px', md: '16px', lg: '24px', xl: '32px' },
  defaultRadius: 4,
  shadows: {
    xs: 'none',
    sm: '0 1px 3px rgba(0,0,0,.16)',
    md: '0 1px 4px rgba(0,0,0,.18)',
    lg: '0 2px 8px rgba(0,0,0,.2)',
  },
  cursorType: 'pointer',
  components: {
    Tooltip: { defaultProps: { openDelay: 250, transitionProps: { duration: 80 }, fz: 12 } },
    Modal: { defaultProps: { transitionProps: { duration: 120 }, centered: true } },
    Menu: { defaultProps: { transitionProps: { duration: 80 } } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
  },
});
