import { zoneNumber, zoneOfCode } from './chinese-zones.ts';
import { utmOfCode } from './meridian-systems.ts';

interface Names {
  readonly zh: string;
  /** EPSG's own name where it has one. */
  readonly en: string;
}

const SINGLE: Readonly<Record<string, Names>> = {
  'EPSG:4326': { zh: 'WGS 84 经纬度', en: 'WGS 84' },
  'EPSG:4490': { zh: 'CGCS2000 经纬度（国家大地坐标系）', en: 'China Geodetic Coordinate System 2000' },
  'GCJ-02': { zh: 'GCJ-02 经纬度（火星坐标，高德、腾讯）', en: 'GCJ-02 (AMap, Tencent)' },
  'BD-09': { zh: 'BD-09 经纬度（百度坐标）', en: 'BD-09 (Baidu)' },
  'EPSG:3857': { zh: 'Web 墨卡托（网络地图）', en: 'WGS 84 / Pseudo-Mercator' },
};

/** What a system that is known by its id is called in both languages; null for one that is not. */
export function namesOf(id: string): Names | null {
  const single = SINGLE[id];
  if (single) return single;
  const code = Number(/^EPSG:(\d+)$/.exec(id)?.[1]);
  const zone = zoneOfCode(code);
  if (zone) {
    const { meridian, prefix, widthDeg } = zone;
    const number = zoneNumber(zone);
    return {
      zh: `CGCS2000 高斯-克吕格 ${widthDeg} 度带，中央经线 ${meridian}°E（${prefix ? `东坐标前带带号 ${number}` : '不带带号'}）`,
      en: `CGCS2000 / ${widthDeg === 3 ? '3-degree ' : ''}Gauss-Kruger ${prefix ? `zone ${number}` : `CM ${meridian}E`}`,
    };
  }
  const utm = utmOfCode(code);
  if (!utm) return null;
  return {
    zh: `WGS 84 UTM ${utm.zone} 带（${utm.south ? '南' : '北'}半球）`,
    en: `WGS 84 / UTM zone ${utm.zone}${utm.south ? 'S' : 'N'}`,
  };
}
