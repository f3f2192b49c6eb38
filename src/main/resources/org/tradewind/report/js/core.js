/**
 * The core of the report: data, numbers, words, colours and SVG text.
 *
 * Everything here is pure: no DOM, no clock, no random numbers. The same files run in the page, in
 * Node for tests, and in the JVM for figures/*.svg. Files are classic scripts, read in the order of
 * files.txt; all share the one object `tw`.
 *
 * A figure is registered with tw.figure({...}):
 *   id        name of its files: figures/ID.svg
 *   section   one of tw.SECTIONS
 *   missing   (D) -> null, or the reason in words why it is left out for this run
 *   controls  (D) -> [{id, label, options: [{value, label}], initial}]; may be absent
 *   title     (D, o) -> rich text: the finding. Built from the data shown
 *   subtitle  (D, o) -> rich text: what, unit, view, year in one line
 *   read      (D, o) -> rich text: how to read it
 *   sources   (D, o) -> names of the tables it was drawn from
 *   draw      (D, width, o) -> {width, height, body: SVG text, probe?: (x, y) -> tip or null}
 *   table     (D, o) -> {columns: [{label, unit?}], rows: [[text or value part]]}
 * D is tw.open(page data). o has `theme` ('light' or 'dark'), `follow` (region code or '') and the
 * values of the figure's controls by their id.
 *
 * Rich text is a list of strings and parts: tw.value(...), tw.name(...), tw.strong(...), tw.hue(...).
 */
'use strict';
var tw = (globalThis.tw = globalThis.tw || {});

tw.SECTIONS = [
  ['sectors', 'Sectors'],
  ['regions', 'Regions'],
  ['zones', 'Zones'],
  ['places', 'Places'],
  ['help', 'What would help'],
  ['sure', 'How sure'],
];
tw.figures = [];

tw.figure = function (figure) {
  tw.figures.push(figure);
};

/** Figures of a section in their order; `order` of a figure defaults to the order of registration. */
tw.inSection = function (section) {
  return tw.figures
    .map((f, i) => [f.order ?? i, i, f])
    .filter((x) => x[2].section === section)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
    .map((x) => x[2]);
};

/** The values of a figure's controls at the start. */
tw.initial = function (figure, D) {
  const o = {};
  for (const c of figure.controls ? figure.controls(D) : []) o[c.id] = c.initial;
  return o;
};

// ---------------------------------------------------------------- data

/**
 * A table of the page is {length, table?, rows?, columns}. `table` is the run's table where the page
 * has it under another name. `rows` are the indices of its rows in that table: a list, or {from, by};
 * without it, 0, 1, 2 ... A column is {name} with one of these, the shortest:
 *   numbers  a list; null is NaN. In the shortest form: 265e5, not 26500000
 *   words    the different texts, with `at`: the index of each row's, -1 for none
 *   texts    a list
 *   steps    whole numbers as differences: each from the one before, the first from 0
 *   one      the value of all rows
 *   like     a table of the page (not by `like` itself) whose column of this name has the same values
 */
tw.COLUMNS = ['numbers', 'words', 'texts', 'steps', 'one', 'like'];

/** Opens the page's data: tables by column become rows, read once and kept. */
tw.open = function (page) {
  const D = { study: page.study, page };
  const rows = new Map();
  D.has = (name) => Object.hasOwn(page.tables, name) && page.tables[name].length > 0;
  /** The values of a column, whichever way it is written (see tw.COLUMNS). */
  const values = function (t, c) {
    if (c.like) return values(page.tables[c.like], page.tables[c.like].columns.find((x) => x.name === c.name));
    if ('one' in c) return Array.from({ length: t.length }, () => c.one);
    if (c.words) return c.at.map((i) => (i < 0 ? null : c.words[i]));
    if (c.numbers) return c.numbers.map((x) => (x === null ? NaN : x));
    let sum = 0;
    return c.steps ? c.steps.map((d) => (sum += d)) : c.texts;
  };
  /** Rows of a table: one object a row by column; `_table`, and `_row`: its index in the run's table. */
  D.rows = function (name) {
    if (rows.has(name)) return rows.get(name);
    const t = page.tables[name];
    const list = [];
    if (t) {
      const columns = t.columns.map((c) => values(t, c));
      const number = (i) => (!t.rows ? i : Array.isArray(t.rows) ? t.rows[i] : t.rows.from + t.rows.by * i);
      for (let i = 0; i < t.length; i++) {
        const row = { _table: t.table || name, _row: number(i) };
        t.columns.forEach((c, j) => (row[c.name] = columns[j][i]));
        list.push(row);
      }
    }
    rows.set(name, list);
    return list;
  };
  /**
   * A quantity of a table with its 95 % interval where there were draws: {keys..., central, p2_5,
   * p25, p50, p75, p97_5, sure}. Without draws the bounds are NaN and `sure` is false.
   * `where` keeps the rows whose columns have these values (a value or a list of values).
   */
  D.ci = function (name, quantity, where = {}) {
    const drawn = D.has(name + '_ci');
    const list = [];
    for (const r of D.rows(drawn ? name + '_ci' : name)) {
      if (drawn && quantity && r.quantity !== quantity) continue;
      if (!tw.matches(r, where)) continue;
      if (drawn) {
        list.push(Object.assign({ _column: 'central', sure: Number.isFinite(r.p2_5) }, r));
      } else {
        list.push(Object.assign({}, r, { _column: quantity, central: r[quantity], p2_5: NaN, p25: NaN, p50: NaN, p75: NaN, p97_5: NaN, sure: false }));
      }
    }
    return list;
  };
  const index = (name, key) => new Map(D.rows(name).map((r) => [r[key], r]));
  const regions = index('region', 'region');
  const sectors = index('sector', 'sector');
  const subsectors = index('subsector', 'subsector');
  const infos = index('stressor_info', 'stressor');
  D.draws = page.study.draws > 0;
  D.word = page.study.word || 'region';
  D.words = page.study.words || 'regions';
  /** The word with its article: a province, an area. */
  D.aWord = (/^[aeiou]/i.test(D.word) ? 'an ' : 'a ') + D.word;
  D.regions = [...regions.keys()];
  D.name = (code) => (regions.get(code) || {}).name || String(code);
  D.shortName = (code) => (regions.get(code) || {}).short_name || D.name(code);
  D.sectorName = (code) => (sectors.get(code) || {}).short_name || (sectors.get(code) || {}).name || String(code);
  D.subsectorName = (code) => (subsectors.get(code) || {}).name || String(code).replace(/_/g, ' ');
  D.region = (code) => regions.get(code);
  /** The one or two stressors of the report: the first has the hue `a`, the second `b`. */
  D.stressors = page.study.stressors.map((s, i) => {
    const info = infos.get(s) || { name: s, unit: '' };
    return { code: s, name: info.name || s, unit: info.unit || '', hue: i === 0 && !/^deaths/.test(s) ? 'a' : 'b', i };
  });
  D.stressor = (code) => D.stressors.find((s) => s.code === code);
  /** Short word for a stressor within a sentence: carbon, deaths, or its own name (Value added: value added). */
  D.short = (s) => (s.code === 'CO2' ? 'carbon' : s.code === 'deaths' ? 'deaths' : /^[A-Z][a-z]+( |$)/.test(s.name) ? s.name.charAt(0).toLowerCase() + s.name.slice(1) : s.name);
  /** Name as a heading: CO₂, Deaths, or its own name. */
  D.head = (s) => (s.code === 'CO2' ? 'CO₂' : s.code === 'deaths' ? 'Deaths' : s.name);
  return D;
};

tw.matches = function (row, where) {
  for (const k in where) {
    const w = where[k];
    if (Array.isArray(w) ? !w.includes(row[k]) : row[k] !== w) return false;
  }
  return true;
};

/** Largest first; ties keep their order. NaN last. */
tw.descending = function (list, by = (r) => r.central) {
  return list
    .map((r, i) => [by(r), i, r])
    .sort((a, b) => (Number.isNaN(a[0]) ? 1 : 0) - (Number.isNaN(b[0]) ? 1 : 0) || b[0] - a[0] || a[1] - b[1])
    .map((x) => x[2]);
};

/** Whether two figures surely differ: true or false by their 95 % intervals, null without draws. */
tw.apart = function (a, b) {
  if (!a || !b || !a.sure || !b.sure) return null;
  return a.p2_5 > b.p97_5 || b.p2_5 > a.p97_5;
};

// ---------------------------------------------------------------- numbers and words

/** Three significant digits, comma groups, true minus; n/a where there is no number. */
tw.number = function (x, digits = 3) {
  if (x === null || x === undefined || Number.isNaN(x)) return 'n/a';
  if (!Number.isFinite(x)) return x > 0 ? '∞' : '−∞';
  if (x === 0) return '0';
  const r = Number(x.toPrecision(digits));
  const a = Math.abs(r);
  const sign = r < 0 ? '−' : '';
  if (a >= 1e15 || a < 1e-4) {
    const e = Math.floor(Math.log10(a) + 1e-12);
    return sign + Number((a / 10 ** e).toPrecision(digits)) + '×10' + String(e).replace('-', '⁻').replace(/[0-9]/g, (c) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[c]);
  }
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(a) + 1e-12));
  const [whole, part] = a.toFixed(decimals).split('.');
  return sign + whole.replace(/\B(?=(\d{3})+$)/g, ',') + (part ? '.' + part : '');
};

/** A share as per cent, with a narrow no-break space: 44 %. Two digits below 100, unless asked for. */
tw.percent = function (share, digits) {
  if (!Number.isFinite(share)) return 'n/a';
  const p = share * 100;
  if (p === 0) return '0\u202f%';
  const d = digits || (Math.abs(p) >= 99.5 ? 3 : 2);
  return tw.number(p, d) + '\u202f%';
};

/** A number of an axis, as short as it is exact: 50, 1,500, 0.25, −20. */
tw.tick = function (x) {
  const a = Math.abs(x);
  if (!Number.isFinite(x) || a >= 1e15 || (a > 0 && a < 1e-4)) return tw.number(x, 1);
  const [whole, part] = String(Number(a.toPrecision(6))).split('.');
  return (x < 0 ? '−' : '') + whole.replace(/\B(?=(\d{3})+$)/g, ',') + (part ? '.' + part : '');
};

/** A whole count with comma groups. */
tw.count = function (n) {
  return String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, ',');
};

const PREFIXES = [
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
  [1, ''],
];

/**
 * How amounts of a unit are written, for amounts up to `most`: {factor, unit, number(x), text(x)}.
 * Tonnes take a prefix (Gt, Mt, kt); money takes million, billion, trillion; deaths are plain counts.
 */
tw.scale = function (most, unit) {
  const m = Math.abs(most) || 0;
  if (/^(t|tonnes?)( |$)/.test(unit)) {
    const [factor, prefix] = PREFIXES.find((p) => m >= p[0]) || [1, ''];
    return scaled(factor, prefix + 't');
  }
  if (/^deaths/.test(unit)) return scaled(1, '');
  // Money may stand in powers of ten, as in tables of inputs and outputs: 10^6 USD.
  const money = /^(?:10\^(\d+) ?)?([A-Z]{3})$/.exec(unit || '');
  if (money) {
    const base = 10 ** Number(money[1] || 0);
    const [size, word] = [[1e12, ' trillion'], [1e9, ' billion'], [1e6, ' million'], [1, '']].find((p) => m * base >= p[0]) || [1, ''];
    const factor = size / base;
    const sign = { USD: '$', EUR: '€', GBP: '£' }[money[2]];
    const s = scaled(factor, (word + (sign ? '' : ' ' + money[2])).trim());
    return sign ? Object.assign(s, { number: (x, d) => (x < 0 ? '−' : '') + sign + tw.number(Math.abs(x) / factor, d) }) : s;
  }
  return scaled(1, unit || '');
};
function scaled(factor, unit) {
  const s = { factor, unit, number: (x, d) => tw.number(x / factor, d) };
  s.text = (x, d) => s.number(x, d) + (s.unit ? ' ' + s.unit : '');
  return s;
}

/** An amount with its unit at its own scale: 4.28 Gt. */
tw.amount = function (x, unit, digits) {
  return tw.scale(x, unit).text(x, digits);
};

/** The interval of a row: (4.01–4.56), at the scale of its centre; empty without draws. */
tw.interval = function (row, unit, as) {
  if (!row || !row.sure) return '';
  const f = as === 'percent' ? (x) => tw.percent(x).replace(/\u202f%$/, '') : (x) => tw.scale(row.central, unit).number(x);
  const dash = row.p2_5 < 0 ? ' to ' : '–';
  return '(' + f(row.p2_5) + dash + f(row.p97_5) + (as === 'percent' ? '\u202f%' : '') + ')';
};

/** A and B; A, B and C. Items may be rich parts. */
tw.list = function (items) {
  const out = [];
  items.forEach((x, i) => {
    if (i) out.push(i === items.length - 1 ? ' and ' : ', ');
    out.push(...(Array.isArray(x) ? x : [x]));
  });
  return out;
};

/** The share of a list as plain words: 'one', 'two', ... up to twelve. */
tw.words = function (n) {
  return ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'][n] || tw.count(n);
};

tw.capital = function (s) {
  return s.charAt(0).toUpperCase() + s.slice(1);
};

// ---------------------------------------------------------------- rich text

/** A number of a table, shown as text: it keeps its table, row and column. `column` defaults to that of the row. */
tw.value = function (row, text, column) {
  // The centre stands in the column that the row names: central, or the quantity itself without draws.
  const centre = row._column && (!column || column === 'central');
  const c = centre ? row._column : column || 'central';
  return { v: centre ? row.central : row[c], text, table: row._table, row: row._row, column: c };
};
/** The two ends of a row's 95 % interval as table cells; empty ones without draws. */
tw.bounds = (row, write) => (row && row.sure ? [tw.value(row, write(row.p2_5), 'p2_5'), tw.value(row, write(row.p97_5), 'p97_5')] : ['', '']);
/** An amount of a stressor in a sentence, as rich text: 4.28 Gt of CO₂; 5,990 deaths; 12 USD of value added. */
tw.amountOf = (s, row, column) => {
  const v = column ? row[column] : row.central;
  const what = s.code === 'deaths' ? ' deaths' : s.code === 'CO2' ? ' of CO₂' : ' of ' + s.name;
  return [tw.value(row, tw.amount(v, s.unit), column), what];
};
/** A unit of a year: Mt a year; nothing is said twice. */
tw.aYear = (unit) => (/(a|per) year$|\/yr?$/.test(unit) ? unit : (unit + ' a year').trim());
tw.name = (text, region) => ({ name: String(text), region });
tw.strong = (content) => ({ strong: Array.isArray(content) ? content : [content] });
/** Text in the hue of a stressor. */
tw.hue = (hue, content) => ({ hue, strong: Array.isArray(content) ? content : [content] });

tw.escape = function (s) {
  return String(s)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
};

/** Isolates a name that holds right-to-left letters or direction marks, so that it cannot turn its surroundings. */
tw.isolate = function (s) {
  return /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/.test(s) ? '\u2068' + s + '\u2069' : s;
};

tw.plain = function (rich) {
  return (Array.isArray(rich) ? rich : [rich])
    .map((p) => (typeof p === 'string' ? p : p.strong ? tw.plain(p.strong) : p.name !== undefined ? tw.isolate(p.name) : p.text))
    .join('');
};

tw.html = function (rich) {
  return (Array.isArray(rich) ? rich : [rich])
    .map((p) => {
      if (typeof p === 'string') return tw.escape(p);
      if (p.strong) return '<strong' + (p.hue ? ' class="hue-' + p.hue + '"' : '') + '>' + tw.html(p.strong) + '</strong>';
      if (p.name !== undefined) return '<bdi>' + tw.escape(p.name) + '</bdi>';
      return (
        '<data value="' + tw.escape(Number.isFinite(p.v) ? p.v : '') + '" data-table="' + tw.escape(p.table) + '" data-row="' + p.row + '" data-column="' + tw.escape(p.column) + '">' + tw.escape(p.text) + '</data>'
      );
    })
    .join('');
};

// ---------------------------------------------------------------- colours

const LIGHT = {
  paper: '#fcfbf8', ink: '#1c1c1e', ink2: '#4f4d49', ink3: '#716e68', rule: '#d9d5cb', grid: '#eae7df', band: '#f4f1ea',
  a: '#1f6a9e', b: '#c2461e', none: '#b4afa4',
  Z1: '#0f766a', Z2: '#62b59c', Z3: '#d3a83a', Z4: '#c2553f', Z5: '#63508f', Z6: '#72a7d6',
};
const DARK = {
  paper: '#141619', ink: '#efece5', ink2: '#c2beb5', ink3: '#98948b', rule: '#3a3d42', grid: '#272a2f', band: '#1c1f23',
  a: '#63acdf', b: '#f0835a', none: '#6d6b66',
  Z1: '#3fb3a2', Z2: '#9ad9c5', Z3: '#e2bf62', Z4: '#e8806b', Z5: '#a893d8', Z6: '#8fc0ea',
};
const RAMPS = {
  light: {
    b: ['#f6efe4', '#c2461e', '#661d1a'], a: ['#eef1f1', '#1f6a9e', '#0d3450'], ratio: ['#1d5b8a', '#ece8df', '#9d3a17'],
    width: ['#f3f1ea', '#412f63'], savings: ['#eef2ea', '#0b4238'],
  },
  dark: {
    b: ['#25201d', '#c2562b', '#ffdfae'], a: ['#1d2226', '#2f7cb0', '#cfe8fb'], ratio: ['#7fc0f0', '#2b2d31', '#f6a070'],
    width: ['#211f27', '#cbb9f2'], savings: ['#1c2320', '#a5e3cd'],
  },
};
tw.colours = (theme) => (theme === 'dark' ? DARK : LIGHT);

/** Mixes two colours, linear in sRGB: t = 0 gives the first. */
tw.mix = function (from, to, t) {
  let out = '#';
  for (let i = 1; i < 7; i += 2) {
    const a = parseInt(from.slice(i, i + 2), 16);
    const b = parseInt(to.slice(i, i + 2), 16);
    out += Math.round(a + (b - a) * t).toString(16).padStart(2, '0');
  }
  return out;
};
/** Ink for text on a filled colour: dark or white, whichever has more contrast (WCAG). */
tw.inkOn = function (fill) {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const v = parseInt(fill.slice(i, i + 2), 16) / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.19 ? '#1c1c1e' : '#ffffff';
};
/** The n colours of a ramp (a, b, ratio, width, savings), low to high. */
tw.ramp = function (name, theme, n = 7) {
  const stops = RAMPS[theme === 'dark' ? 'dark' : 'light'][name];
  return Array.from({ length: n }, (_, i) => {
    const x = (i / (n - 1)) * (stops.length - 1);
    const k = Math.min(stops.length - 2, Math.floor(x));
    return tw.mix(stops[k], stops[k + 1], x - k);
  });
};

// ---------------------------------------------------------------- SVG text

/** A coordinate as text, rounded to 0.1. */
tw.c = function (x) {
  const r = Math.round(x * 10) / 10;
  return String(Object.is(r, -0) ? 0 : r);
};

/** An SVG element as text. Numbers become coordinates; attributes that are null or undefined are left out. */
tw.el = function (name, attributes, ...children) {
  let s = '<' + name;
  for (const k in attributes) {
    const v = attributes[k];
    if (v === null || v === undefined || v === false) continue;
    s += ' ' + k + '="' + (typeof v === 'number' ? (k.endsWith('opacity') ? Math.round(v * 1000) / 1000 : tw.c(v)) : tw.escape(v)) + '"';
  }
  const inner = children.flat(Infinity).filter((x) => x !== null && x !== undefined && x !== false).join('');
  return inner ? s + '>' + inner + '</' + name + '>' : s + '/>';
};

/**
 * Text in a figure. options: size (13), weight (400 or 600), fill, anchor (start, middle, end), family
 * ('sans' or 'serif'), halo (a colour: the text is drawn twice, first with a wide stroke), rotate (degrees).
 */
tw.text = function (x, y, content, o = {}) {
  const at = {
    x, y,
    'font-size': String(o.size || 13),
    'font-weight': o.weight && o.weight !== 400 ? String(o.weight) : null,
    'font-family': o.family === 'serif' ? tw.SERIF : null,
    'text-anchor': o.anchor && o.anchor !== 'start' ? o.anchor : null,
    transform: o.rotate ? 'rotate(' + o.rotate + ' ' + tw.c(x) + ' ' + tw.c(y) + ')' : null,
    opacity: o.opacity,
  };
  const inner = tw.escape(tw.isolate(String(content)));
  const front = tw.el('text', Object.assign({}, at, { fill: o.fill }), inner);
  if (!o.halo) return front;
  return tw.el('text', Object.assign({ 'aria-hidden': 'true' }, at, { fill: o.halo, stroke: o.halo, 'stroke-width': '3', 'stroke-linejoin': 'round' }), inner) + front;
};
tw.SANS = "'Source Sans 3', 'Source Sans Pro', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";
tw.SERIF = "'Source Serif 4', 'Source Serif Pro', Georgia, 'Times New Roman', serif";

/** Advances of what the fonts do not hold: none for direction marks, an em for arrows, CJK and pictures. */
function fallbackAdvance(code) {
  if (code === 0x202f) return 200;
  if (code === 0x200e || code === 0x200f || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) return 0;
  return code > 0x2e80 || (code >= 0x2190 && code <= 0x21ff) ? 1000 : 560;
}

/** Width of a text in px, from the font's advances, so that every engine gives the same. */
tw.textWidth = function (content, size = 13, weight = 400, family = 'sans') {
  const table = tw.ADVANCES[family + (family === 'serif' ? (weight > 650 ? 700 : weight > 500 ? 600 : 400) : weight > 500 ? 600 : 400)];
  let sum = 0;
  for (const ch of String(content)) {
    const code = ch.codePointAt(0);
    sum += table[code] ?? fallbackAdvance(code);
  }
  return (sum * size) / 1000;
};

/** Cuts a text to a width with an ellipsis. Whole code points only. */
tw.fit = function (content, width, size = 13, weight = 400, family = 'sans') {
  const s = String(content);
  if (tw.textWidth(s, size, weight, family) <= width) return s;
  const letters = [...s];
  while (letters.length && tw.textWidth(letters.join('') + '…', size, weight, family) > width) letters.pop();
  return letters.join('').trimEnd() + '…';
};

/** Breaks a text into lines no wider than `width`. A word longer than a line is cut. */
tw.wrap = function (content, width, size = 13, weight = 400, family = 'sans', most = Infinity) {
  const lines = [];
  let line = '';
  for (const word of String(content).split(' ')) {
    const next = line ? line + ' ' + word : word;
    if (line && tw.textWidth(next, size, weight, family) > width) {
      lines.push(line);
      line = word;
    } else line = next;
  }
  if (line) lines.push(line);
  if (lines.length > most) lines.splice(most - 1, lines.length, lines.slice(most - 1).join(' '));
  return lines.map((l) => tw.fit(l, width, size, weight, family));
};

/**
 * One mark that can be pointed at, reached with keys and followed: {name, value, interval, sentence,
 * regions: codes it belongs to}. Marks of other regions fade where a region is followed.
 */
tw.mark = function (m, o, ...content) {
  const regions = m.regions || [];
  const faded = o.follow && regions.length > 0 && !regions.includes(o.follow);
  return tw.el(
    'g',
    {
      class: 'm',
      'data-n': m.name, 'data-v': m.value, 'data-i': m.interval || null, 'data-s': m.sentence || null,
      'data-r': regions.length ? regions.join(' ') : null,
      'data-k': m.key || null,
      opacity: faded ? 0.16 : null,
    },
    ...content
  );
};

/** Ticks at round numbers within [low, high]: about `n` of them. */
tw.ticks = function (low, high, n = 5) {
  if (!(high > low)) return [low];
  const raw = (high - low) / n;
  const p = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((m) => m * p).find((s) => s >= raw * 0.999999);
  const ticks = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) ticks.push(Number((i * step).toPrecision(12)));
  return ticks;
};

/** A whole SVG of the page: no title or source inside, as the page says them around it. */
tw.svg = function (figure, D, width, o) {
  const drawn = figure.draw(D, width, o);
  return {
    svg: tw.el(
      'svg',
      { xmlns: 'http://www.w3.org/2000/svg', width: drawn.width, height: drawn.height, viewBox: '0 0 ' + tw.c(drawn.width) + ' ' + tw.c(drawn.height), 'font-family': tw.SANS, fill: tw.colours(o.theme).ink },
      drawn.body
    ),
    width: drawn.width,
    height: drawn.height,
    probe: drawn.probe,
  };
};

/** A whole SVG to stand alone: title, subtitle, figure, how to read it, source and status inside. */
tw.alone = function (figure, D, width, o) {
  const K = tw.colours(o.theme);
  const pad = 24;
  const inner = width - 2 * pad;
  const drawn = figure.draw(D, inner, o);
  const parts = [];
  let y = pad + 22;
  const lines = (rich, size, weight, family, fill, lead) => {
    for (const l of tw.wrap(tw.plain(rich), inner, size, weight, family)) {
      parts.push(tw.text(pad, y, l, { size, weight, family, fill }));
      y += lead;
    }
  };
  if (D.study.status) {
    lines([D.study.status + ': ' + D.study.statusText], 13, 600, 'sans', K.b, 20);
    y += 14;
  }
  const title = figure.title(D, o);
  lines(title, 24, 600, 'serif', K.ink, 30);
  lines(figure.subtitle(D, o), 15, 400, 'sans', K.ink2, 22);
  y += 6;
  parts.push(tw.el('g', { transform: 'translate(' + pad + ' ' + tw.c(y) + ')' }, drawn.body));
  y += drawn.height + 24;
  lines(figure.read(D, o), 12, 400, 'sans', K.ink3, 17);
  lines(['Source: tables ' + figure.sources(D, o).join(', ') + ' of study ' + D.study.name + (D.study.version ? ', Tradewind ' + D.study.version : '') + '.'], 12, 400, 'sans', K.ink3, 17);
  const height = y + pad - 12;
  return tw.el(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: '0 0 ' + tw.c(width) + ' ' + tw.c(height), 'font-family': tw.SANS, fill: K.ink, role: 'img' },
    tw.el('title', {}, tw.escape(tw.plain(title))),
    tw.el('desc', {}, tw.escape(tw.plain(figure.subtitle(D, o)))),
    tw.el('rect', { width, height, fill: K.paper }),
    parts
  );
};

/** A table of a figure as CSV text. A text that a spreadsheet would take for a formula gets an apostrophe. */
tw.csv = function (table) {
  const cell = (x) => {
    if (x && typeof x === 'object' && 'v' in x) return Number.isFinite(x.v) ? String(x.v) : '';
    let s = tw.plain(x === null || x === undefined ? '' : x);
    if (/^[=+\-@\t\r]/.test(s)) s = "'" + s;
    return /[",\n\r]/.test(s) ? '"' + s.replace(/"/g, '""') + '"' : s;
  };
  const head = table.columns.map((c) => cell(c.label + (c.unit ? ' (' + c.unit + ')' : '')));
  return [head, ...table.rows.map((r) => r.map(cell))].map((r) => r.join(',')).join('\r\n') + '\r\n';
};
