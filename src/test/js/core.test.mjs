import assert from 'node:assert/strict';
import { test } from 'node:test';
import { here, load, table } from './load.mjs';

const tw = load();
const nn = '\u202f';

test('a number has three significant digits, comma groups and a true minus', () => {
  assert.equal(tw.number(276543.2), '277,000');
  assert.equal(tw.number(4.2765), '4.28');
  assert.equal(tw.number(0.0123456), '0.0123');
  assert.equal(tw.number(-1234), '−1,230');
  assert.equal(tw.number(9.999), '10.0');
  assert.equal(tw.number(999.6), '1,000');
  assert.equal(tw.number(1234567, 2), '1,200,000');
  assert.equal(tw.number(0), '0');
  assert.equal(tw.number(5), '5.00');
});

test('very small and very large numbers take a power of ten', () => {
  assert.equal(tw.number(0.0000123), '1.23×10⁻⁵');
  assert.equal(tw.number(2e15), '2×10¹⁵');
  assert.equal(tw.number(-3.5e-7), '−3.5×10⁻⁷');
});

test('what is no number is said, never printed as NaN', () => {
  assert.equal(tw.number(NaN), 'n/a');
  assert.equal(tw.number(null), 'n/a');
  assert.equal(tw.number(undefined), 'n/a');
  assert.equal(tw.percent(NaN), 'n/a');
  assert.equal(tw.number(Infinity), '∞');
  assert.equal(tw.number(-Infinity), '−∞');
});

test('per cent has a narrow no-break space and two digits', () => {
  assert.equal(tw.percent(0.4351), '44' + nn + '%');
  assert.equal(tw.percent(0.0084), '0.84' + nn + '%');
  assert.equal(tw.percent(1), '100' + nn + '%');
  assert.equal(tw.percent(0), '0' + nn + '%');
  assert.equal(tw.percent(-0.125, 3), '−12.5' + nn + '%');
});

test('counts keep every digit', () => {
  assert.equal(tw.count(1234567.4), '1,234,567');
  assert.equal(tw.count(999), '999');
});

test('tonnes take a prefix, money a word, deaths neither', () => {
  assert.equal(tw.amount(4.28e9, 't'), '4.28 Gt');
  assert.equal(tw.amount(147e6, 't'), '147 Mt');
  assert.equal(tw.amount(12, 't'), '12.0 t');
  assert.equal(tw.amount(276543, 'deaths'), '277,000');
  assert.equal(tw.amount(3.2e12, 'USD'), '$3.20 trillion');
  assert.equal(tw.amount(-4.5e6, 'USD'), '−$4.50 million');
  assert.equal(tw.amount(4.5e9, 'CNY'), '4.50 billion CNY');
  assert.equal(tw.amount(7, 'TJ'), '7.00 TJ');
  assert.equal(tw.amount(31550741.7, '10^6 USD'), '$31.6 trillion');
  assert.equal(tw.amount(35106.9, '10^6 USD'), '$35.1 billion');
  assert.equal(tw.amount(12, '10^4 CNY'), '120,000 CNY');
});

test('an interval stands at the scale of its centre', () => {
  const row = { central: 4.28e9, p2_5: 4.01e9, p97_5: 4.56e9, sure: true };
  assert.equal(tw.interval(row, 't'), '(4.01–4.56)');
  assert.equal(tw.interval({ central: 0.2, p2_5: 0.11, p97_5: 0.293, sure: true }, '', 'percent'), '(11–29' + nn + '%)');
  assert.equal(tw.interval({ central: 0.1, p2_5: -0.2, p97_5: 0.3, sure: true }, ''), '(−0.200 to 0.300)');
});

test('without draws there is no interval', () => {
  assert.equal(tw.interval({ central: 1, p2_5: NaN, p97_5: NaN, sure: false }, 't'), '');
  assert.equal(tw.interval(undefined, 't'), '');
});

test('two figures are apart only where their intervals do not overlap', () => {
  const row = (a, b) => ({ p2_5: a, p97_5: b, sure: true });
  assert.equal(tw.apart(row(1, 2), row(3, 4)), true);
  assert.equal(tw.apart(row(3, 4), row(1, 2)), true);
  assert.equal(tw.apart(row(1, 3), row(2, 4)), false);
  assert.equal(tw.apart(row(1, 2), row(2, 3)), false, 'bounds that touch overlap');
  assert.equal(tw.apart(row(1, 2), { sure: false }), null);
});

test('descending order keeps ties in their order and puts NaN last', () => {
  const list = [{ k: 'a', central: 1 }, { k: 'b', central: NaN }, { k: 'c', central: 2 }, { k: 'd', central: 1 }];
  assert.deepEqual(here(tw.descending(list).map((r) => r.k)), ['c', 'a', 'd', 'b']);
});

test('a list reads as English', () => {
  assert.equal(tw.plain(tw.list(['A'])), 'A');
  assert.equal(tw.plain(tw.list(['A', 'B'])), 'A and B');
  assert.equal(tw.plain(tw.list(['A', 'B', 'C'])), 'A, B and C');
});

test('rich text escapes names and keeps where a number came from', () => {
  const row = { _table: 'flow_pair_ci', _row: 7, _column: 'central', central: 58.7 };
  const rich = ['For ', tw.name('<script>alert(1)</script>'), ' ', tw.strong(['it is ', tw.value(row, '58.7 Mt')]), tw.hue('a', 'CO₂')];
  const html = tw.html(rich);
  assert.ok(!html.includes('<script'));
  assert.ok(html.includes('<bdi>&lt;script&gt;alert(1)&lt;/script&gt;</bdi>'));
  assert.ok(html.includes('<data value="58.7" data-table="flow_pair_ci" data-row="7" data-column="central">58.7 Mt</data>'));
  assert.ok(html.includes('<strong class="hue-a">CO₂</strong>'));
  assert.equal(tw.plain(rich), 'For <script>alert(1)</script> it is 58.7 MtCO₂');
});

test('a value of another column points at that column', () => {
  const v = tw.value({ _table: 'region', _row: 0, population: 12 }, '12', 'population');
  assert.equal(v.v, 12);
  assert.equal(v.column, 'population');
});

test('a value without a number has an empty attribute', () => {
  assert.ok(tw.html(tw.value({ _table: 't', _row: 0, _column: 'central', central: NaN }, 'n/a')).startsWith('<data value="" '));
});

test('escaping covers quotes, control characters and broken surrogates', () => {
  assert.equal(tw.escape('a"b\'c<d>&e'), 'a&quot;b&#39;c&lt;d&gt;&amp;e');
  assert.equal(tw.escape('x\u0000y\u0007'), 'x\ufffdy\ufffd');
  assert.equal(tw.escape('\ud800'), '\ufffd');
  assert.equal(tw.escape('😀'), '😀');
});

test('right-to-left names are isolated, others left as they are', () => {
  assert.equal(tw.isolate('مصر'), '\u2068مصر\u2069');
  assert.equal(tw.isolate('Hebei'), 'Hebei');
});

test('an element leaves out what is not set and rounds coordinates', () => {
  assert.equal(tw.el('rect', { x: 1.26, y: -0.01, width: 10, fill: null, opacity: 0.1234 }), '<rect x="1.3" y="0" width="10" opacity="0.123"/>');
  assert.equal(tw.el('g', { class: 'a"b' }, ['<x/>', null, false]), '<g class="a&quot;b"><x/></g>');
});

test('a mark of another region fades, one of the followed region does not', () => {
  const m = { name: 'Hebei', value: '1', regions: ['HE', 'BJ'] };
  assert.ok(!tw.mark(m, { follow: '' }, '<a/>').includes('opacity'));
  assert.ok(!tw.mark(m, { follow: 'BJ' }, '<a/>').includes('opacity'));
  assert.ok(tw.mark(m, { follow: 'GD' }, '<a/>').includes('opacity="0.16"'));
  assert.ok(!tw.mark({ name: 'x', value: '1' }, { follow: 'GD' }, '<a/>').includes('opacity'));
});

test('text fits its width and is cut at whole code points', () => {
  const cut = tw.fit('😀'.repeat(50), 60);
  assert.ok(cut.endsWith('…'));
  assert.ok(tw.textWidth(cut) <= 60);
  assert.equal(tw.escape(cut), cut, 'no half of a pair is left');
  assert.equal(tw.fit('Hebei', 200), 'Hebei');
});

test('wrapping keeps every word and no line is wider than asked', () => {
  const text = 'Of all that supply chains emit, a part is for a product finished in another province';
  const lines = here(tw.wrap(text, 150));
  assert.ok(lines.length > 2);
  assert.equal(lines.join(' '), text);
  for (const l of lines) assert.ok(tw.textWidth(l) <= 150);
  assert.equal(tw.wrap('W'.repeat(200), 100).length, 1);
  assert.ok(tw.textWidth(tw.wrap('W'.repeat(200), 100)[0]) <= 100);
  assert.equal(tw.wrap(text, 150, 13, 400, 'sans', 2).length, 2);
});

test('bold and serif texts are wider or differ by their own advances', () => {
  assert.ok(tw.textWidth('Hebei', 13, 600) > tw.textWidth('Hebei', 13, 400));
  assert.equal(tw.textWidth('Hebei', 26), 2 * tw.textWidth('Hebei', 13));
});

test('a ramp has seven colours and ends at the colours of the design', () => {
  const ramp = here(tw.ramp('b', 'light'));
  assert.equal(ramp.length, 7);
  assert.equal(ramp[0], '#f6efe4');
  assert.equal(ramp[3], '#c2461e');
  assert.equal(ramp[6], '#661d1a');
  assert.deepEqual(here(tw.ramp('width', 'light', 2)), ['#f3f1ea', '#412f63']);
  for (const theme of ['light', 'dark']) for (const name of ['a', 'b', 'ratio', 'width', 'savings']) for (const c of tw.ramp(name, theme)) assert.match(c, /^#[0-9a-f]{6}$/);
});

test('both themes name the same colours', () => {
  assert.deepEqual(Object.keys(tw.colours('light')), Object.keys(tw.colours('dark')));
});

test('ticks are round and stay within the range', () => {
  assert.deepEqual(here(tw.ticks(0, 10)), [0, 2, 4, 6, 8, 10]);
  assert.deepEqual(here(tw.ticks(-0.8, 0.8, 4)), [-0.5, 0, 0.5]);
  assert.deepEqual(here(tw.ticks(0, 0.3, 3)), [0, 0.1, 0.2, 0.3]);
  assert.deepEqual(here(tw.ticks(5, 5)), [5]);
});

test('a table as CSV quotes cells, keeps raw numbers and disarms formulas', () => {
  const row = { _table: 't', _row: 0, _column: 'central', central: 4283456789.5 };
  const csv = tw.csv({
    columns: [{ label: 'Region' }, { label: 'CO₂', unit: 't' }],
    rows: [[tw.name('=1+1'), tw.value(row, '4.28 Gt')], ['a "b", c', null], ['two\nlines', tw.value({ _table: 't', _row: 1, _column: 'central', central: NaN }, 'n/a')]],
  });
  assert.equal(csv, 'Region,CO₂ (t)\r\n\'=1+1,4283456789.5\r\n"a ""b"", c",\r\n"two\nlines",\r\n');
});

test('tables by column become rows; missing words are null, missing numbers NaN', () => {
  const D = tw.open({
    study: { name: 's', stressors: ['CO2'], draws: 0 },
    tables: { region: { length: 2, rows: [4, 9], columns: [{ name: 'region', words: ['A'], at: [0, -1] }, { name: 'x', numbers: [1, null] }] } },
  });
  const [first, second] = D.rows('region');
  assert.equal(first._row, 4);
  assert.equal(first.region, 'A');
  assert.equal(second.region, null);
  assert.ok(Number.isNaN(second.x));
  assert.equal(D.has('region'), true);
  assert.equal(D.has('toString'), false);
  assert.equal(D.word, 'region');
});

test('a quantity has its interval where there were draws, else bounds are NaN', () => {
  const rows = [
    { region: 'A', quantity: 'value', central: 2, p2_5: 1, p97_5: 3 },
    { region: 'A', quantity: 'share', central: 0.2, p2_5: 0.1, p97_5: 0.3 },
  ];
  const study = { name: 's', stressors: [], draws: 10 };
  const drawn = tw.open({ study, tables: { t_ci: table(rows) } }).ci('t', 'share');
  assert.equal(drawn.length, 1);
  assert.equal(drawn[0].central, 0.2);
  assert.equal(drawn[0].sure, true);
  const plain = tw.open({ study, tables: { t: table([{ region: 'A', share: 0.2 }]) } }).ci('t', 'share', { region: ['A'] });
  assert.equal(plain[0].central, 0.2);
  assert.equal(plain[0].sure, false);
  assert.ok(Number.isNaN(plain[0].p2_5));
  assert.equal(tw.value(plain[0], '20 %').column, 'share');
});

test('a stressor has a word for headings and one within sentences', () => {
  const D = tw.open({
    study: { name: 's', stressors: ['value_added', 'CO2'], draws: 0 },
    tables: { stressor_info: table([{ stressor: 'value_added', name: 'Value added', unit: '10^6 USD' }, { stressor: 'CO2', name: 'CO2', unit: 't' }, { stressor: 'PM', name: 'PM2.5', unit: 't' }]) },
  });
  assert.equal(D.short(D.stressors[0]), 'value added');
  assert.equal(D.head(D.stressors[0]), 'Value added');
  assert.equal(D.short(D.stressors[1]), 'carbon');
  assert.equal(D.short({ code: 'PM', name: 'PM2.5' }), 'PM2.5');
});

test('a figure is listed in its section, by order, then by registration', () => {
  const fresh = load();
  const before = fresh.figures.length;
  for (const [id, order] of [['x', 3], ['y', 1], ['z', 3]]) fresh.figure({ id, section: 'test', order });
  assert.equal(fresh.figures.length, before + 3);
  assert.deepEqual(here(fresh.inSection('test').map((f) => f.id)), ['y', 'x', 'z']);
});

test('a figure that stands alone has its title, its source and the status inside', () => {
  const figure = {
    id: 'f', missing: () => null, title: () => ['A <finding> & more'], subtitle: () => ['What it is'], read: () => ['How to read it'],
    sources: () => ['flow_pair'], draw: (D, width) => ({ width, height: 50, body: tw.text(0, 10, 'inside') }),
  };
  const D = { study: { name: 'demo', status: 'ILLUSTRATIVE', statusText: 'made up', version: '1' } };
  const svg = tw.alone(figure, D, 400, { theme: 'light' });
  for (const part of ['A &lt;finding&gt; &amp; more', 'How to read it', 'flow_pair', 'ILLUSTRATIVE: made up', 'inside']) assert.ok(svg.includes(part), part);
  assert.ok(!/NaN|undefined|var\(|<style/.test(svg));
});
