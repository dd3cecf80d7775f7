import { ok, type Result, refuse } from '../../../domain/result.ts';
import type { SourceFile, SourceNote } from './source.ts';

/** What a Shapefile is kept in. Indexes for searching, metadata and styles, which others put beside them, are left. */
const PARTS = new Set(['shp', 'shx', 'dbf', 'prj', 'cpg']);
const COMPANION =
  /\.(sbn|sbx|fbn|fbx|ain|aih|atx|ixs|mxs|qix|qpj|qmd|qml|sld|lyr|idm|ind|cst|shp\.xml|dbf\.xml|xml)$/i;

/** The files of one Shapefile, by their kind: `shp` is there. */
export interface ShapefileParts {
  readonly name: string;
  readonly shp: SourceFile;
  readonly shx?: SourceFile;
  readonly dbf?: SourceFile;
  readonly prj?: SourceFile;
  readonly cpg?: SourceFile;
}

/** Whether a file of this name is a part of a Shapefile: `.SHP` and `.shp` are the same. */
export function isShapefilePart(name: string): boolean {
  return PARTS.has(extensionOf(name));
}

/** Whether a file of this name is what programs put beside a Shapefile, and says nothing that we read. */
export function isShapefileCompanion(name: string): boolean {
  return COMPANION.test(name);
}

/** The extension of a file's name, in small letters, without its dot. */
export function extensionOf(name: string): string {
  return /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/**
 * Puts the parts together by their names, in whatever case: `a.shp` and `A.DBF` are one Shapefile. Parts of none are noted.
 * Refuses `shp-missing`, and `files-duplicate` for one part twice.
 */
export function groupParts(
  files: readonly SourceFile[],
): Result<{ shapefiles: ShapefileParts[]; notes: SourceNote[] }> {
  const groups = new Map<string, Map<string, SourceFile>>();
  for (const file of files) {
    const extension = extensionOf(file.name);
    const stem = file.name
      .slice(0, -extension.length - 1)
      .normalize('NFC')
      .toLowerCase();
    const group = groups.get(stem) ?? new Map<string, SourceFile>();
    groups.set(stem, group);
    if (group.has(extension)) return refuse('files-duplicate', { name: file.name.slice(0, 80) });
    group.set(extension, file);
  }
  const shapefiles: ShapefileParts[] = [];
  const notes: SourceNote[] = [];
  const names = new Set<string>();
  for (const group of groups.values()) {
    const shp = group.get('shp');
    if (!shp) {
      for (const { name } of group.values())
        notes.push({ code: 'file-left', params: { name: name.slice(0, 80) } });
      continue;
    }
    const path = shp.name.slice(0, -4);
    const last = path.slice(path.lastIndexOf('/') + 1);
    const name = names.has(last) ? path : last;
    names.add(name);
    shapefiles.push({ name, shp, ...Object.fromEntries([...group].filter(([kind]) => kind !== 'shp')) });
  }
  if (shapefiles.length === 0) return refuse('shp-missing', { name: (files[0]?.name ?? '').slice(0, 80) });
  return ok({ shapefiles, notes });
}
