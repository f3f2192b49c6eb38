/**
 * Cell maps, two side by side: hot spots and mismatch (section Places).
 *
 * Seven classes; each is one path under the next higher one, so that no seams show and a map of
 * thousands of cells stays small. Paths are in units of the grid and kept for a D.
 */
'use strict';
(() => {
  const CLASSES = 7;
  /** Cells that the keys walk and the table lists. */
  const TOP = 20;
  const RATIO = [0.25, 0.5, 0.8, 1.25, 2, 4];

  const columnRows = (D, table, column) => D.rows(table).map((r) => ({ cell: r.cell, central: r[column], p2_5: NaN, p97_5: NaN, sure: false, _table: r._table, _row: r._row, _column: column }));
  /** Whether a column of the page's data has a value above 0: looked up without opening the table. */
  function some(D, table, column) {
    const t = D.page.tables[table];
    const c = t && t.length > 0 && t.columns.find((x) => x.name === column);
    return Boolean(c) && (c.numbers || c.steps ? (c.numbers || c.steps).some((v) => v > 0) : c.one > 0 || Boolean(c.like));
  }

  /**
   * The measures of this run: {value, label, head, rest, ramp, kind (amount, ratio, width), unit,
   * rows(), half: words of the title}. Thousands of cells are opened only for those that are shown:
   * `side` and `load` complete a measure with rows, byCell, breaks and texts.
   */
  function measures(D) {
    if (D._cellMeasures) return D._cellMeasures;
    const list = [];
    const amount = (value, table, column, label, head, ramp, unit, half, more) => {
      if (some(D, table, column)) list.push(Object.assign({ value, label, head, ramp, kind: 'amount', unit, half, read: () => columnRows(D, table, column) }, more));
    };
    if (tw.geo.grid(D)) {
      const drawn = some(D, 'damage_cell_total_ci', 'central');
      const deaths = () => D.ci('damage_cell_total', 'deaths');
      if (drawn || some(D, 'damage_cell_total', 'deaths')) list.push({ value: 'deaths', label: 'Deaths caused', head: 'Deaths caused by what a cell emits', ramp: 'b', kind: 'amount', unit: 'deaths', half: ['of the deaths', 'start'], read: deaths });
      amount('co2', 'cell_co2', 'co2_t', 'CO₂ emitted', 'CO₂ emitted in a cell', 'a', 't', ['of the carbon', 'is emitted']);
      if (some(D, 'contribution_cell', 'ratio')) list.push({ value: 'ratio', label: 'Deaths against carbon', head: 'Deaths against carbon', rest: 'share of the nation’s deaths ÷ share of its CO₂', ramp: 'ratio', kind: 'ratio', unit: '', read: () => columnRows(D, 'contribution_cell', 'ratio') });
      amount('burden', 'burden_cell', 'deaths', 'Deaths suffered', 'Deaths from all PM₂.₅ where people live', 'b', 'deaths', ['of the deaths', 'are suffered']);
      const cost = D.page.tables.cost_cell;
      const written = cost && cost.columns.find((c) => c.name === 'currency');
      const currency = written ? ('one' in written ? written.one : (written.words || written.texts || [''])[0]) || '' : '';
      amount('integrated', 'cost_cell', 'integrated_cost', 'Cost of both', 'Cost of the deaths and the CO₂ that a cell causes', 'b', currency, ['of the cost of both', 'arises']);
      amount('health', 'cost_cell', 'health_cost', 'Cost of the deaths', 'Cost of the deaths that a cell causes', 'b', currency, ['of the cost of the deaths', 'arises']);
      amount('climate', 'cost_cell', 'climate_cost', 'Cost of the CO₂', 'Cost of the CO₂ that a cell emits', 'a', currency, ['of the cost of the carbon', 'arises']);
      amount('saved_deaths', 'scenario_cell_deaths', 'saving', 'Deaths avoided', 'Deaths avoided by what a cell emits less', 'savings', 'deaths', ['of the deaths that scenario “full” avoids', 'start'], { scenario: true });
      amount('saved_co2', 'scenario_cell_co2', 'saving', 'CO₂ avoided', 'CO₂ avoided in a cell', 'savings', 't', ['of the carbon that scenario “full” avoids', 'would be emitted'], { scenario: true });
      if (drawn) {
        const wide = () => deaths().filter((r) => r.sure && r.central > 0).map((r) => Object.assign({}, r, { of: r, central: (r.p97_5 - r.p2_5) / r.central, p2_5: NaN, p97_5: NaN, sure: false }));
        list.push({ value: 'width', label: 'How unsure: deaths caused', head: 'Width of the 95\u202f% interval of the deaths caused', rest: 'as a share of the value', ramp: 'width', kind: 'width', unit: '', read: wide });
      }
    }
    return (D._cellMeasures = list);
  }

  /** Opens a measure: its rows, breaks and texts. */
  function load(m) {
    if (!m || m.rows) return m;
    m.rows = m.read().filter((r) => Number.isFinite(r.central));
    m.byCell = new Map(m.rows.map((r) => [r.cell, r]));
    m.breaks = m.kind === 'ratio' ? RATIO : m.kind === 'width' ? even(m.rows) : steps(m.rows);
    if (m.kind === 'amount') {
      const scale = tw.scale(m.breaks[m.breaks.length - 1], m.unit);
      const money = scale.unit && !scale.unit.includes(m.unit) && !/^(t|deaths)$/.test(m.unit) ? scale.unit + ' ' + m.unit : scale.unit || m.unit;
      m.rest = money + ' a year per cell' + (m.scenario ? ', scenario “full”' : '');
      m.number = (v) => bare(scale.number(v));
      m.text = (v) => tw.amount(v, m.unit) + (m.unit === 'deaths' ? ' deaths' : '') + ' a year';
    } else {
      m.number = m.kind === 'width' ? (v) => tw.percent(v) : (v) => bare(tw.number(v));
      m.text = m.kind === 'width' ? (v) => tw.percent(v) + ' of the value' : (v) => tw.number(v);
    }
    return m;
  }

  /** A round number without zeros at its end: 0.3, not 0.300. */
  const bare = (text) => text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');

  /** Six breaks in steps 1-3-10, so placed that about 3 % of the cells lie in the top class. */
  function steps(rows) {
    const values = rows.map((r) => r.central).filter((v) => v > 0).sort((a, b) => a - b);
    if (!values.length) values.push(1000);
    const at = values[Math.min(values.length - 1, Math.floor(values.length * 0.97))];
    let best = null;
    const e = Math.floor(Math.log10(at));
    for (let k = e - 1; k <= e + 1; k++) {
      for (const s of [1, 3]) {
        const t = Number((s * 10 ** k).toPrecision(1));
        const share = values.filter((v) => v >= t).length / rows.length;
        if (!(share > 0)) continue;
        const off = Math.round(Math.abs(Math.log(share / 0.03)) * 1e6);
        if (!best || off < best.off) best = { off, s, k };
      }
    }
    const out = [];
    for (let i = 0, s = best.s, k = best.k; i < CLASSES - 1; i++) {
      out.unshift(Number((s * 10 ** k).toPrecision(1)));
      if (s === 3) s = 1;
      else [s, k] = [3, k - 1];
    }
    return out;
  }
  /** Six round breaks with even steps over the middle of the values. */
  function even(rows) {
    const values = rows.map((r) => r.central).sort((a, b) => a - b);
    const q = (p) => values[Math.min(values.length - 1, Math.floor(p * values.length))];
    const raw = (q(0.97) - q(0.05)) / 5 || q(0.5) / 10 || 0.1;
    const p = 10 ** Math.floor(Math.log10(raw));
    const step = [1, 2, 2.5, 5, 10].map((m) => m * p).find((s) => s >= raw * 0.85);
    const from = Math.max(step, Math.round(q(0.5) / step - 2.5) * step);
    return Array.from({ length: CLASSES - 1 }, (_, i) => Number((from + i * step).toPrecision(6)));
  }

  const side = (D, o, which) => {
    const list = measures(D);
    return load(list.find((m) => m.value === o[which]) || list.find((m) => m.value === initial(D)[which]) || list[0]);
  };
  const initial = (D) => {
    const list = measures(D);
    const right = list.find((m) => m.value === 'ratio') || list[1] || list[0];
    return { left: list[0] && list[0].value, right: right && right.value };
  };
  /** Largest cells of a measure; of a ratio or a width, those with the most deaths caused. */
  function top(D, m) {
    const by = m.kind === 'amount' ? m : load(measures(D).find((x) => x.value === 'deaths'));
    const list = by ? tw.descending(by.rows).slice(0, TOP).map((r) => m.byCell.get(r.cell)).filter(Boolean) : tw.descending(m.rows).slice(0, TOP);
    return list.filter((r) => tw.geo.grid(D).byCell.has(r.cell));
  }

  /** How many cells, taken from the largest, carry half of a measure: {n, share, cells}. */
  function half(m) {
    if (m.half_) return m.half_;
    const sorted = tw.descending(m.rows.filter((r) => r.central > 0));
    const sum = sorted.reduce((s, r) => s + r.central, 0);
    let n = 0;
    for (let part = 0; n < sorted.length && part < sum / 2; n++) part += sorted[n].central;
    return (m.half_ = { n, share: n / m.rows.length, cells: sorted.slice(0, n) });
  }
  const cellShare = (h) => (h.share < 0.005 || h.n < 10 ? (h.n < 13 ? tw.words(h.n) : tw.count(h.n)) + (h.n === 1 ? ' cell' : ' cells') : tw.percent(h.share) + ' of the cells');

  function title(D, o) {
    const [l, r] = [side(D, o, 'left'), side(D, o, 'right')];
    if (l.kind === 'ratio') {
      const n = l.rows.filter((x) => x.central > 1).length;
      return ['In this run a cell’s share of the deaths exceeds its share of the carbon in ' + tw.percent(n / l.rows.length) + ' of the cells'];
    }
    if (l.kind === 'width') {
      const middle = l.rows.map((x) => x.central).sort((a, b) => a - b)[Math.floor(l.rows.length / 2)];
      return ['In half of the cells the 95\u202f% interval of the deaths is wider than ' + tw.percent(middle) + ' of their number'];
    }
    const h = half(l);
    let text = 'Half ' + l.half[0] + ' ' + l.half[1] + ' in ' + cellShare(h);
    if (l.value === 'deaths') {
      // Whether smoke meets people there: their share of those who die of smoke against their share of the cells.
      const burden = load(measures(D).find((m) => m.value === 'burden'));
      if (burden) {
        const all = burden.rows.reduce((s, x) => s + x.central, 0);
        const here = h.cells.reduce((s, x) => s + ((burden.byCell.get(x.cell) || {}).central || 0), 0);
        if (here / all >= 2 * h.share) text += ', where smoke meets people';
      }
    }
    if (r && r !== l && r.kind === 'amount') text += '; half ' + r.half[0] + ' ' + r.half[1] + ' in ' + cellShare(half(r));
    return [text];
  }

  // ---------------------------------------------------------------- drawing

  /** Class of a value: 0 to 6. */
  const classOf = (m, v) => {
    let k = 0;
    while (k < m.breaks.length && v >= m.breaks[k]) k++;
    return k;
  };
  /** For each class the path of all cells of it and above; `none`: cells without a value. */
  function paths(D, m) {
    if (m.paths) return m.paths;
    const sets = Array.from({ length: CLASSES }, () => []);
    const none = [];
    for (const c of tw.geo.grid(D).cells) {
      const r = m.byCell.get(c.cell);
      if (!r) {
        if (c.region) none.push([c.x, c.y]);
        continue;
      }
      const k = classOf(m, r.central);
      for (let i = 0; i <= k; i++) sets[i].push([c.x, c.y]);
    }
    return (m.paths = { classes: sets.map((s) => tw.geo.steps(tw.geo.trace(s))), none: tw.geo.steps(tw.geo.trace(none)) });
  }

  function tip(D, m, c) {
    const r = m.byCell.get(c.cell);
    const place = c.region ? D.name(c.region) : 'Outside the ' + D.words;
    if (!r) return { name: place + ', cell ' + c.cell, value: 'no value', sentence: m.label + ': none in this cell.', regions: c.region ? [c.region] : [] };
    const from = r.of || r;
    let sentence = m.label + '.';
    if (m.kind === 'ratio') sentence = '1 means the cell has the same share of the deaths as of the carbon.';
    if (m.kind === 'width') sentence = 'Deaths caused: ' + tw.number(from.central) + ' ' + tw.interval(from, 'deaths') + '.';
    return { name: place + ', cell ' + c.cell, value: m.text(r.central), interval: m.kind === 'amount' ? tw.interval(r, m.unit) || null : null, sentence, regions: c.region ? [c.region] : [] };
  }

  /** One map; `head`: least height of its heading, so that two maps side by side stand level. */
  function map(D, m, width, o, head) {
    const K = tw.colours(o.theme);
    const G = tw.geo.grid(D);
    const colours = tw.ramp(m.ramp, o.theme);
    const heading = tw.geo.heading(m.head, m.rest, width, o);
    const legend = tw.geo.ramp(colours, m.breaks.map(m.number), Math.min(width, 400), o);
    const y0 = Math.max(heading.height, head) + 6;
    const top0 = y0 + legend.height + 14;
    const k = Math.floor(Math.min(width / G.columns, Math.max(300, width * 0.95) / G.rows) * 1000) / 1000;
    const dx = Math.round((width - k * G.columns) * 5) / 10;
    const P = paths(D, m);
    const line = (w) => String(Math.round((w / k) * 1000) / 1000);
    const grid = [];
    if (P.none) grid.push(tw.el('path', { d: P.none, fill: K.band }));
    P.classes.forEach((d, i) => d && grid.push(tw.el('path', { d, fill: colours[i], 'fill-rule': 'evenodd' })));
    // A pale edge below the line keeps borders in sight on dark and on bright cells.
    grid.push(tw.el('path', { d: tw.geo.borders(G), fill: 'none', stroke: K.paper, 'stroke-width': line(1.7), 'stroke-linecap': 'square', opacity: 0.35 }));
    grid.push(tw.el('path', { d: tw.geo.borders(G), fill: 'none', stroke: o.theme === 'dark' ? K.ink3 : K.ink2, 'stroke-width': line(0.7), 'stroke-linecap': 'square', opacity: 0.75 }));
    if (o.follow) {
      const own = G.cells.filter((c) => c.region === o.follow).map((c) => [c.x, c.y]);
      const d = own.length ? tw.geo.steps(tw.geo.trace(own)) : '';
      if (d) grid.push(tw.el('path', { d, fill: 'none', stroke: K.paper, 'stroke-width': line(4.4), 'stroke-linejoin': 'round' }), tw.el('path', { d, fill: 'none', stroke: K.ink, 'stroke-width': line(2), 'stroke-linejoin': 'round' }));
    }
    const marks = top(D, m).map((r, i) => {
      const c = G.byCell.get(r.cell);
      const t = tip(D, m, c);
      t.sentence = 'Number ' + (i + 1) + ' by ' + (m.kind === 'amount' ? m.label : 'deaths caused').toLowerCase().replace('co₂', 'CO₂') + '. ' + t.sentence;
      return tw.mark(t, Object.assign({}, o, { follow: '' }), tw.hit(dx + c.x * k, top0 + c.y * k, k, k));
    });
    return {
      body: heading.body + tw.el('g', { transform: 'translate(0 ' + tw.c(y0) + ')' }, legend.body) +
        tw.el('g', { transform: 'translate(' + tw.c(dx) + ' ' + tw.c(top0) + ') scale(' + k + ')' }, grid) + marks.join(''),
      height: top0 + k * G.rows + 2,
      at: (x, y) => {
        const c = G.get(Math.floor((x - dx) / k), Math.floor((y - top0) / k));
        return c ? tip(D, m, c) : null;
      },
    };
  }

  /** The size of a cell, where the run has the table grid: ' of 36 km', ' of 0.5° by 0.25°'. */
  function size(D) {
    const g = D.rows('grid')[0];
    if (!g || !(g.xcell > 0) || !(g.ycell > 0)) return '';
    const text = g.kind === 'lonlat' ? (v) => tw.number(v).replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '') + '°' : (v) => tw.number(v / 1000).replace(/\.0+$/, '') + ' km';
    return ' of ' + text(g.xcell) + (g.xcell === g.ycell ? '' : ' by ' + text(g.ycell));
  }

  const same = (D) => measures(D).length < 2;

  tw.figure({
    id: 'cells',
    section: 'places',
    missing: (D) => {
      if (!tw.geo.grid(D)) return 'Maps of cells need a grid: this run has no table cell_place.';
      return measures(D).length ? null : 'Maps of cells need results by cell: this run has none.';
    },
    controls: (D) => {
      if (same(D)) return [];
      const options = measures(D).map((m) => ({ value: m.value, label: m.label }));
      const first = initial(D);
      return [{ id: 'left', label: 'Left', options, initial: first.left }, { id: 'right', label: 'Right', options, initial: first.right }];
    },
    title,
    subtitle: (D) => {
      return [tw.count(tw.geo.grid(D).cells.length) + ' cells' + size(D) + (D.study.year ? ', ' + D.study.year : '') + '. ' + (same(D) ? 'Lines' : 'Left and right can be set to any measure; lines') + ' are the borders between ' + D.words + '.'];
    },
    read: (D, o) => {
      const list = same(D) ? [side(D, o, 'left')] : [side(D, o, 'left'), side(D, o, 'right')];
      const out = [];
      if (list.some((m) => m.kind === 'amount')) out.push('Classes are steps of about three; some 3\u202f% of the cells are in the top one. ');
      if (list.some((m) => m.kind === 'ratio')) out.push('Ratio: 1 means a cell’s share of the deaths equals its share of the carbon; cells without CO₂ have none. ');
      if (list.some((m) => m.kind === 'width')) out.push('Width: the 95\u202f% interval of a cell’s deaths from end to end, divided by its value. ');
      if (list.some((m) => m.scenario)) out.push('Scenario “full”: suppliers match the energy intensity of those they supply. ');
      const leading = Number((D.study.keys || {})['uncertainty.grid_draws']);
      if (list.some((m) => m.value === 'deaths' || m.kind === 'width') && D.has('damage_cell_total_ci') && leading > 0 && leading < D.study.draws) out.push('Intervals by cell are of the first ' + tw.count(leading) + ' draws. ');
      out.push('A cell counts for the ' + D.word + ' with its largest part. The table lists the ' + TOP + ' largest cells of the left map.');
      return out;
    },
    sources: (D, o) => [...new Set([...(same(D) ? ['left'] : ['left', 'right']).map((x) => side(D, o, x).rows[0]._table), 'cell_place'])],
    draw: (D, width, o) => {
      const panels = tw.panels(width, same(D) ? 1 : 2);
      const shown = panels.map((p, i) => side(D, o, i ? 'right' : 'left'));
      const head = panels.stacked ? 0 : Math.max(...shown.map((m) => tw.geo.heading(m.head, m.rest, panels[0].width, o).height));
      const drawn = [];
      const piece = tw.inPanels(panels, (p, i) => (drawn[i] = map(D, shown[i], same(D) ? Math.min(p.width, 720) : p.width, o, head)));
      return {
        width, height: piece.height, body: piece.body,
        probe: (x, y) => {
          let y0 = 0;
          for (let i = 0; i < panels.length; i++) {
            if (i && panels.stacked) y0 += drawn[i - 1].height + panels.gap;
            const t = x >= panels[i].x && x < panels[i].x + panels[i].width ? drawn[i].at(x - panels[i].x, y - y0) : null;
            if (t) return t;
          }
          return null;
        },
      };
    },
    table: (D, o) => {
      const l = side(D, o, 'left');
      const r = side(D, o, 'right');
      const G = tw.geo.grid(D);
      const shown = same(D) || l === r ? [l] : [l, r];
      const columns = [{ label: 'Cell' }, { label: tw.capital(D.word) }];
      for (const m of shown) {
        columns.push({ label: m.head, unit: m.kind === 'amount' ? m.unit : '' });
        if (m.rows.some((x) => x.sure)) columns.push({ label: m.label + ', 2.5\u202f%', unit: m.unit }, { label: m.label + ', 97.5\u202f%', unit: m.unit });
      }
      const value = (m, x, c) => {
        if (!x) return 'n/a';
        return m.kind === 'width' ? tw.percent(x.central) : tw.value(x, tw.number(x[c]), c === 'central' ? undefined : c);
      };
      return {
        columns,
        rows: top(D, l).map((row) => {
          const c = G.byCell.get(row.cell);
          const out = [String(row.cell), c.region ? tw.name(D.name(c.region), c.region) : 'outside'];
          for (const m of shown) {
            const x = m.byCell.get(row.cell);
            out.push(value(m, x, 'central'));
            if (m.rows.some((y) => y.sure)) out.push(value(m, x, 'p2_5'), value(m, x, 'p97_5'));
          }
          return out;
        }),
      };
    },
  });
})();
