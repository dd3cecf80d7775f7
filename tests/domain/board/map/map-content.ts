import type {
  BoardBuilding,
  BoardContent,
  BoardLine,
  BoardPlace,
  GroundPoint,
  GroundRing,
} from '../../../../domain/board/content.ts';
import { BOARD_FIELDS, type BoardTemplate } from '../../../../domain/board/template.ts';

export const TEMPLATE: BoardTemplate = {
  id: 't',
  name: { zh: '板', en: 'Board' },
  kind: 'board',
  paper: 'A3',
  landscape: true,
  fields: BOARD_FIELDS,
  heading: { zh: '', en: '' },
  footing: { zh: '', en: '' },
  colours: { accent: '#0B5394', border: '#B3261E', ink: '#1F1F1F' },
  mono: false,
  textMm: 3,
  scale: null,
  logo: null,
};

export interface MapParts {
  readonly own: readonly (readonly GroundRing[])[];
  readonly neighbours?: readonly { readonly name: string; readonly rings: readonly GroundRing[] }[];
  readonly ancestor?: readonly GroundRing[];
  readonly lines?: readonly BoardLine[];
  readonly buildings?: readonly BoardBuilding[];
  readonly places?: readonly BoardPlace[];
  readonly fourSides?: string;
}

/** A sheet's content of which only what the map shows matters. */
export function mapContent(parts: MapParts): BoardContent {
  return {
    lang: 'zh',
    office: '办事处',
    territory: '辖区',
    grid: {
      id: 'own',
      name: '本网格',
      code: null,
      polygons: parts.own,
      level: { zh: '网格', en: 'Grid' },
      type: { name: { zh: '住宅', en: 'Residential' }, colour: '#88CCEE', letter: '居', hatch: 'diagonal' },
      risk: null,
      households: 300,
      estimated: false,
      areaM2: 1,
      team: { members: [], services: [] },
      roles: [],
      fourSides: { zh: parts.fourSides ?? '', en: '' },
    },
    ancestors: parts.ancestor
      ? [{ name: '社区', level: { zh: '社区', en: 'Community' }, polygons: [parts.ancestor] }]
      : [],
    neighbours: (parts.neighbours ?? []).map(({ name, rings }) => ({
      id: name,
      name,
      code: null,
      polygons: [rings],
      touches: true,
    })),
    overview: [],
    lines: parts.lines ?? [],
    buildings: parts.buildings ?? [],
    places: parts.places ?? [],
    communityPhone: '',
    publicUrl: null,
    plan: { name: '', revision: 1, draft: false },
    date: '2026-11-22',
    approvalNumber: '',
    zone: '',
  };
}

export function road(name: string, points: readonly GroundPoint[], osmClass = 'residential'): BoardLine {
  return { kind: 'road', class: osmClass, name, bridge: false, tunnel: false, points };
}

export function box(x: number, y: number, width: number, height: number): GroundRing {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
}

export function building(
  name: string,
  x: number,
  y: number,
  width = 14,
  height = 30,
  within = true,
): BoardBuilding {
  return {
    name,
    use: null,
    polygons: [[box(x, y, width, height)]],
    at: [x + width / 2, y + height / 2],
    within,
  };
}
