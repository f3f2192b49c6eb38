import assert from 'node:assert/strict';
import test from 'node:test';
import { here, load, table } from './load.mjs';
import { SIX, places } from './places.mjs';
import { HOSTILE, VALUE_ADDED, sound, titleOf } from './trade.mjs';

const tw = load();
const open = (o) => tw.open(places({ grid: true, ...o }));
const figure = tw.figures.find((f) => f.id === 'cells');
const start = (D) => ({ theme: 'light', follow: '', ...tw.initial(figure, D) });

test('cells: half of a measure in the fewest cells; smoke meets people by rule', () => {
  // Deaths 0 .. 23, sum 276: 23 + 22 + ... + 17 = 140 are the first seven to reach half.
  const D = open();
  assert.equal(titleOf(tw, D, 'cells'), 'Half of the deaths start in seven cells');
  // Nine tenths of those who die of smoke live in the seven: more than twice their part of the cells.
  assert.equal(titleOf(tw, open({ burden: (n) => (n >= 17 ? 9 : 0.1) }), 'cells'), 'Half of the deaths start in seven cells, where smoke meets people');
  assert.equal(titleOf(tw, D, 'cells', { left: 'co2', right: 'deaths' }), 'Half of the carbon is emitted in 50\u202f% of the cells; half of the deaths start in seven cells');
  // Ratio n / 8 above 1: 9 .. 23, 15 of 23 that have one.
  assert.match(titleOf(tw, D, 'cells', { left: 'ratio' }), /in 65\u202f% of the cells$/);
});

test('cells: every width, theme and measure', () => {
  const D = open();
  const all = sound(tw, D, 'cells');
  assert.equal(all.filter((e) => e.at.class === 'm').length, 40);
  for (const m of figure.controls(D)[0].options) sound(tw, D, 'cells', { left: m.value, right: 'deaths' }, [720]);
  assert.deepEqual(here(figure.controls(D)[0].options.map((x) => x.value)), ['deaths', 'co2', 'ratio', 'burden', 'integrated', 'health', 'climate', 'saved_co2', 'width']);
  assert.ok(!figure.controls(open({ draws: 0 }))[0].options.some((x) => x.value === 'width'));
  sound(tw, open({ draws: 0 }), 'cells', {}, [368]);
});

test('cells: one path a class; a class lies over those below it', () => {
  const D = open({ deaths: (n) => [0.5, 5, 50, 500][n % 4] });
  const all = sound(tw, D, 'cells', {}, [1176]);
  const colours = here(tw.ramp('b', 'light'));
  const paths = all.filter((e) => e.name === 'path' && colours.includes(e.at.fill));
  assert.ok(paths.length <= 7);
  // The lowest class is under all cells: one ring round the row of 12 by 2.
  assert.equal(paths[0].at.d, 'M0 0h12v2h-12z');
});

test('cells: about three per cent in the top class, steps of 1-3-10', () => {
  const list = Array.from({ length: 60 }, (_, i) => ['R' + i, 0.1, 0.1, 'Z1']);
  const svg = tw.svg(figure, open({ list, deaths: (n) => n + 1 }), 1176, start(open())).svg;
  // 240 cells with 1 .. 240 deaths. Of 30, 100, 300 and so on, 300 has none above: 100 is the top break.
  const numbers = [...svg.matchAll(/>([\d.,]+)<\/text>/g)].map((m) => m[1]);
  assert.deepEqual(numbers.slice(0, 6), ['0.3', '1', '3', '10', '30', '100']);
});

test('cells: the probe finds the cell under the pointer, on both maps', () => {
  const D = open();
  const drawn = tw.svg(figure, D, 1176, start(D));
  const k = 568 / 12;
  const y = drawn.height - 2 - k / 2;
  // The lower left cell of region A is cell 0: row 0 is in the south.
  const tip = drawn.probe(k / 2, y);
  assert.equal(tip.name, 'Region A, cell 0');
  assert.equal(drawn.probe(1.5 * k, y).name, 'Region A, cell 1');
  assert.equal(drawn.probe(608 + k * 11.5, y - k).name, 'Region F, cell 23');
  assert.equal(drawn.probe(608 + k * 11.5, y - k).value, '2.88');
  assert.equal(drawn.probe(608 + k / 2, y).value, 'no value');
  assert.equal(drawn.probe(k / 2, 2), null);
  assert.equal(drawn.probe(590, y), null);
  const narrow = tw.svg(figure, D, 368, start(D));
  assert.equal(narrow.probe(5, narrow.height - 5).name, 'Region A, cell 0');
});

test('cells: a followed region is outlined, others stay', () => {
  const D = open();
  const svg = tw.svg(figure, D, 720, { ...start(D), follow: 'C' }).svg;
  assert.equal(svg.split('d="M4 0h2v2h-2z"').length - 1, 4);
  assert.doesNotMatch(svg, /opacity="0.16"/);
});

test('cells: table of the largest, with the intervals of the run', () => {
  const D = open();
  const t = figure.table(D, start(D));
  assert.equal(t.rows.length, 20);
  assert.equal(t.rows[0][0], '23');
  assert.deepEqual(here(t.rows[0][2]), { v: 23, text: '23.0', table: 'damage_cell_total_ci', row: 23, column: 'central' });
  assert.equal(t.rows[0][3].v, 23 - 23 / 4);
  assert.equal(t.rows[0][3].column, 'p2_5');
});

test('cells: it is said where intervals by cell are of fewer draws than the run has', () => {
  const read = (grid) => {
    const page = places({ grid: true });
    page.study.keys = { 'uncertainty.grid_draws': grid };
    const D = tw.open(page);
    return tw.plain(figure.read(D, start(D)));
  };
  assert.match(read('500'), /Intervals by cell are of the first 500 draws/);
  assert.doesNotMatch(read('1000'), /first/);
});

test('cells: the size of a cell is said where the grid has it', () => {
  const sized = (row) => {
    const page = places({ grid: true });
    if (row) page.tables.grid = table([row]);
    return tw.plain(figure.subtitle(tw.open(page)));
  };
  assert.match(sized({ kind: 'lambert', xcell: 36000, ycell: 36000 }), /^24 cells of 36 km, 2017\. /);
  assert.match(sized({ kind: 'lonlat', xcell: 0.5, ycell: 0.25 }), /^24 cells of 0.5° by 0.25°, 2017\. /);
  assert.match(sized(null), /^24 cells, 2017\. /);
});

test('cells: hostile names; cells in no region; nothing but zeros; left out without a grid', () => {
  sound(tw, open({ list: HOSTILE.map((n, i) => ['H' + i, ...SIX[i % 6].slice(1), n]) }), 'cells', {}, [288]);
  const page = places({ grid: true });
  page.tables.cell_place = table([...Array(23).keys()].map((n) => ({ cell: n, col: n, row: 0, region: n % 2 ? 'A' : '' })));
  sound(tw, tw.open(page), 'cells', {}, [368]);
  assert.ok(!figure.controls(open({ deaths: () => 0 }))[0].options.some((x) => x.value === 'deaths'));
  assert.match(figure.missing(tw.open(places())), /need a grid/);
  const bare = places({ grid: true, stressors: [VALUE_ADDED] });
  for (const name of Object.keys(bare.tables)) if (/cell/.test(name) && name !== 'cell_place') delete bare.tables[name];
  assert.match(figure.missing(tw.open(bare)), /results by cell/);
});
