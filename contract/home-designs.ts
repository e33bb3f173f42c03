/**
 * Layouts of the home page, one for each institution (look.md, Five homes): `today` the next visit and large actions,
 * `search` one box to ask in, `tiles` every service in a grid, `hospital` the house and its departments, `journey`
 * before, at and after the visit. In elder mode all of them are the same six rows.
 */
export const homeDesigns = ['today', 'search', 'tiles', 'hospital', 'journey'] as const
export type HomeDesign = (typeof homeDesigns)[number]
