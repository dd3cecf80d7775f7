/** Fonts that people's machines have; MapLibre draws from them because the style names no glyph server. */
export const MAP_FONTS = ['PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', 'sans-serif'];
export const MAP_FONT_FAMILY = MAP_FONTS.map((name) => (name.includes(' ') ? `"${name}"` : name)).join(', ');
