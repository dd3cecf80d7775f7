import type { FeatureCollection, Polygon } from 'geojson';
import type { WireProposalVariant, WireProposedGrid } from '../../domain/contract/proposal.ts';

/** The grids of a variant as GeoJSON, for other programs. */
export function proposalFeatures({
  grids,
}: WireProposalVariant): FeatureCollection<Polygon, Omit<WireProposedGrid, 'rings'>> {
  return {
    type: 'FeatureCollection',
    features: grids.map(({ rings, ...properties }) => ({
      type: 'Feature',
      id: properties.id,
      properties,
      geometry: { type: 'Polygon', coordinates: rings },
    })),
  };
}
