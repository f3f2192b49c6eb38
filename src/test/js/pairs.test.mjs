/** Who emits for whom: titles by rule, order, areas, edges, what is left out, odd studies; and the list of flows. */
import test from 'node:test';
import assert from 'node:assert/strict';
import { load, here } from './load.mjs';
import { trade, sound, titleOf, CO2, DEATHS, VALUE_ADDED, HOSTILE } from './trade.mjs';

const tw = load();
const figure = tw.figures.find((f) => f.id === 'pairs');
const list = tw.figures.find((f) => f.id === 'pairlist');
const open = (o) => tw.open(trade(o));
const marks = (elements) => elements.filter((e) => e.at.class === 'm');
const inside = (elements, mark, name) => elements.filter((e) => e.parent === mark && e.name === name);
const numbered = (n) => Array.from({ length: n }, (_, i) => ({ code: 'R' + i, name: 'Region ' + i }));
/** One flow stands out in each stressor: from region a to region b. */
const outstanding = (a, b, c = a, d = b) => (s, g, i, j) => ((s ? i === c && j === d : i === a && j === b) ? 900 : 100 + i + j);

test('titles: most only where one flow is surely the largest', () => {
  const same = { half: { CO2: 0.05, deaths: 0.05 }, flow: outstanding(1, 2) };
  assert.equal(titleOf(tw, open(same), 'pairs'), 'Region B emits most for Region C, in carbon and in deaths alike');
  const differ = { ...same, flow: outstanding(1, 2, 3, 0) };
  assert.equal(titleOf(tw, open(differ), 'pairs'), 'Region B emits most carbon for Region C, Region D causes most deaths for Region A');
  const half = { ...same, half: { CO2: 0.05, deaths: 0.9 } };
  assert.match(titleOf(tw, open(half), 'pairs'), /^Region B emits .* of carbon and causes .* deaths a year for Region C; which flow is the largest is not sure in deaths$/);
  const unsure = { ...same, half: { CO2: 0.9, deaths: 0.9 } };
  assert.match(titleOf(tw, open(unsure), 'pairs'), /; which flow is the largest is not sure$/);
  assert.doesNotMatch(titleOf(tw, open(unsure), 'pairs'), /most/);
  assert.doesNotMatch(titleOf(tw, open({ ...same, draws: 0 }), 'pairs'), /most|sure|largest/);
  assert.match(titleOf(tw, open(same), 'pairs', { group: 'Metal' }), /^Metal: Region B emits most for Region C/);
});

test('one stressor has its own words', () => {
  const o = { stressors: [VALUE_ADDED], half: { value_added: 0.01 }, flow: outstanding(1, 2) };
  assert.match(titleOf(tw, open(o), 'pairs'), /^The largest flow is from Region B to Region C: .* of value added$/);
  assert.match(titleOf(tw, open({ ...o, draws: 0 }), 'pairs'), /^From Region B to Region C: [^;]*$/);
  const elements = sound(tw, open(o), 'pairs');
  assert.ok(!elements.some((e) => /emit|carbon|deaths/.test(e.text)));
});

test('the area of core and rim is the lower and the upper end', () => {
  // Flow of A to B: 6 * (0 + 3) ... by (g + 1)(3 i + j + 1): A to B 6 * 2 = 12, H to G 6 * (21 + 6 + 1) = 168.
  const elements = sound(tw, open(), 'pairs');
  const radii = (name) => inside(elements, marks(elements).find((e) => e.at['data-n'] === name), 'circle').map((e) => Number(e.at.r));
  const [rim, core] = radii('Region H → Region G');
  assert.ok(Math.abs((core / rim) ** 2 - 0.95 / 1.05) < 0.02, core + ' ' + rim);
  const [small] = radii('Region A → Region B');
  assert.ok(Math.abs((small / rim) ** 2 - 12 / 168) < 0.01);
  const [one, none] = inside(...[sound(tw, open({ draws: 0 }), 'pairs')].flatMap((e) => [e, marks(e)[0], 'circle']));
  assert.ok(one && !none);
});

test('regions stand by zone, then by TCI; without zones by the share they outsource', () => {
  const rows = (D) => {
    const table = [];
    for (const e of sound(tw, D, 'pairs', {}, [1176])) {
      if (e.name === 'text' && e.at['text-anchor'] === 'end' && /^Region/.test(e.text)) table.push(e.text);
    }
    return table.slice(0, 8).map((x) => x.slice(-1)).join('');
  };
  assert.equal(rows(open({ zones: true })), 'ABCDEFGH');
  // Imports minus exports falls with the number of the region where i counts 3 and j 1: A first.
  assert.equal(rows(open()), 'ABCDEFGH');
  assert.equal(rows(open({ flow: (s, g, i, j) => 1 + i + 3 * j })), 'HGFEDCBA');
});

test('more regions than fit: the largest, the share said, all in the table; a followed one is there', () => {
  const D = open({ regions: numbered(60), flow: (s, g, i, j) => 1 + i + j, zones: true });
  const elements = sound(tw, D, 'pairs');
  const note = elements.find((e) => /^Drawn: the \d+ largest regions/.test(e.text));
  assert.match(note.text, /Drawn: the 3\d largest regions, .*% of all; 2\d others in the table\./);
  const drawnWith = (follow) => sound(tw, D, 'pairs', { follow }, [368]).filter((e) => e.name === 'text' && e.text === 'R0').length;
  assert.equal(drawnWith(''), 0);
  assert.equal(drawnWith('R0'), 2 * 2);
});

test('groups: the share of the group that the page holds is said', () => {
  const D = open({ regions: numbered(20), flow: (s, g, i, j) => 1 + i * j });
  const elements = sound(tw, D, 'pairs', { group: 'Metal' });
  assert.ok(elements.some((e) => /the 160 largest of 380 pairs, \d+/.test(e.text)));
  assert.deepEqual(here(figure.sources(D, { group: 'Metal' })), ['flow_group_pair_ci', 'relocation_ci']);
  assert.deepEqual(here(figure.controls(D)[0].options.map((x) => x.value)), ['all', 'Power', 'Metal', 'Farms']);
});

test('bars at the edges are exports and imports on one scale', () => {
  const elements = sound(tw, open(), 'pairs', {}, [1176]);
  const bar = (name, side) => Number(inside(elements, marks(elements).find((e) => e.at['data-n'] === name), 'rect')[0].at[side]);
  // Exports of H: 6 * (7 * (21 + 1) + 0 + ... + 6) = 6 * 175; imports of H: 6 * (7 * (7 + 1) + 3 * 21) = 6 * 119.
  assert.ok(Math.abs(bar('Region H, for others', 'width') / bar('Region H, elsewhere for its products', 'height') - 175 / 119) < 0.02);
});

test('following fades the flows of others', () => {
  const elements = sound(tw, open(), 'pairs', { follow: 'C' });
  for (const e of marks(elements)) assert.equal(e.at.opacity === undefined, e.at['data-r'].split(' ').includes('C'));
});

test('fewer than six regions: a table with bars', () => {
  for (const n of [2, 3, 5]) {
    const elements = sound(tw, open({ regions: numbered(n) }), 'pairs');
    assert.equal(elements.filter((e) => e.name === 'circle').length, 0);
    assert.equal(marks(elements).length, 2 * (n * (n - 1) + 2 * n));
  }
});

test('negative, zero and missing flows; hostile names; no draws; 200 regions', () => {
  const negative = sound(tw, open({ flow: (s, g, i, j) => (i === 1 ? -1 : 1) * (1 + j) }), 'pairs');
  assert.ok(negative.some((e) => e.text === 'negative'));
  sound(tw, open({ flow: (s, g, i, j) => (i === 1 ? NaN : i === 2 ? 0 : 1 + j) }), 'pairs');
  const hostile = open({ regions: HOSTILE.map((name, i) => ({ code: i % 2 ? name : 'c' + i, name })), groups: HOSTILE });
  sound(tw, hostile, 'pairs');
  sound(tw, hostile, 'pairs', { group: HOSTILE[0] });
  sound(tw, hostile, 'pairlist');
  sound(tw, open({ draws: 0, zones: true }), 'pairs');
  const many = open({ regions: numbered(200), groups: ['All'], zones: true });
  sound(tw, many, 'pairs', {}, [1176, 288]);
  sound(tw, many, 'pairlist', {}, [1176, 288]);
});

test('reasons to leave it out', () => {
  assert.match(figure.missing(open({ flows: false })), /flow_pair/);
  assert.match(figure.missing(open({ regions: ['A'] })), /one region/);
  assert.match(figure.missing(open({ flow: (s, g, i, j) => (i === j ? 1 : 0) })), /Nothing flows/);
  assert.match(list.missing(open({ flows: false })), /flow_pair/);
});

test('table of pairs: each amount is a row of flow_pair_ci with its bounds', () => {
  const D = open();
  const table = figure.table(D, { group: 'all' });
  assert.equal(table.rows.length, 8 * 7);
  const [from, to, amount, low, high] = here(table.rows[0]);
  assert.deepEqual([from.region, to.region, amount.v], ['H', 'G', 168]);
  const row = here(D.rows('flow_pair_ci')[amount.row]);
  assert.deepEqual([row.region, row.to_region, row.central, row.p2_5, row.p97_5], ['H', 'G', 168, low.v, high.v]);
});

test('list: the twelve largest, descending; a followed region has its own', () => {
  const D = open();
  const elements = sound(tw, D, 'pairlist');
  assert.equal(marks(elements).length, 24);
  const table = here(list.table(D, { follow: '' }).rows);
  const values = table.filter((r) => r[0] === 'CO₂').map((r) => r[3].v);
  assert.equal(values.length, 12);
  assert.deepEqual(values, [...values].sort((a, b) => b - a));
  assert.match(titleOf(tw, D, 'pairlist'), /^Twelve of 56 flows carry \d+\u202f% of the carbon and \d+\u202f% of the deaths between regions$/);
  const own = here(list.table(D, { follow: 'A' }).rows);
  assert.ok(own.every((r) => r[1].region === 'A' || r[2].region === 'A'));
  assert.match(titleOf(tw, D, 'pairlist', { follow: 'A' }), /^Twelve flows of Region A carry/);
  sound(tw, D, 'pairlist', { follow: 'A' });
});

test('list: the order is called sure only where neighbours are apart', () => {
  const read = (o) => tw.plain(list.read(open(o), { follow: '' }));
  assert.match(read({ half: { CO2: 1e-9, deaths: 1e-9 }, flow: (s, g, i, j) => 1 + 10 * i + j }), /the order is sure/);
  assert.match(read({ half: { CO2: 0.9, deaths: 0.9 } }), /not sure/);
  assert.doesNotMatch(read({ draws: 0 }), /sure/);
  sound(tw, open({ stressors: [VALUE_ADDED], draws: 0 }), 'pairlist');
  sound(tw, open({ stressors: [DEATHS] }), 'pairlist');
  sound(tw, open({ regions: numbered(2), stressors: [CO2] }), 'pairlist');
});
