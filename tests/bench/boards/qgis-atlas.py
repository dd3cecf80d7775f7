"""An Atlas of QGIS on A3, one page a grid, as one PDF: the peer of the bench `boards`.

Usage: python3 qgis-atlas.py FOLDER, with grids.gpkg, buildings.gpkg, lines.gpkg (the product's own exports, in one metric system) and
atlas.json {"grids": [id, …], "level": table} in it. Writes FOLDER/atlas.pdf and prints one line of JSON: seconds by the clock and of the
processor for the export alone (loading QGIS and the layers is not counted), pages.
"""

import json
import os
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import (  # noqa: E402
    QgsApplication,
    QgsFillSymbol,
    QgsLayoutExporter,
    QgsLayoutFrame,
    QgsLayoutItemAttributeTable,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLineSymbol,
    QgsPalLayerSettings,
    QgsPrintLayout,
    QgsProject,
    QgsRenderContext,
    QgsScaleBarSettings,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor, QFont  # noqa: E402

MM = QgsUnitTypes.LayoutMillimeters
FONT = "Noto Sans CJK SC"
SCALES = [500, 1000, 1500, 2000, 2500, 3000, 4000, 5000, 7500, 10000, 15000, 20000, 30000, 50000]


def layer_of(folder, file, table):
    layer = QgsVectorLayer(f"{folder}/{file}.gpkg|layername={table}", table, "ogr")
    if not layer.isValid():
        raise SystemExit(f"{file}.gpkg has no layer {table}")
    QgsProject.instance().addMapLayer(layer)
    return layer


def text_format(size):
    form = QgsTextFormat()
    form.setFont(QFont(FONT))
    form.setSize(size)
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.6)
    form.setBuffer(halo)
    return form


def label(layer, expression, size, placement):
    settings = QgsPalLayerSettings()
    settings.fieldName = expression
    settings.isExpression = True
    settings.placement = placement
    settings.setFormat(text_format(size))
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def place(layout, item, x, y, width, height):
    layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(x, y, MM))
    item.attemptResize(QgsLayoutSize(width, height, MM))
    return item


def words(layout, text, size, *box):
    item = QgsLayoutItemLabel(layout)
    item.setText(text)
    font = QFont(FONT)
    font.setPointSizeF(size)
    item.setFont(font)
    return place(layout, item, *box)


def styled(folder, level):
    buildings = layer_of(folder, "buildings", "buildings")
    buildings.renderer().setSymbol(
        QgsFillSymbol.createSimple({"color": "#e3dfd6", "outline_color": "#a8a294", "outline_width": "0.1"})
    )
    label(buildings, '"name"', 5, QgsPalLayerSettings.OverPoint)
    lines = layer_of(folder, "lines", "lines")
    lines.renderer().setSymbol(QgsLineSymbol.createSimple({"color": "#8a8a8a", "width": "0.7"}))
    label(lines, '"name"', 7, QgsPalLayerSettings.Curved)
    grids = layer_of(folder, "grids", level)
    grids.renderer().setSymbol(
        QgsFillSymbol.createSimple({"style": "no", "outline_color": "#b3261e", "outline_width": "0.6"})
    )
    label(grids, '"name"', 9, QgsPalLayerSettings.OverPoint)
    return grids, lines, buildings


def atlas_layout(folder, wanted):
    project = QgsProject.instance()
    grids, lines, buildings = styled(folder, wanted["level"])
    project.setCrs(grids.crs())

    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.renderContext().setPredefinedScales([float(scale) for scale in SCALES])
    layout.pageCollection().page(0).setPageSize("A3", 1)
    map_item = QgsLayoutItemMap(layout)
    # Its ground first: a map that has none when it is given its size has no height from then on.
    map_item.setRect(0, 0, 280, 250)
    map_item.setCrs(grids.crs())
    map_item.setExtent(grids.extent())
    map_item.setLayers([grids, lines, buildings])
    map_item.setId("map")
    place(layout, map_item, 10, 30, 280, 250)
    map_item.setFrameEnabled(True)
    map_item.setAtlasDriven(True)
    map_item.setAtlasScalingMode(QgsLayoutItemMap.Predefined)

    words(layout, '[% "name" %]', 26, 10, 8, 280, 18)
    words(layout, '[% "code" %]', 16, 300, 10, 110, 12)
    words(layout, "1:[% round(map_get(item_variables('map'), 'map_scale')) %]", 9, 120, 282, 60, 8)
    bar = QgsLayoutItemScaleBar(layout)
    bar.setLinkedMap(map_item)
    bar.applyDefaultSize()
    bar.setSegmentSizeMode(QgsScaleBarSettings.SegmentSizeFitWidth)
    bar.setMaximumBarWidth(80)
    place(layout, bar, 12, 281, 90, 12)
    north = QgsLayoutItemPicture(layout)
    north.setPicturePath(QgsApplication.pkgDataPath() + "/svg/arrows/NorthArrow_02.svg")
    north.setLinkedMap(map_item)
    place(layout, north, 270, 34, 16, 16)
    legend = QgsLayoutItemLegend(layout)
    legend.setLinkedMap(map_item)
    place(layout, legend, 300, 200, 110, 60)

    table = QgsLayoutItemAttributeTable.create(layout)
    layout.addMultiFrame(table)
    table.setVectorLayer(grids)
    # The grids whose ground meets that of the page's: itself and its neighbours, as a table of text.
    table.setMap(map_item)
    table.setFilterToAtlasFeature(True)
    table.setMaximumNumberOfFeatures(24)
    table.setDisplayedFields(["name", "code", "households"])
    form = QgsTextFormat()
    form.setFont(QFont(FONT))
    form.setSize(8)
    table.setContentTextFormat(form)
    table.setHeaderTextFormat(form)
    frame = QgsLayoutFrame(layout, table)
    frame.attemptMove(QgsLayoutPoint(300, 30, MM))
    frame.attemptResize(QgsLayoutSize(110, 160, MM))
    table.addFrame(frame)

    atlas = layout.atlas()
    atlas.setEnabled(True)
    atlas.setCoverageLayer(grids)
    atlas.setFilterFeatures(True)
    ids = ",".join(f"'{grid}'" for grid in wanted["grids"])
    atlas.setFilterExpression(f'"id" in ({ids})')
    atlas.setSortFeatures(True)
    atlas.setSortExpression('"code"')
    project.layoutManager().addLayout(layout)
    return layout, atlas


def main():
    folder = sys.argv[1]
    with open(f"{folder}/atlas.json", encoding="utf-8") as file:
        wanted = json.load(file)
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    layout, atlas = atlas_layout(folder, wanted)
    pages = atlas.updateFeatures()
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.dpi = 300
    settings.rasterizeWholeImage = False
    settings.textRenderFormat = QgsRenderContext.TextFormatAlwaysText
    clock, processor = time.perf_counter(), time.process_time()
    result = QgsLayoutExporter.exportToPdf(atlas, f"{folder}/atlas.pdf", settings)
    said = {
        "seconds": time.perf_counter() - clock,
        "processor": time.process_time() - processor,
        "pages": pages,
    }
    if result[0] != QgsLayoutExporter.Success:
        raise SystemExit(f"QGIS says {result}")
    print(json.dumps(said), flush=True)
    # Its own way down ends in a fault now and then; what counts is written.
    os._exit(0)


main()
