/**
 * Who emits for whom: a matrix of bubbles a stressor. Rows emit, columns make the final product.
 * Area is the amount: the dark core is the lower end of the 95 % interval, the pale rim the upper
 * end. Bars at the edges: all that a region emits for others (right) and has emitted elsewhere
 * (below). Regions stand by zone, then from those that outsource to those that receive.
 *
 * Fewer than SMALL regions: a table with bars. More than fit: the largest, with the share drawn.
 */
'use strict';
(() => {
  const SMALL = 6;
  const PITCH = [12, 52];
  const RADIUS = 24;
  /** Bubbles of a panel: with the bars at the edges, all panels have 2,000 marks at most. */
  const bubbles = (D, n) => Math.floor(2000 / D.stressors.length) - 2 * n;

  const all = (o) => !o.group || o.group === 'all';

  // ---------------------------------------------------------------- words

  const amountOf = (D, s, r) => {
    const text = tw.amount(r.central, s.unit);
    if (s.code === 'CO2') return [tw.value(r, text), ' of carbon'];
    if (s.code === 'deaths') return [tw.value(r, text), ' deaths a year'];
    return [tw.value(r, text), ' of ' + D.short(s)];
  };
  const region = (D, code) => tw.name(D.shortName(code), code);

  function title(D, o) {
    const m = tw.flowsBetween(D, o);
    const group = all(o) ? [] : [tw.name(tw.capital(o.group)), ': '];
    const found = D.stressors
      .filter((s) => m[s.code].flows.length && m[s.code].flows[0].central > 0)
      .map((s) => ({ s, top: m[s.code].flows[0], first: tw.surelyFirst(m[s.code].flows), drawn: m[s.code].flows[0].sure }));
    const doubt = found.filter((f) => f.drawn && !f.first);
    const tail = !doubt.length ? [] : ['; which flow is the largest is not sure' + (doubt.length < found.length ? ' in ' + doubt.map((f) => D.short(f.s)).join(' and ') : '')];
    const burden = (f) => f.s.code === 'CO2' || f.s.code === 'deaths';
    if (found.length === 1) {
      const [{ s, top, first }] = found;
      if (!burden(found[0])) {
        return [...group, first ? 'The largest flow is ' : '', first ? 'from ' : 'From ', region(D, top.region), ' to ', region(D, top.to_region), ': ', ...amountOf(D, s, top), ...tail];
      }
      if (first) return [...group, region(D, top.region), ' ' + tw.verb(s) + ' most for ', region(D, top.to_region), ': ', ...amountOf(D, s, top)];
      return [...group, region(D, top.region), ' ' + tw.verb(s) + ' ', ...amountOf(D, s, top), ' for ', region(D, top.to_region), ...tail];
    }
    const [x, y] = found;
    if (x.top.region === y.top.region && x.top.to_region === y.top.to_region) {
      if (x.first && y.first) return [...group, region(D, x.top.region), ' emits most for ', region(D, x.top.to_region), ', in ' + D.short(x.s) + ' and in ' + D.short(y.s) + ' alike'];
      return [...group, region(D, x.top.region), ' ' + tw.verb(x.s) + ' ', ...amountOf(D, x.s, x.top), ' and ' + tw.verb(y.s) + ' ', ...amountOf(D, y.s, y.top), ' for ', region(D, x.top.to_region), ...tail];
    }
    const clause = (f) => [region(D, f.top.region), ' ' + tw.verb(f.s) + ' ', ...(f.first ? ['most ' + D.short(f.s)] : amountOf(D, f.s, f.top)), ' for ', region(D, f.top.to_region)];
    return [...group, ...clause(x), ', ', ...clause(y), ...tail];
  }

  const zoned = (D) => D.rows('zone').some((r) => r.zone);

  function subtitle(D, o) {
    const where = D.stressors.some((s) => s.code === 'CO2' || s.code === 'deaths') ? 'it is emitted' : 'it arises';
    return [
      'Rows: the ' + D.word + ' where ' + where + '. Columns: the ' + D.word + ' that makes the final product. ' +
        (D.regions.length < SMALL ? (D.study.year ? 'Year ' + D.study.year + '.' : '') : tw.capital(D.words) + ' stand ' + (zoned(D) ? 'by zone, ' : '') + 'from those that outsource to those that receive' + (D.study.year ? ', ' + D.study.year : '') + '.'),
    ];
  }

  function read(D, o) {
    const bars = 'Bars at the edges: all that a ' + D.word + ' emits for others (right) and has emitted elsewhere (below). ';
    const own = 'The diagonal, a ' + D.word + '’s own use, is left out. Click a ' + D.word + ' to follow it through the report.';
    if (D.regions.length < SMALL) return ['Each cell: the amount, and a bar in proportion to it' + (D.draws ? ' with its 95\u202f% interval' : '') + '. ' + own];
    return [(D.draws ? 'Each bubble has a core, the lower end of its 95\u202f% interval, and a rim, the upper end. ' : 'The area of a bubble is its amount. This run has no intervals. ') + bars + own];
  }

  /** The largest number with one digit 1, 2, 3, 4, 5, 6 or 8 that is not above x. */
  function round(x) {
    const p = 10 ** Math.floor(Math.log10(x) + 1e-9);
    const d = [8, 6, 5, 4, 3, 2, 1].find((k) => k * p <= x * 1.0000001);
    return Number(((d || 1) * p).toPrecision(3));
  }

  /** The share of all that is drawn, in words; empty where it is all. */
  function drawnText(D, m, s, list, flows) {
    const { whole } = m[s.code];
    const codes = new Set(list.map((r) => r.code));
    const inside = m[s.code].flows.filter((r) => codes.has(r.region) && codes.has(r.to_region));
    const cut = list.length < D.regions.length;
    const pairs = list.length * (list.length - 1);
    if (!cut && flows.length >= pairs) return '';
    const share = flows.reduce((a, r) => a + r.central, 0) / whole;
    const what = [];
    if (cut) what.push('the ' + list.length + ' largest ' + D.words);
    if (flows.length < inside.length || inside.length < pairs) what.push('the ' + tw.count(flows.length) + ' largest of ' + tw.count(pairs) + ' pairs');
    return 'Drawn: ' + what.join(', ') + ', ' + (share > 0.99 && share < 1 ? 'over 99\u202f%' : tw.percent(share)) + ' of all' + (cut ? '; ' + (D.regions.length - list.length) + ' others in the table' : '') + '.';
  }

  // ---------------------------------------------------------------- the matrix

  /** Measures of a panel for n regions: label and bar widths, pitch. */
  function measures(D, list, width) {
    const codes = (size) => Math.max(0, ...list.map((r) => tw.textWidth(tw.isolate(r.code), size)));
    const narrow = width < 440;
    const bars = narrow ? 42 : 62;
    const axis = 16;
    const names = Math.max(0, ...list.map((r) => tw.textWidth(tw.isolate(D.shortName(r.code)), 12)));
    const named = names <= 116 && (width - axis - names - 12 - bars) / list.length >= 26;
    const size = named ? 12 : narrow ? 9 : 12;
    const label = named ? names : Math.min(52, codes(size));
    const left = axis + label + 12;
    return { left, label, axis, size, bars, named, narrow, most: Math.max(1, Math.floor((width - left - bars) / PITCH[0])) };
  }

  function matrix(D, o, s, m, width, list) {
    const K = tw.colours(o.theme);
    const hue = tw.hueOf(s, o);
    const g = measures(D, list, width);
    const n = list.length;
    const pitch = Math.min(PITCH[1], Math.floor(((width - g.left - g.bars) / n) * 10) / 10);
    const size = Math.max(9, Math.min(g.size, pitch - 2.5));
    const at = new Map(list.map((r, i) => [r.code, i]));
    const side = n * pitch;
    const head = tw.flowHeading(D, o, s, m, width);
    const parts = [head.body];
    const labelOf = (r) => tw.fit(g.named ? D.shortName(r.code) : r.code, g.label, size);
    const runs = zoned(D) ? zoneRuns(list) : [];
    const high = Math.min(g.label, Math.max(0, ...list.map((r) => tw.textWidth(tw.isolate(labelOf(r)), size))));
    const top = head.height + 18 + (runs.length ? 16 : 0) + high + 12;
    const x = (i) => g.left + i * pitch;
    const y = (i) => top + i * pitch;

    // Ground: stripes of every second zone in both directions, so that blocks of zones are seen.
    if (runs.length) {
      runs.forEach((r, i) => {
        if (i % 2) return;
        parts.push(tw.el('rect', { x: x(r.from), y: y(0), width: (r.to - r.from) * pitch, height: side, fill: K.band }));
        parts.push(tw.el('rect', { x: x(0), y: y(r.from), width: side, height: (r.to - r.from) * pitch, fill: K.band }));
      });
      for (const r of runs) {
        const colour = K[r.zone] || K.none;
        parts.push(tw.el('rect', { x: x(r.from) + 0.5, y: top - 4, width: (r.to - r.from) * pitch - 1, height: 2.5, fill: colour }));
        parts.push(tw.el('rect', { x: g.left - 4, y: y(r.from) + 0.5, width: 2.5, height: (r.to - r.from) * pitch - 1, fill: colour }));
        if ((r.to - r.from) * pitch > tw.textWidth(r.zone, 12) + 3) parts.push(tw.text((x(r.from) + x(r.to)) / 2, top - high - 12, r.zone, { size: 12, fill: K.ink3, anchor: 'middle' }));
      }
    } else parts.push(tw.el('rect', { x: x(0), y: y(0), width: side, height: side, fill: K.band }));
    parts.push(tw.el('line', { x1: x(0), x2: x(n), y1: y(0), y2: y(n), stroke: K.rule, 'stroke-width': '1', 'stroke-dasharray': '1.5 3' }));

    const columns = 'columns: who makes the final product →';
    parts.push(tw.text(g.left, head.height + 12, tw.textWidth(columns, 12) <= width - g.left - g.bars ? columns : 'columns make →', { size: 12, fill: K.ink3 }));
    const rows = '← rows: where it ' + (tw.verb(s) === 'has' ? 'arises' : 'is emitted');
    parts.push(tw.text(11, top + tw.textWidth(rows, 12), rows, { size: 12, fill: K.ink3, rotate: -90 }));
    list.forEach((r, i) => {
      const bold = o.follow === r.code;
      const faded = o.follow && !bold ? 0.45 : null;
      parts.push(tw.text(g.left - 8, y(i) + pitch / 2 + size * 0.35, labelOf(r), { size, fill: K.ink, anchor: 'end', weight: bold ? 600 : 400, opacity: faded }));
      parts.push(tw.text(x(i) + pitch / 2 + size * 0.35, top - 9, labelOf(r), { size, fill: K.ink, rotate: -90, weight: bold ? 600 : 400, opacity: faded }));
    });

    const inside = m[s.code].flows.filter((r) => at.has(r.region) && at.has(r.to_region));
    const flows = inside.slice(0, bubbles(D, n));
    const reach = (r) => (r.sure ? Math.max(Math.abs(r.p2_5), Math.abs(r.p97_5)) : Math.abs(r.central));
    const most = Math.max(...flows.map(reach), 0);
    // Bubbles may touch, but together they cover no more than half of the matrix.
    const sum = flows.reduce((a, r) => a + reach(r), 0);
    const widest = Math.min(RADIUS, pitch * 1.1, Math.sqrt((0.5 * side * side * most) / (Math.PI * (sum || 1))));
    const radius = (v) => (most > 0 ? widest * Math.sqrt(Math.abs(v) / most) : 0);
    const unit = tw.scale(Math.max(0, ...flows.map((r) => r.central)), s.unit);
    for (const r of flows) {
      const cx = x(at.get(r.to_region)) + pitch / 2;
      const cy = y(at.get(r.region)) + pitch / 2;
      parts.push(tw.mark(tw.flowTip(D, s, r, unit, m), o, bubble(cx, cy, r, radius, hue)));
    }

    parts.push(edgeBars(D, o, s, m, list, { x, y, n, pitch, side, room: width - g.left - side, narrow: g.narrow }));
    let height = top + side + (g.narrow ? 40 : 62);
    const key = sizes(o, s, most, radius, unit, g.left, width, flows.some((r) => r.sure), flows.some((r) => r.central < 0), hue);
    parts.push(tw.el('g', { transform: 'translate(0 ' + tw.c(height) + ')' }, key.body));
    height += key.height;
    const note = drawnText(D, m, s, list, flows);
    for (const line of note ? tw.wrap(note, width, 12) : []) {
      parts.push(tw.text(0, height + 14, line, { size: 12, fill: K.ink3 }));
      height += 16;
    }
    return { body: parts.join(''), height: height + 4 };
  }

  /** Core and rim of a flow; one disc without an interval; a ring for a negative amount. */
  function bubble(cx, cy, r, radius, hue) {
    if (r.central < 0) return tw.el('circle', { cx, cy, r: Math.max(0.6, radius(r.central)), fill: 'none', stroke: hue, 'stroke-width': '1' });
    const dot = (v, opacity) => tw.el('circle', { cx, cy, r: Math.max(0.6, radius(v)), fill: hue, 'fill-opacity': opacity });
    if (!r.sure) return dot(r.central, 0.8);
    return dot(r.p97_5, 0.3) + (r.p2_5 > 0 ? dot(r.p2_5, 0.75) : '');
  }

  /** Neighbours of one zone: [{zone, from, to}]. */
  function zoneRuns(list) {
    const runs = [];
    list.forEach((r, i) => {
      const last = runs[runs.length - 1];
      if (last && last.zone === r.zone) last.to = i + 1;
      else runs.push({ zone: r.zone, from: i, to: i + 1 });
    });
    return runs;
  }

  /** Exports right of the rows, imports below the columns, on one scale. */
  function edgeBars(D, o, s, m, list, g) {
    const K = tw.colours(o.theme);
    const pale = tw.mix(K.paper, tw.hueOf(s, o), 0.5);
    const { exports, imports } = m[s.code];
    const rows = list.flatMap((r) => [exports.get(r.code), imports.get(r.code)]).filter((r) => r && Number.isFinite(r.central));
    if (!rows.length) return '';
    const most = Math.max(0, ...rows.map((r) => Math.max(r.central, r.sure ? r.p97_5 : 0)));
    const length = g.narrow ? 30 : 52;
    const px = (v) => (most > 0 ? (Math.max(0, v) / most) * Math.min(length, g.room - 8) : 0);
    const unit = tw.scale(most, s.unit);
    const thick = Math.min(10, g.pitch * 0.62);
    const parts = [];
    const right = g.x(g.n) + 6;
    const below = g.y(g.n) + 6;
    const words = { size: 12, fill: K.ink3 };
    if (g.narrow) parts.push(tw.text(right, below + 10, 'for', words), tw.text(right, below + 23, 'others', words));
    else parts.push(tw.text(right, g.y(0) - 8, 'for others', words));
    if (tw.textWidth('elsewhere', 12) <= g.x(0) - 4) parts.push(tw.text(g.x(0) - 4, below + 10, 'elsewhere', { ...words, anchor: 'end' }));
    const bar = (r, row, mark, shape) => {
      if (!row || !Number.isFinite(row.central)) return;
      parts.push(tw.mark({ name: D.shortName(r.code) + mark, value: unit.text(row.central), interval: tw.interval(row, s.unit), regions: [r.code] }, o, shape));
    };
    list.forEach((r, i) => {
      const e = exports.get(r.code);
      const cy = g.y(i) + g.pitch / 2;
      if (e) {
        bar(r, e, ', for others', [
          tw.el('rect', { x: right, y: cy - thick / 2, width: px(e.central), height: thick, fill: pale }),
          e.sure ? tw.whisker(right + px(e.p2_5), right + px(e.p97_5), cy, K.ink, { cap: 0, width: 1.2 }) : '',
        ]);
      }
      const i2 = imports.get(r.code);
      const cx = g.x(i) + g.pitch / 2;
      if (i2) {
        bar(r, i2, ', elsewhere for its products', [
          tw.el('rect', { x: cx - thick / 2, y: below, width: thick, height: px(i2.central), fill: pale }),
          i2.sure ? tw.whiskerUp(below + px(i2.p2_5), below + px(i2.p97_5), cx, K.ink, { cap: 0, width: 1.2 }) : '',
        ]);
      }
    });
    return parts.join('');
  }

  /** Legend of sizes, from the left edge of the matrix. */
  function sizes(o, s, most, radius, unit, left, width, intervals, negative, hue) {
    if (!(most > 0)) return { body: '', height: 0 };
    const K = tw.colours(o.theme);
    const amounts = [round(most), round(most / 6), round(most / 20)];
    const parts = [];
    const h = Math.max(24, 2 * radius(amounts[0]) + 4);
    let x = left;
    let y = 0;
    let line = h;
    const place = (w) => {
      if (x > left && x + w > width) {
        y += line;
        line = 22;
        x = Math.min(left, Math.max(0, width - w));
      }
    };
    amounts.forEach((v, i) => {
      const r = radius(v);
      const text = unit.number(v, 1) + (i || !unit.unit ? '' : ' ' + unit.unit);
      const w = 2 * r + 6 + tw.textWidth(text, 12) + 14;
      place(w);
      parts.push(tw.el('circle', { cx: x + r, cy: y + line / 2, r, fill: hue, 'fill-opacity': 0.8 }), tw.text(x + 2 * r + 6, y + line / 2 + 4, text, { size: 12, fill: K.ink2 }));
      x += w;
    });
    if (intervals) {
      const lines = tw.wrap('core: at least, rim: at most (95\u202f%)', width - 40, 12);
      const w = 26 + Math.max(...lines.map((l) => tw.textWidth(l, 12)));
      place(w);
      parts.push(
        tw.el('circle', { cx: x + 8, cy: y + line / 2, r: 8, fill: hue, 'fill-opacity': 0.3 }),
        tw.el('circle', { cx: x + 8, cy: y + line / 2, r: 5.5, fill: hue, 'fill-opacity': 0.75 }),
        lines.map((l, i) => tw.text(x + 22, y + line / 2 + 4 + i * 15, l, { size: 12, fill: K.ink2 }))
      );
      x += w + 14;
      line = Math.max(line, 6 + 15 * lines.length);
    }
    if (negative) {
      place(90);
      parts.push(tw.el('circle', { cx: x + 7, cy: y + line / 2, r: 5, fill: 'none', stroke: hue, 'stroke-width': '1' }), tw.text(x + 18, y + line / 2 + 4, 'negative', { size: 12, fill: K.ink2 }));
    }
    return { body: parts.join(''), height: y + line + 4 };
  }

  tw.figure({
    id: 'pairs',
    section: 'regions',
    missing(D) {
      if (!tw.hasTable(D, 'flow_pair')) return 'Who emits for whom needs the table flow_pair, which this run does not have.';
      if (D.regions.length < 2) return 'The study has one ' + D.word + ', so nothing flows between ' + D.words + '.';
      const m = tw.flowsBetween(D, {});
      return D.stressors.some((s) => m[s.code].flows.length && m[s.code].flows[0].central > 0) ? null : 'Nothing flows between the ' + D.words + '.';
    },
    controls(D) {
      if (!tw.hasTable(D, 'flow_group_pair')) return [];
      const rows = D.ci('flow_group_pair', 'value');
      const groups = [...new Set(rows.filter((r) => r.central > 0).map((r) => r.group))];
      if (groups.length < 2) return [];
      return [{ id: 'group', label: 'Sector group', options: [{ value: 'all', label: 'All sectors' }, ...groups.map((g) => ({ value: g, label: String(g) }))], initial: 'all' }];
    },
    title,
    subtitle,
    read,
    sources: (D, o) =>
      (all(o) ? ['flow_pair', 'embodied_trade', 'national_total'] : ['flow_group_pair', 'relocation'])
        .concat(zoned(D) ? ['zone'] : [])
        .filter((t) => tw.hasTable(D, t))
        .map((t) => (t === 'zone' ? t : tw.tableName(D, t))),
    draw(D, width, o) {
      const m = tw.flowsBetween(D, o);
      const shown = D.stressors.filter((s) => m[s.code].flows.length);
      const panels = tw.panels(width, shown.length);
      const few = D.regions.length < SMALL;
      const list = few ? tw.regionOrder(D) : tw.largestRegions(D, m, Math.min(measures(D, tw.regionOrder(D), panels[0].width).most, 60), o);
      const drawn = tw.inPanels(panels, (p, i) => (few ? tw.flowCells : matrix)(D, o, shown[i], m, p.width, list), 28);
      return { width, height: drawn.height, body: drawn.body };
    },
    table(D, o) {
      const m = tw.flowsBetween(D, o);
      const pairs = new Map();
      for (const s of D.stressors) {
        for (const r of m[s.code].flows) {
          const key = r.region + '\n' + r.to_region;
          if (!pairs.has(key)) pairs.set(key, { from: r.region, to: r.to_region });
          pairs.get(key)[s.code] = r;
        }
      }
      const bounds = D.stressors.some((s) => m[s.code].flows.some((r) => r.sure));
      const columns = [{ label: 'Where it is emitted' }, { label: 'Who makes the final product' }];
      if (D.stressors.every((s) => tw.verb(s) === 'has')) columns[0].label = 'Where it arises';
      for (const s of D.stressors) {
        columns.push({ label: D.head(s), unit: s.unit });
        if (bounds) columns.push({ label: D.head(s) + ', 2.5 %', unit: s.unit }, { label: D.head(s) + ', 97.5 %', unit: s.unit });
      }
      const rows = [...pairs.values()].map((p) => [
        tw.name(D.name(p.from), p.from),
        tw.name(D.name(p.to), p.to),
        ...D.stressors.flatMap((s) => {
          const r = p[s.code];
          if (!r) return bounds ? ['', '', ''] : [''];
          return [tw.value(r, tw.number(r.central)), ...(bounds ? tw.bounds(r, (v) => tw.number(v)) : [])];
        }),
      ]);
      return { columns, rows };
    },
  });
})();
