import type { Geometry, Position } from 'geojson';
import type { Column } from './columns.ts';
import type { OutFeature, Outgoing } from './outgoing.ts';
import { TextFile } from './text-file.ts';
import { Turns } from './turns.ts';
import { xmlText } from './xml-text.ts';

/**
 * KML 2.2 (OGC 07-147r2): a folder a layer, every attribute as `ExtendedData`. Its numbers are WGS 84 degrees by
 * definition; whoever calls has refused any other system. An attribute that is not there has no `Data`.
 */
export async function writeKml(outgoing: Outgoing, path: string): Promise<void> {
  const { name, columns, layers, language } = outgoing;
  const turns = new Turns();
  await TextFile.write(path, async (file) => {
    await file.add(
      `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n<name>${xmlText(name)}</name>\n`,
    );
    for (const layer of layers) {
      await file.add(`<Folder>\n<name>${xmlText(layer.title[language])}</name>\n`);
      for (const feature of layer.features()) {
        await file.add(placemark(feature, columns));
        await turns.next();
      }
      await file.add('</Folder>\n');
    }
    await file.add('</Document>\n</kml>\n');
  });
}

function placemark({ properties, geometry }: OutFeature, columns: readonly Column[]): string {
  const data = columns.map((column) => {
    const value = column.of(properties);
    if (value === null) return '';
    return `<Data name="${xmlText(column.name)}"><value>${xmlText(String(value))}</value></Data>\n`;
  });
  const name = xmlText(String(properties.name ?? ''));
  return `<Placemark>\n<name>${name}</name>\n<ExtendedData>\n${data.join('')}</ExtendedData>\n${shapeOf(geometry)}</Placemark>\n`;
}

function shapeOf(shape: Geometry): string {
  switch (shape.type) {
    case 'Point':
      return `<Point><coordinates>${shape.coordinates.join(',')}</coordinates></Point>\n`;
    case 'LineString':
      return `<LineString><coordinates>${tuples(shape.coordinates)}</coordinates></LineString>\n`;
    case 'Polygon':
      return polygon(shape.coordinates);
    case 'MultiPolygon':
      return shape.coordinates.length === 0
        ? ''
        : `<MultiGeometry>\n${shape.coordinates.map(polygon).join('')}</MultiGeometry>\n`;
    default:
      throw new Error(`nothing of ours is a ${shape.type}`);
  }
}

function polygon([shell = [], ...holes]: Position[][]): string {
  const ring = (positions: Position[]) =>
    `<LinearRing><coordinates>${tuples(positions)}</coordinates></LinearRing>`;
  const inner = holes.map((hole) => `<innerBoundaryIs>${ring(hole)}</innerBoundaryIs>`);
  return `<Polygon><outerBoundaryIs>${ring(shell)}</outerBoundaryIs>${inner.join('')}</Polygon>\n`;
}

const tuples = (positions: Position[]) => positions.map((position) => position.join(',')).join(' ');
