import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const folder = dirname(
  createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'),
);

/** Where the installed files of Noto Sans SC are (OFL 1.1): what reports and boards are set in. */
export const NOTO_SANS_SC = {
  plain: join(folder, '400Regular/NotoSansSC_400Regular.ttf'),
  medium: join(folder, '500Medium/NotoSansSC_500Medium.ttf'),
  bold: join(folder, '700Bold/NotoSansSC_700Bold.ttf'),
  black: join(folder, '900Black/NotoSansSC_900Black.ttf'),
} as const;
