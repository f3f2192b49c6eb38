/** The Sankey diagrams: titles by rule, colours by the lean of a node, widths, small nodes, odd studies. */
import test from 'node:test';
import assert from 'node:assert/strict';
import { load, here } from './load.mjs';
import { trade, sound, titleOf, parse, CO2, VALUE_ADDED, HOSTILE } from './trade.mjs';

const tw = load();
const figure = tw.figures.find((f) => f.id === 'sankey');
const open = (o) => tw.open(trade(o));
const marks = (elements, key) => elements.filter((e) => e.at.class === 'm' && (key ? e.at['data-k'] === key : true));
const inside = (elements, mark, name) => elements.filter((e) => e.parent === mark && e.name === name);

test('the title says "but" only where intervals are apart', () => {
  // Power has (9*12 + 9 + 9) of (9*(12 + 8 + 4) + 54) of CO2, (9*2 + 18) of (9*(2 + 6 + 10) + 54) of deaths.
  assert.equal(titleOf(tw, open(), 'sankey'), 'Power emits 47\u202f% of the carbon but causes 17\u202f% of the deaths; farms tips the other way');
  const wide = titleOf(tw, open({ half: { CO2: 0.9, deaths: 0.9 } }), 'sankey');
  assert.match(wide, / and causes .*which share is larger is not sure/);
  assert.doesNotMatch(wide, / but |tip/);
  const none = titleOf(tw, open({ draws: 0 }), 'sankey');
  assert.match(none, / and causes /);
  assert.doesNotMatch(none, /sure| but |tip/);
});

test('one stressor: most only where it is surely first', () => {
  const one = { stressors: [VALUE_ADDED] };
  assert.match(titleOf(tw, open({ ...one, half: { value_added: 0.01 } }), 'sankey'), /^Power has the most, \d+\u202f% of value added$/);
  assert.match(titleOf(tw, open({ ...one, half: { value_added: 0.9 } }), 'sankey'), /which is more is not sure$/);
  assert.doesNotMatch(titleOf(tw, open({ ...one, draws: 0 }), 'sankey'), /most|sure/);
});

test('numbers of the title are rows of tier_node_ci', () => {
  const D = open();
  const values = here(figure.title(D, { level: 'groups' })).filter((p) => p.table);
  assert.equal(values.length, 2);
  for (const v of values) {
    const row = here(D.rows('tier_node_ci')[v.row]);
    assert.equal(v.table, 'tier_node_ci');
    assert.equal(row[v.column], v.v);
    assert.equal(row.quantity, 'share');
  }
});

test('nodes have a height in proportion to their share, in one order, coloured by their lean', () => {
  const D = open();
  const elements = sound(tw, D, 'sankey');
  const K = tw.colours('light');
  const nodes = marks(elements).filter((e) => !e.at['data-k'].includes('>'));
  assert.equal(nodes.length, 2 * 9);
  const rect = (e) => inside(elements, e, 'rect')[0].at;
  const power = nodes.filter((e) => e.at['data-n'] === 'Power, emitted by');
  assert.equal(power.length, 2);
  assert.equal(rect(power[0]).fill, K.a);
  assert.equal(rect(nodes.find((e) => e.at['data-n'] === 'Farms, emitted by')).fill, K.b);
  assert.equal(rect(nodes.find((e) => e.at['data-n'] === 'Metal, emitted by')).fill, K.none);
  // 54 links of nine rows: of CO2 Power has (3*12 + 3 + 3) * 3 = 126 of 126 + 90 + 54.
  const of = (name) => Number(rect(nodes.find((e) => e.at['data-n'] === name)).height);
  assert.ok(Math.abs(of('Power, emitted by') / of('Farms, emitted by') - 126 / 54) < 0.02);
  assert.equal(marks(elements).filter((e) => e.at['data-k'].includes('>')).length, 2 * 18);
  const first = nodes.filter((e) => e.at['data-k'].startsWith('1.')).slice(0, 3).map((e) => e.at['data-n']);
  assert.deepEqual(first, nodes.filter((e) => e.at['data-k'].startsWith('1.')).slice(3).map((e) => e.at['data-n']));
});

test('ribbons at a node add up to its height', () => {
  const elements = sound(tw, open(), 'sankey', {}, [1176]);
  const power = marks(elements, '1.0')[0];
  const height = Number(inside(elements, power, 'rect')[0].at.height);
  const ribbons = marks(elements).filter((e) => e.at['data-k'].startsWith('1.0>')).slice(0, 3);
  const sum = ribbons.reduce((a, e) => {
    const y = inside(elements, e, 'path')[0].at.d.match(/^M[\d.]+ ([\d.]+)C.* ([\d.]+)Z$/);
    return a + Number(y[2]) - Number(y[1]);
  }, 0);
  assert.ok(Math.abs(sum - height) < 0.5, sum + ' of ' + height);
});

test('fine level: small nodes become one, all of the amount stays, no interval is claimed', () => {
  const groups = Array.from({ length: 30 }, (_, i) => 'S' + i);
  const D = open({ groups, tier: (s, a) => (a < 4 ? 100 : 1) });
  const o = { level: 'sectors', theme: 'light', follow: '' };
  const table = figure.table(D, o);
  const emitted = here(table.rows).filter((r) => r[0] === 'emitted by');
  const names = emitted.map((r) => r[1].name);
  assert.ok(names.includes('All other'));
  assert.equal(names[names.length - 1], 'All other');
  const total = emitted.reduce((a, r) => a + r[4].v, 0);
  assert.ok(Math.abs(total - 1) < 1e-9, 'shares add to 1: ' + total);
  assert.ok(!table.columns.some((c) => /2\.5/.test(c.label)));
  sound(tw, D, 'sankey', { level: 'sectors' });
  assert.doesNotMatch(tw.plain(figure.title(D, o)), /sure| but /);
  assert.deepEqual(here(figure.sources(D, o)), ['tier_sector', 'national_total_ci']);
});

test('negative and missing amounts are said, not drawn', () => {
  // 24 combinations with 10, three with -3: -9 of 231 is negative.
  const elements = sound(tw, open({ tier: (s, a, b, c) => (c === 2 && b === 1 ? -3 : 10) }), 'sankey');
  assert.equal(elements.filter((e) => /Negative flows .*, −3\.9\u202f% of all/.test(e.text)).length, 1 + 1);
  sound(tw, open({ tier: (s, a, b) => (a === 2 && b === 2 ? NaN : 10) }), 'sankey');
  assert.ok(!sound(tw, open(), 'sankey', {}, [1176]).some((e) => /Negative flows/.test(e.text)));
});

test('hostile names stay text; no draws; one stressor; two regions', () => {
  sound(tw, open({ groups: HOSTILE }), 'sankey');
  sound(tw, open({ groups: HOSTILE }), 'sankey', { level: 'sectors' });
  sound(tw, open({ draws: 0 }), 'sankey');
  const elements = sound(tw, open({ stressors: [VALUE_ADDED], draws: 0 }), 'sankey');
  const K = tw.colours('light');
  assert.ok(!elements.some((e) => e.at.fill === K.none));
  assert.ok(!elements.some((e) => /emitted|carbon/.test(e.text)));
  sound(tw, open({ stressors: [CO2], sectors: false }), 'sankey');
  assert.equal(here(figure.controls(open({ sectors: false }))).length, 0);
});

test('missing tables are named', () => {
  assert.match(figure.missing(open({ tiers: false })), /tier_node and tier_link/);
  assert.match(figure.missing(open({ tier: () => 0 })), /No amount/);
});

test('the parser of these tests refuses what is not XML', () => {
  assert.throws(() => parse('<svg><g></svg>'));
  assert.throws(() => parse('<svg a="<">x</svg>'));
});

test('a node leans, too, where at least 95 % of the draws agree', () => {
  const o = { half: { CO2: 0.9, deaths: 0.9 }, lean: [['Power', 'CO2', 0.95], ['Power', 'deaths', 0.05], ['Farms', 'deaths', 0.949], ['Metal', 'NONE', 1]].map(([node, stressor, probability]) => ({ tier: 1, node, stressor, probability })) };
  assert.equal(titleOf(tw, open(o), 'sankey'), 'Power emits 47\u202f% of the carbon but causes 17\u202f% of the deaths');
  const elements = sound(tw, open(o), 'sankey');
  const K = tw.colours('light');
  const node = (name) => marks(elements).find((e) => e.at['data-n'] === name + ', emitted by');
  assert.deepEqual(['Power', 'Metal', 'Farms'].map((n) => inside(elements, node(n), 'rect')[0].at.fill), [K.a, K.none, K.none]);
  assert.match(node('Power').at['data-s'], /surely more in carbon\. In 95.0\u202f% of the draws it has the larger share of carbon\.$/);
  assert.match(node('Farms').at['data-s'], /not sure\. In 94.9\u202f% of the draws it has the larger share of deaths\.$/);
  assert.ok(here(figure.sources(open(o), { level: 'groups' })).includes('tier_lean'));
  assert.match(tw.plain(figure.read(open(o), { level: 'groups' })), /at least 95\u202f% of the draws agree/);
});
