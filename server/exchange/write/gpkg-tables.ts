/**
 * The tables that every GeoPackage has (OGC 12-128r17, Annex C), with the systems that it must know: undefined ones and
 * WGS 84. `definition` is the system of the data, where it is another.
 */
export const GPKG_TABLES = `
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT
);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);
CREATE TABLE gpkg_extensions (
  table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
);
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system');
`;

/** SQLite's header fields by which a GeoPackage of version 1.3 is known (Requirements 2 and 3): “GPKG”, 10300. */
export const GPKG_MARKS = 'PRAGMA application_id = 0x47504B47; PRAGMA user_version = 10300;';

/** The name of the index table over a layer's geometry. */
export const rtreeName = (table: string) => quoted(`rtree_${table}_geom`);

/** The index of a layer (Annex F.3), to be filled by the writer. */
export const createRtree = (table: string) =>
  `CREATE VIRTUAL TABLE ${rtreeName(table)} USING rtree(id, minx, maxx, miny, maxy)`;

/**
 * What keeps the index with the layer when another program edits it: the triggers of Annex F.3 of version 1.3. To be
 * made after the rows, since their functions (`ST_MinX` …) are the other program's.
 */
export function rtreeTriggers(table: string): string {
  const [t, index] = [quoted(table), rtreeName(table)];
  const name = (what: string) => quoted(`rtree_${table}_geom_${what}`);
  const box = 'NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)';
  const put = `INSERT OR REPLACE INTO ${index} VALUES (${box});`;
  const there = '(NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))';
  const gone = '(NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))';
  return `
CREATE TRIGGER ${name('insert')} AFTER INSERT ON ${t} WHEN ${there} BEGIN ${put} END;
CREATE TRIGGER ${name('update1')} AFTER UPDATE OF geom ON ${t} WHEN OLD.fid = NEW.fid AND ${there} BEGIN ${put} END;
CREATE TRIGGER ${name('update2')} AFTER UPDATE OF geom ON ${t} WHEN OLD.fid = NEW.fid AND ${gone}
  BEGIN DELETE FROM ${index} WHERE id = OLD.fid; END;
CREATE TRIGGER ${name('update3')} AFTER UPDATE ON ${t} WHEN OLD.fid != NEW.fid AND ${there}
  BEGIN DELETE FROM ${index} WHERE id = OLD.fid; ${put} END;
CREATE TRIGGER ${name('update4')} AFTER UPDATE ON ${t} WHEN OLD.fid != NEW.fid AND ${gone}
  BEGIN DELETE FROM ${index} WHERE id IN (OLD.fid, NEW.fid); END;
CREATE TRIGGER ${name('delete')} AFTER DELETE ON ${t} WHEN OLD.geom NOT NULL
  BEGIN DELETE FROM ${index} WHERE id = OLD.fid; END;
`;
}

/** A name of a table or column in SQLite. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
