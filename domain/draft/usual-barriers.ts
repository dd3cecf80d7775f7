/** What no grid crosses where nothing is said of it (product.md, 便利性: no trunk road, railway or river to cross). */
export const USUAL_BARRIERS: readonly string[] = ['rail', 'river', 'motorway', 'trunk'];
