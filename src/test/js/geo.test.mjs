import assert from 'node:assert/strict';
import test from 'node:test';
import { here, load, table } from './load.mjs';
import { places } from './places.mjs';

const tw = load();

/** Area of a projected ring of [lon, lat]. */
const area = (project, points) => {
  const p = points.map(([lon, lat]) => project(lon - project.middle, lat));
  return Math.abs(p.reduce((s, [x, y], i) => s + x * p[(i + 1) % p.length][1] - p[(i + 1) % p.length][0] * y, 0)) / 2;
};
const fine = (lon, lat, d, n = 40) => {
  const side = Array.from({ length: n }, (_, i) => i / n);
  return [...side.map((t) => [lon + t * d, lat]), ...side.map((t) => [lon + d, lat + t * d]), ...side.map((t) => [lon + d - t * d, lat + d]), ...side.map((t) => [lon, lat + d - t * d])];
};
/** Area on the unit sphere of a quadrangle of d by d degrees. */
const sphere = (lat, d) => ((d * Math.PI) / 180) * (Math.sin(((lat + d) * Math.PI) / 180) - Math.sin((lat * Math.PI) / 180));

for (const [name, points] of [
  ['conic', [[73, 18], [135, 54]]],
  ['cylinder about the equator', [[-20, -15], [30, 15]]],
  ['southern conic', [[112, -44], [154, -10]]],
  ['Equal Earth', [[-170, -55], [-60, 20], [60, 70], [170, 70]]],
]) {
  test('projection keeps areas: ' + name, () => {
    const project = tw.geo.projection(points);
    const [low, high] = [Math.min(...points.map((p) => p[1])), Math.max(...points.map((p) => p[1]))];
    const lon = points[0][0] + 1;
    const a = area(project, fine(lon, low + 1, 3)) / sphere(low + 1, 3);
    const b = area(project, fine(lon, high - 4, 3)) / sphere(high - 4, 3);
    assert.ok(Math.abs(a / b - 1) < 2e-3, a + ' against ' + b);
    assert.ok(Math.abs(a - 1) < 2e-3, 'on the unit sphere');
  });
}

test('conic: the formulas of Albers on the sphere, parallels a sixth from the ends', () => {
  // Snyder 1987, section 14, as remembered, not re-read; areas are checked above on their own.
  const project = tw.geo.projection([[-100, 25.5], [-60, 49.5]]);
  const n = (Math.sin((29.5 * Math.PI) / 180) + Math.sin((45.5 * Math.PI) / 180)) / 2;
  const c = Math.cos((29.5 * Math.PI) / 180) ** 2 + 2 * n * Math.sin((29.5 * Math.PI) / 180);
  const rho = Math.sqrt(c - 2 * n * Math.sin((35 * Math.PI) / 180)) / n;
  assert.ok(Math.abs(project(21, 35)[0] - rho * Math.sin(n * 21 * (Math.PI / 180))) < 1e-12);
});

test('north is up, east is right', () => {
  const project = tw.geo.projection([[73, 18], [135, 54]]);
  assert.ok(project(0, 40)[1] < project(0, 30)[1]);
  assert.ok(project(5, 35)[0] > project(-5, 35)[0]);
});

test('an extent over the date line has its middle there', () => {
  assert.equal(tw.geo.projection([[170, 50], [-170, 60]]).middle, 180);
});

test('trace: one square, two in a row, a ring with a hole', () => {
  assert.deepEqual(here(tw.geo.trace([[2, 3]])), [[[2, 3], [3, 3], [3, 4], [2, 4]]]);
  assert.equal(tw.geo.steps(tw.geo.trace([[0, 0], [1, 0]])), 'M0 0h2v1h-2z');
  const ring = [];
  for (let x = 0; x < 3; x++) for (let y = 0; y < 3; y++) if (x !== 1 || y !== 1) ring.push([x, y]);
  const rings = here(tw.geo.trace(ring));
  assert.equal(rings.length, 2);
  assert.deepEqual(rings[0], [[0, 0], [3, 0], [3, 3], [0, 3]]);
  assert.equal(rings[1].length, 4);
});

test('trace: squares that touch at a corner keep their own rings', () => {
  for (const two of [[[0, 0], [1, 1]], [[1, 0], [0, 1]]]) {
    const rings = here(tw.geo.trace(two));
    assert.equal(rings.length, 2);
    for (const r of rings) assert.equal(r.length, 4);
  }
});

test('trace: rings enclose as many squares as there were, whatever the pattern', () => {
  for (let pattern = 1; pattern < 400; pattern += 3) {
    const squares = [];
    for (let i = 0; i < 16; i++) if ((pattern * 2654435761) & (1 << (i + 8))) squares.push([i % 4, Math.floor(i / 4)]);
    const enclosed = tw.geo.trace(squares).reduce((s, r) => s + r.reduce((a, p, i) => a + p[0] * r[(i + 1) % r.length][1] - r[(i + 1) % r.length][0] * p[1], 0) / 2, 0);
    assert.equal(enclosed, squares.length);
  }
});

test('grid: by columns and rows, north up; else by the spacing of longitudes and latitudes', () => {
  const byColumn = tw.geo.grid(tw.open({ study: { stressors: [] }, tables: { cell_place: table([{ cell: 7, col: 3, row: 5, region: 'A' }, { cell: 8, col: 4, row: 6, region: 'B' }]) } }));
  assert.equal(byColumn.columns, 2);
  assert.equal(byColumn.get(1, 0).cell, 8);
  assert.equal(byColumn.get(0, 1).cell, 7);
  assert.equal(byColumn.get(0, 0), undefined);
  const byPlace = tw.geo.grid(tw.open({ study: { stressors: [] }, tables: { cell_place: table([{ cell: 7, lon: 10.25, lat: 50.25, region: 'A' }, { cell: 8, lon: 10.75, lat: 50.25, region: 'B' }, { cell: 9, lon: 10.25, lat: 50.75, region: 'B' }]) } }));
  assert.equal(byPlace.get(0, 0).cell, 9);
  assert.equal(byPlace.get(1, 1).cell, 8);
});

test('outlines: polygons first, else dissolved from the cells, else none', () => {
  assert.equal(tw.geo.outlines(tw.open(places({ shapes: true, grid: true }))).from, 'region_shape');
  const D = tw.open(places({ grid: true }));
  const outlines = tw.geo.outlines(D);
  assert.equal(outlines.from, 'cell_place');
  assert.deepEqual(here(outlines.rings.get('B')), [[[2, 0], [4, 0], [4, 2], [2, 2]]]);
  assert.equal(tw.geo.outlines(tw.open(places())), null);
  // Borders: between six regions of two by two cells in a row, and round all of them.
  assert.equal(tw.geo.borders(tw.geo.grid(D)), [0, 2, 4, 6, 8, 10, 12].map((x) => 'M' + x + ' 0v2').join('') + 'M0 0h12M0 2h12');
});

test('a spot lies inside its region, away from a hole in the middle', () => {
  const square = (x, y, s) => [[x, y], [x, y + s], [x + s, y + s], [x + s, y]];
  const rows = [...square(100, 30, 9).map(([lon, lat]) => ({ region: 'A', ring: 0, lon, lat })), ...square(103, 33, 3).map(([lon, lat]) => ({ region: 'A', ring: 1, lon, lat }))];
  const outlines = tw.geo.outlines(tw.open({ study: { stressors: [] }, tables: { region_shape: table(rows) } }));
  const s = outlines.spots.get('A');
  assert.ok(s.r > 0);
  assert.ok(tw.geo.inside(outlines.rings.get('A'), s.x, s.y));
});

test('labels do not cover each other; one without a free place is left out', () => {
  const at = (x) => ({ options: [{ text: 'mmmm', x, y: 20 }, { text: 'mmmm', x, y: 40, cost: 1 }] });
  const placed = tw.geo.labels([at(0), at(5), at(10)], [], [-5, 0, 100, 60], 12);
  assert.equal(placed.filter(Boolean).length, 2);
  assert.equal(tw.geo.overlap(placed[0].box, placed[1].box), 0);
});
