/** Grids as an office has them: Chinese names, a hole, an exclave, quotes and line breaks, numbers, a row without a shape. */
/** On the lattice: numbers of seven decimals, as short as they can be written. */
const degrees = (value: number) => Math.round(value * 1e7) / 1e7;
const square = (x: number, y: number, size: number) =>
  [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
    [x, y],
  ].map((position) => position.map(degrees));
const hole = (x: number, y: number, size: number) => square(x, y, size).reverse();

const rows: readonly [properties: object, coordinates: number[][][][]][] = [
  [
    { 名称: '朝阳门“一”网格', 编码: '00110101', 户数: 312, 面积: 1.25, 备注: '东至"大街",\n西至小巷' },
    [[square(116.4312345, 39.9212345, 0.01), hole(116.4332345, 39.9232345, 0.004)]],
  ],
  [
    { 名称: '二网格', 编码: '00110102', 户数: 0, 面积: 0.1, 备注: '=1+1' },
    [[square(116.4412345, 39.9212345, 0.01)], [square(116.4712345, 39.9312345, 0.001)]],
  ],
  [
    { 名称: '𠮷网格', 编码: '00110103', 户数: null, 面积: null, 备注: null },
    [[square(116.4412345, 39.9312345, 0.01)]],
  ],
];

export const OFFICE_GRIDS = {
  type: 'FeatureCollection',
  features: [
    ...rows.map(([properties, coordinates]) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'MultiPolygon', coordinates },
    })),
    {
      type: 'Feature',
      properties: { 名称: '无图形', 编码: '00110104', 户数: 7, 面积: 2, 备注: null },
      geometry: null,
    },
  ],
};
