/**
 * Subsectors as discs: CO2 against deaths on logarithmic axes. With costs the outer axes are money,
 * the dashed line joins the places where both cost the same, and the area is the cost of both.
 */
'use strict';
(() => {
  const { price, centre, emits } = tw.sources;

  /** Money on an axis, with short words where there is little room. */
  const money = (currency, short) => (v) => {
    const t = tw.amount(v, currency, 1);
    return short ? t.replace(' trillion', ' tn').replace(' billion', ' bn').replace(' million', ' m') : t;
  };

  const touches = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
  const near = (box, p, extra) => {
    const dx = Math.max(box[0] - p.x, 0, p.x - box[2]);
    const dy = Math.max(box[1] - p.y, 0, p.y - box[3]);
    return dx * dx + dy * dy < (p.r + extra) * (p.r + extra);
  };

  /** Range of a logarithmic axis: room for the bubbles at its ends, at most six decades. */
  function range(values) {
    const positive = values.filter((v) => v > 0);
    if (!positive.length) return null;
    const most = Math.max(...positive);
    const kept = positive.filter((v) => v >= most / 1e6);
    return [Math.min(...kept) / 1.8, most * 2.2];
  }

  /** Whether a subsector has a place: neither amount below 0, unknown, or less than a millionth of the largest. */
  function fits(s, data) {
    const ok = (row, range) => row && (row.central === 0 || (row.central > 0 && row.central >= range[0]));
    return ok(s.co2, range(data.list.map((x) => centre(x.co2))) || [0]) && ok(s.deaths, range(data.list.map((x) => centre(x.deaths))) || [0]);
  }

  /** Bubbles in place: [{s, x, y, r, gutter}], the largest first so that small ones lie on top. */
  function placed(data, plot, rmax) {
    const most = Math.max(...data.list.map((s) => centre(s.cost)), 0);
    const list = [];
    for (const s of data.list) {
      const c = centre(s.co2);
      const d = centre(s.deaths);
      if (!emits(s) || !fits(s, data)) continue;
      const inX = c > 0;
      const inY = d > 0;
      const r = data.costs && most > 0 ? Math.max(3.2, rmax * Math.sqrt(Math.max(centre(s.cost), 0) / most)) : 5;
      list.push({ s, r, x: inX ? plot.x(c) : plot.gutterX, y: inY ? plot.y(d) : plot.gutterY, gutter: !inX, low: !inY });
    }
    // In the gutter all have the same x: neighbours that would cover each other step aside.
    const gutter = list.filter((p) => p.gutter).sort((a, b) => a.y - b.y);
    gutter.forEach((p, i) => {
      const before = gutter[i - 1];
      if (before && p.y - before.y < (p.r + before.r) * 0.8) p.x = plot.gutterX + (before.x > plot.gutterX ? -1 : 1) * plot.gutterWidth * 0.22;
    });
    return list.sort((a, b) => b.r - a.r || centre(b.s.deaths) - centre(a.s.deaths));
  }

  /** Names of the largest discs, each where it covers no disc, no other name and not the dashed line. */
  function labels(points, plot, taken, most, widest, size, label) {
    const items = points.slice(0, most).map((p, i) => {
      const text = tw.fit(label(p.s), widest, size, 600);
      const [d, k] = [size * 0.35, p.r * 0.7];
      const options = [
        [p.x + p.r + 5, p.y + d, 'start'], [p.x - p.r - 5, p.y + d, 'end'], [p.x, p.y - p.r - 5, 'middle'], [p.x, p.y + p.r + size, 'middle'],
        [p.x + k + 4, p.y - k - 3, 'start'], [p.x + k + 4, p.y + k + size - 2, 'start'], [p.x - k - 4, p.y - k - 3, 'end'], [p.x - k - 4, p.y + k + size - 2, 'end'],
      ];
      if (p.x + p.r > plot.right - tw.textWidth(text, size, 600)) options.push([plot.right - 2, p.y - p.r - 5, 'end'], [plot.right - 2, p.y + p.r + size, 'end']);
      return { own: i, options: options.map(([x, y, anchor], n) => ({ text, x, y, anchor, cost: n * 0.01 })) };
    });
    const discs = points.map((p, i) => [p.x - p.r, p.y - p.r, p.x + p.r, p.y + p.r, 8, i]);
    const placed = tw.geo.labels(items, [...discs, ...taken], [plot.left, plot.top, plot.right, plot.bottom], size, 600);
    return placed.filter((l) => l && l.fixed - l.cost < 6);
  }

  /** Where 95 % intervals make a cross that runs over no other bubble: [{p, x1, x2, y1, y2}]. */
  function crosses(points, plot) {
    const out = [];
    for (const p of points) {
      const arms = [];
      const clampX = (v) => Math.min(Math.max(v, plot.left), plot.right);
      const clampY = (v) => Math.min(Math.max(v, plot.top), plot.bottom);
      if (!p.gutter && p.s.co2.sure && p.s.co2.p2_5 > 0) arms.push([clampX(plot.x(p.s.co2.p2_5)), p.y, clampX(plot.x(p.s.co2.p97_5)), p.y]);
      if (!p.low && p.s.deaths.sure && p.s.deaths.p2_5 > 0) arms.push([p.x, clampY(plot.y(p.s.deaths.p97_5)), p.x, clampY(plot.y(p.s.deaths.p2_5))]);
      const free = arms.every((a) => points.every((q) => q === p || !near(a, q, 1)) && out.every((c) => !touches([a[0] - 2, a[1] - 2, a[2] + 2, a[3] + 2], c.box)));
      if (!arms.length || !free) continue;
      out.push({ p, arms, box: [Math.min(...arms.map((a) => a[0])), Math.min(...arms.map((a) => a[1])), Math.max(...arms.map((a) => a[2])), Math.max(...arms.map((a) => a[3]))] });
    }
    return out;
  }

  function tip(D, data, s) {
    const amounts = tw.amount(centre(s.co2), 't') + ' of CO₂, ' + tw.number(centre(s.deaths)) + ' deaths a year';
    const interval = s.deaths && s.deaths.sure && s.co2 && s.co2.sure ? 'CO₂ ' + tw.interval(s.co2, 't') + ', deaths ' + tw.interval(s.deaths, '') : '';
    const total = centre(s.cost);
    const cost = data.costs && total > 0 ? 'Costs ' + tw.amount(total, data.currency) + ' ' + tw.interval(s.cost, data.currency) + ' a year, ' + tw.percent(centre(s.health) / total) + ' of it for deaths.' : '';
    return { name: s.name, value: amounts, interval, sentence: (cost + (s.household ? ' Burnt by households, outside supply chains.' : '')).trim() };
  }

  function bubbles(D, data, width, o) {
    const K = tw.colours(o.theme);
    const wide = width >= 720;
    const short = !wide;
    const categories = tw.categories(D, o.theme);
    const xs = range(data.list.map((s) => centre(s.co2)));
    const ys = range(data.list.map((s) => centre(s.deaths)));
    const gutterWidth = data.list.some((s) => centre(s.co2) === 0 && centre(s.deaths) > 0) ? (wide ? 56 : 34) : 0;
    const gutterHeight = data.list.some((s) => centre(s.deaths) === 0 && centre(s.co2) > 0) ? 30 : 0;
    const left = wide ? 72 : 52;
    const right = width - (data.costs ? (wide ? 92 : 54) : 8);
    const top = data.costs ? 44 : 14;
    const bottom = top + (wide ? 540 : Math.max(300, Math.round(width * 1.05)));
    const plot = { left, right, top, bottom, gutterWidth, gutterX: left + gutterWidth / 2, gutterY: bottom - gutterHeight / 2 };
    plot.x = xs && tw.logarithmic(xs[0], xs[1], left + gutterWidth + (gutterWidth ? 6 : 0), right);
    plot.y = ys && tw.logarithmic(ys[0], ys[1], bottom - gutterHeight, top);
    const rmax = wide ? 34 : 16;
    const points = placed(data, plot, rmax);
    const parts = [];
    if (gutterWidth) {
      parts.push(tw.el('rect', { x: left, y: top, width: gutterWidth, height: bottom - top, fill: K.band }));
      parts.push(tw.text(left + gutterWidth / 2, bottom + 16, 'no CO₂', { size: 12, fill: K.ink2, anchor: 'middle' }));
    }
    if (gutterHeight) {
      parts.push(tw.el('rect', { x: left, y: bottom - gutterHeight, width: right - left, height: gutterHeight, fill: K.band }));
      parts.push(tw.text(right - 4, bottom - gutterHeight / 2 + 4, 'no deaths', { size: 12, fill: K.ink2, anchor: 'end' }));
    }
    let below = 22;
    if (plot.x) {
      const bounds = [left + gutterWidth + (gutterWidth ? 16 : 0), width];
      const axis = tw.axisX(plot.x, bottom, o, { text: (v) => tw.amount(v, 't', 1), grid: [top, bottom - gutterHeight], label: 'CO₂ emitted a year', bounds });
      parts.push(axis.body);
      below = axis.height;
    }
    if (plot.y) parts.push(tw.axisY(plot.y, left, o, { text: (v) => tw.number(v, 1), grid: [left + gutterWidth, right] }).body);
    parts.push(tw.text(13, (top + bottom) / 2, 'deaths caused a year', { size: 12, fill: K.ink3, anchor: 'middle', rotate: -90 }));
    const taken = [];
    if (data.costs) parts.push(moneyAxes(D, data, plot, width, o, short), equalLine(D, plot, o, taken, wide));
    for (const c of wide ? crosses(points, plot) : []) {
      const colour = categories.get(c.p.s.category)?.colour || K.none;
      for (const a of c.arms) parts.push(tw.el('line', { x1: a[0], y1: a[1], x2: a[2], y2: a[3], stroke: colour, 'stroke-width': '1', opacity: 0.55 }));
    }
    for (const p of points) {
      const colour = categories.get(p.s.category)?.colour || K.none;
      parts.push(
        tw.mark(
          Object.assign(tip(D, data, p.s), { key: p.s.code }),
          { follow: '' },
          tw.el('circle', {
            cx: p.x, cy: p.y, r: p.r, fill: p.s.household ? tw.mix(K.paper, colour, 0.35) : colour, 'fill-opacity': p.s.household ? 0.75 : 0.85,
            stroke: p.s.household ? colour : K.paper, 'stroke-width': p.s.household ? '1.4' : '0.8', 'stroke-dasharray': p.s.household ? '3 2' : null,
          })
        )
      );
    }
    const size = wide ? 13 : 12;
    for (const l of labels(points, plot, taken, wide ? 26 : 12, wide ? 230 : 118, size, (s) => (wide ? s.name : s.fuel))) {
      parts.push(tw.text(l.x, l.y, l.text, { size, weight: 600, fill: K.ink, anchor: l.anchor, halo: K.paper }));
    }
    return { body: parts.join(''), height: bottom + below };
  }

  function moneyAxes(D, data, plot, width, o, short) {
    const K = tw.colours(o.theme);
    const write = money(data.currency, short);
    const parts = [];
    if (plot.x) {
      const scc = price(D, 'SCC').value;
      const scale = tw.logarithmic(plot.x.low * scc, plot.x.high * scc, plot.x.from, plot.x.to);
      parts.push(tw.axisX(scale, plot.top, o, { text: write, above: true, label: 'cost of the CO₂ a year', bounds: [plot.left, width] }).body);
    }
    if (plot.y) {
      const vsl = price(D, 'VSL').value;
      const scale = tw.logarithmic(plot.y.low * vsl, plot.y.high * vsl, plot.y.from, plot.y.to);
      for (const t of scale.ticks()) parts.push(tw.text(plot.right + 5, scale(t) + 4, write(t), { size: 12, fill: K.ink3 }));
      if (!short) parts.push(tw.text(width - 12.5, (plot.top + plot.bottom) / 2, 'cost of the deaths a year', { size: 12, fill: K.ink3, anchor: 'middle', rotate: -90 }));
    }
    return parts.join('');
  }

  /** The line where deaths and CO2 cost the same, within the plot, with its label along it. */
  function equalLine(D, plot, o, taken, wide) {
    const K = tw.colours(o.theme);
    if (!plot.x || !plot.y) return '';
    const k = price(D, 'VSL').value / price(D, 'SCC').value;
    const low = Math.max(plot.x.low, plot.y.low * k);
    const high = Math.min(plot.x.high, plot.y.high * k);
    if (!(high > low)) return '';
    const [x1, y1, x2, y2] = [plot.x(low), plot.y(low / k), plot.x(high), plot.y(high / k)];
    const angle = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI;
    const length = Math.hypot(x2 - x1, y2 - y1);
    const parts = [tw.el('line', { x1, y1, x2, y2, stroke: K.ink3, 'stroke-width': '1.2', 'stroke-dasharray': '5 4' })];
    const words = 'deaths cost as much as CO₂';
    if (length > tw.textWidth(words, 12) + 24) {
      const w = tw.textWidth(words, 12);
      const at = 12 / length;
      const x = x1 + (x2 - x1) * at - Math.sin((-angle * Math.PI) / 180) * 6;
      const y = y1 + (y2 - y1) * at - Math.cos((angle * Math.PI) / 180) * 6;
      parts.push(tw.text(x, y, words, { size: 12, fill: K.ink2, rotate: Math.round(angle * 10) / 10 }));
      // The slanted label and the line as small boxes, so that names stay off them.
      for (let i = 0; wide && i * 10 < length; i++) taken.push([x1 + ((x2 - x1) * i * 10) / length - 2, y1 + ((y2 - y1) * i * 10) / length - 2, x1 + ((x2 - x1) * i * 10) / length + 2, y1 + ((y2 - y1) * i * 10) / length + 2]);
      for (let i = 0; i <= 10; i++) {
        const cx = x + ((w * i) / 10) * Math.cos((angle * Math.PI) / 180);
        const cy = y + ((w * i) / 10) * Math.sin((angle * Math.PI) / 180);
        taken.push([cx - 8, cy - 12, cx + 8, cy + 4]);
      }
    }
    return parts.join('');
  }

  /** Whether a subsector has a place in the plot. */
  tw.sources.fits = fits;
  tw.sources.bubbles = bubbles;
})();
