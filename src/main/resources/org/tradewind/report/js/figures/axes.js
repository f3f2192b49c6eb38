/**
 * What several figures draw: panels, scales and axes, legends, headings, rows of pills, whiskers.
 *
 * Pure as core.js. `o` is always the figure's options: theme and follow are read from it. Pieces
 * with a height return {body, height}, where body is SVG text drawn from (x, y) downwards.
 */
'use strict';
(() => {
  /** Room between two panels in a row, and above the next one where they are stacked. */
  const GAP = 40;

  /**
   * Places n panels: side by side in two columns from 720 px, else one below the other.
   * [{x, width, column, line}]; `stacked` of the list is true where there is one column.
   */
  tw.panels = function (width, n, gap = GAP) {
    const columns = width < 720 || n < 2 ? 1 : 2;
    const each = (width - gap * (columns - 1)) / columns;
    const list = Array.from({ length: n }, (_, i) => ({
      x: (i % columns) * (each + gap),
      width: each,
      column: i % columns,
      line: Math.floor(i / columns),
    }));
    return Object.assign(list, { columns, stacked: columns === 1, gap });
  };

  /**
   * Draws one piece a panel and puts them in place: draw(panel, i) -> {body, height}. Pieces of one
   * line start at the same height. Returns {body, height}.
   */
  tw.inPanels = function (panels, draw, gap = GAP) {
    const parts = [];
    let y = 0;
    let tallest = 0;
    panels.forEach((p, i) => {
      if (i && p.line !== panels[i - 1].line) {
        y += tallest + gap;
        tallest = 0;
      }
      const piece = draw(p, i);
      parts.push(tw.el('g', { transform: p.x || y ? 'translate(' + tw.c(p.x) + ' ' + tw.c(y) + ')' : null }, piece.body));
      tallest = Math.max(tallest, piece.height);
    });
    return { body: parts.join(''), height: y + tallest };
  };

  /** A linear scale: a function value -> px with low, high, from, to and ticks(n). */
  tw.linear = function (low, high, from, to) {
    const span = high > low ? high - low : 1;
    const f = (v) => from + ((v - low) / span) * (to - from);
    return Object.assign(f, { low, high, from, to, ticks: (n) => tw.ticks(low, high, n) });
  };

  /** A scale by logarithms; ticks are the powers of ten, with 1-3-10 steps where there is one only. */
  tw.logarithmic = function (low, high, from, to) {
    const a = Math.log10(low);
    const span = Math.log10(high) - a || 1;
    const f = (v) => from + ((Math.log10(v) - a) / span) * (to - from);
    const ticks = () => {
      const list = [];
      const steps = span < 1.5 ? [1, 3] : [1];
      for (let e = Math.floor(a); e <= Math.ceil(a + span); e++) {
        for (const s of steps) {
          const v = Number((s * 10 ** e).toPrecision(3));
          if (v >= low * 0.999999 && v <= high * 1.000001) list.push(v);
        }
      }
      return list;
    };
    return Object.assign(f, { low, high, from, to, ticks });
  };

  /** The lowest and highest end of a list of rows with intervals, 0 included unless `free`. */
  tw.extent = function (rows, free) {
    let low = free ? Infinity : 0;
    let high = free ? -Infinity : 0;
    for (const r of rows) {
      for (const v of [r.central, r.p2_5, r.p97_5]) {
        if (!Number.isFinite(v)) continue;
        low = Math.min(low, v);
        high = Math.max(high, v);
      }
    }
    return low <= high ? [low, high] : [0, 0];
  };

  /** The ticks whose labels stay `room` px from each other and within [low, high]. */
  function apart(ticks, place, half, room, low, high) {
    const kept = [];
    for (const t of ticks) {
      if (place(t) - half(t) < low - 0.01 || place(t) + half(t) > high + 0.01) continue;
      const last = kept[kept.length - 1];
      if (last !== undefined && Math.abs(place(t) - place(last)) < half(t) + half(last) + room) continue;
      kept.push(t);
    }
    return kept;
  }

  /**
   * An axis below a plot, at height y. options: ticks (values, else about n round ones), n (5),
   * text (value -> label), label (unit, below, centred), grid ([top, bottom] of the grid lines),
   * zero (true: the line at 0 is stronger), size (12), above (true: labels above the line),
   * bounds ([low, high] px that labels must stay within). Returns {body, height}.
   */
  tw.axisX = function (scale, y, o, options = {}) {
    const K = tw.colours(o.theme);
    const size = options.size || 12;
    const text = options.text || ((v) => tw.number(v));
    const all = options.ticks || scale.ticks(options.n || 5);
    const [low, high] = options.bounds || [Math.min(scale.from, scale.to) - 24, Math.max(scale.from, scale.to) + 24];
    const labelled = apart(all, scale, (t) => tw.textWidth(text(t), size) / 2, 8, low, high);
    const sign = options.above ? -1 : 1;
    const parts = [];
    if (options.grid) {
      for (const t of all) {
        const strong = options.zero && t === 0;
        parts.push(tw.el('line', { x1: scale(t), x2: scale(t), y1: options.grid[0], y2: options.grid[1], stroke: strong ? K.ink3 : K.grid, 'stroke-width': '1' }));
      }
    }
    for (const t of labelled) {
      parts.push(tw.text(scale(t), options.above ? y - 6 : y + size + 4, text(t), { size, fill: K.ink3, anchor: 'middle' }));
    }
    let height = size + 8;
    if (options.label) {
      const middle = (scale.from + scale.to) / 2;
      parts.push(tw.text(middle, options.above ? y - 6 - size - 6 : y + height + size + 2, tw.fit(options.label, high - low, size), { size, fill: K.ink3, anchor: 'middle' }));
      height += size + 8;
    }
    return { body: parts.join(''), height: height * sign };
  };

  /**
   * An axis left of a plot, at x: labels end there. options as tw.axisX: ticks, n, text, grid
   * ([left, right]), zero, size; `label` stands above the axis, flush left at x of `labelAt`.
   */
  tw.axisY = function (scale, x, o, options = {}) {
    const K = tw.colours(o.theme);
    const size = options.size || 12;
    const text = options.text || ((v) => tw.number(v));
    const all = options.ticks || scale.ticks(options.n || 5);
    const parts = [];
    if (options.grid) {
      for (const t of all) {
        const strong = options.zero && t === 0;
        parts.push(tw.el('line', { x1: options.grid[0], x2: options.grid[1], y1: scale(t), y2: scale(t), stroke: strong ? K.ink3 : K.grid, 'stroke-width': '1' }));
      }
    }
    const top = Math.min(scale.from, scale.to);
    const bottom = Math.max(scale.from, scale.to);
    for (const t of apart(all, scale, () => size / 2, 2, top - size, bottom + size)) {
      parts.push(tw.text(x - 6, scale(t) + size * 0.34, text(t), { size, fill: K.ink3, anchor: 'end' }));
    }
    if (options.label) parts.push(tw.text(options.labelAt ?? x, top - 12, options.label, { size, fill: K.ink3 }));
    return { body: parts.join('') };
  };

  /**
   * One small shape of a legend or mark: square, disc, ring, diamond, line, dash, pill. (x, y) is
   * its middle, r half its size.
   */
  tw.shape = function (shape, x, y, r, colour, more = {}) {
    if (shape === 'disc') return tw.el('circle', { cx: x, cy: y, r, fill: colour, ...more });
    if (shape === 'ring') return tw.el('circle', { cx: x, cy: y, r: r - 0.8, fill: 'none', stroke: colour, 'stroke-width': '1.6', ...more });
    if (shape === 'diamond') {
      const d = r * 1.2;
      return tw.el('path', { d: 'M' + [[x, y - d], [x + d, y], [x, y + d], [x - d, y]].map((p) => p.map(tw.c).join(' ')).join('L') + 'Z', fill: colour, ...more });
    }
    if (shape === 'line' || shape === 'dash') {
      return tw.el('line', { x1: x - r, x2: x + r, y1: y, y2: y, stroke: colour, 'stroke-width': '2', 'stroke-dasharray': shape === 'dash' ? '3 2.5' : null, ...more });
    }
    if (shape === 'pill') return tw.el('rect', { x: x - 2 * r, y: y - r * 0.75, width: 4 * r, height: r * 1.5, rx: r * 0.75, fill: colour, ...more });
    return tw.el('rect', { x: x - r, y: y - r, width: 2 * r, height: 2 * r, rx: 2, fill: colour, ...more });
  };

  /**
   * A legend: items {colour, text, shape ('square'), strong?} from (0, 0), broken into lines within
   * `width`. A text longer than a line is broken too. Returns {body, height}.
   */
  tw.legend = function (items, width, o, options = {}) {
    const K = tw.colours(o.theme);
    const size = options.size || 13;
    const lead = size + 8;
    const parts = [];
    let x = 0;
    let y = 0;
    for (const item of items) {
      const r = item.shape === 'disc' || item.shape === 'diamond' || item.shape === 'ring' ? 5 : 5.5;
      const wide = item.shape === 'pill' ? 2 * r : r;
      const indent = 2 * wide + 6;
      const lines = tw.wrap(item.text, width - indent, size);
      const needed = indent + Math.max(...lines.map((l) => tw.textWidth(l, size)), 0);
      if (x > 0 && x + needed > width) {
        x = 0;
        y += lead;
      }
      parts.push(item.draw ? item.draw(x + wide, y + size / 2 + 2, r) : tw.shape(item.shape || 'square', x + wide, y + size / 2 + 2, r, item.colour));
      lines.forEach((l, i) => {
        if (i) y += size + 4;
        parts.push(tw.text(x + indent, y + size + 0.5, l, { size, fill: K.ink2, weight: item.strong ? 600 : 400 }));
      });
      x += needed + 18;
    }
    return { body: parts.join(''), height: items.length ? y + lead : 0 };
  };

  /**
   * The heading of a panel: its name in serif, in a hue, and what follows (a total with interval) in
   * sans, on a second line where it does not fit. Drawn from y = 0. Returns {body, height}.
   */
  tw.heading = function (name, rest, width, o, options = {}) {
    const K = tw.colours(o.theme);
    const size = options.size || 18;
    const title = tw.fit(name, width, size, 600, 'serif');
    const w = tw.textWidth(title, size, 600, 'serif');
    const parts = [tw.text(0, size, title, { size, weight: 600, family: 'serif', fill: options.fill || K.ink })];
    let height = size + 8;
    if (rest) {
      const beside = w + 10 + tw.textWidth(rest, 13) <= width;
      if (beside) parts.push(tw.text(w + 10, size, rest, { size: 13, fill: K.ink2 }));
      else {
        for (const l of tw.wrap(rest, width, 13)) {
          parts.push(tw.text(0, height + 11, l, { size: 13, fill: K.ink2 }));
          height += 18;
        }
      }
    }
    return { body: parts.join(''), height };
  };

  /** A horizontal whisker from x1 to x2 at y, with small ends. Empty where a bound is not a number. */
  tw.whisker = function (x1, x2, y, colour, options = {}) {
    if (!Number.isFinite(x1) || !Number.isFinite(x2)) return '';
    const cap = options.cap ?? 3;
    const d = cap
      ? 'M' + [x1, y - cap].map(tw.c).join(' ') + 'V' + tw.c(y + cap) + 'M' + [x1, y].map(tw.c).join(' ') + 'H' + tw.c(x2) + 'M' + [x2, y - cap].map(tw.c).join(' ') + 'V' + tw.c(y + cap)
      : 'M' + [x1, y].map(tw.c).join(' ') + 'H' + tw.c(x2);
    return tw.el('path', { d, fill: 'none', stroke: colour, 'stroke-width': String(options.width || 1.3) });
  };

  /** The same upright: from y1 to y2 at x. */
  tw.whiskerUp = function (y1, y2, x, colour, options = {}) {
    if (!Number.isFinite(y1) || !Number.isFinite(y2)) return '';
    const cap = options.cap ?? 3;
    const d =
      'M' + [x, y1].map(tw.c).join(' ') + 'V' + tw.c(y2) +
      (cap ? 'M' + [x - cap, y1].map(tw.c).join(' ') + 'H' + tw.c(x + cap) + 'M' + [x - cap, y2].map(tw.c).join(' ') + 'H' + tw.c(x + cap) : '');
    return tw.el('path', { d, fill: 'none', stroke: colour, 'stroke-width': String(options.width || 1.3) });
  };

  /** An area to point at without ink. */
  tw.hit = (x, y, width, height) => tw.el('rect', { x, y, width, height, fill: '#000000', 'fill-opacity': '0' });

  /**
   * Rows of pills: name on the left, the 95 % interval as a pill with a disc at the centre, the value
   * on the right. Without an interval: the disc and a thin line from 0.
   *
   * rows: {name, row (central, p2_5, p97_5, sure), text (the value), interval (for the tip), colour,
   * regions, sentence, key, swatch? (colour of a square before the name), tick? (value of a small
   * upright line, say the median), weight? (of the name), shape? ('disc')}. Colours are the caller's.
   * options: low, high (else from the rows, 0 included), pitch (26), nameWidth (else what the names
   * need, at most 42 %), size (13), valueWidth. Returns {body, height, nameWidth, scale}.
   */
  tw.pills = function (rows, width, o, options = {}) {
    const K = tw.colours(o.theme);
    const size = options.size || 13;
    const pitch = options.pitch || 26;
    const swatch = rows.some((r) => r.swatch) ? 16 : 0;
    const widest = Math.max(0, ...rows.map((r) => tw.textWidth(tw.isolate(r.name), size, r.weight || 400)));
    const nameWidth = options.nameWidth ?? Math.min(Math.ceil(widest) + swatch, Math.floor(width * 0.42));
    const valueWidth = options.valueWidth ?? Math.ceil(Math.max(0, ...rows.map((r) => tw.textWidth(r.text, size, 600))));
    const [low, high] = options.high === undefined ? tw.extent(rows.map((r) => r.row)) : [options.low || 0, options.high];
    const scale = tw.linear(low, high, nameWidth + 14, Math.max(nameWidth + 24, width - valueWidth - 14));
    const parts = [];
    if (low < 0) parts.push(tw.el('line', { x1: scale(0), x2: scale(0), y1: 0, y2: rows.length * pitch, stroke: K.rule, 'stroke-width': '1' }));
    rows.forEach((r, i) => {
      const y = i * pitch + pitch / 2;
      const name = tw.fit(r.name, nameWidth - swatch, size, r.weight || 400);
      const pale = tw.mix(K.paper, r.colour, 0.32);
      const at = Number.isFinite(r.row.central) ? scale(r.row.central) : NaN;
      const shape = [];
      if (r.row.sure) {
        const a = scale(r.row.p2_5);
        const b = scale(r.row.p97_5);
        shape.push(tw.el('rect', { x: a - 3, y: y - 4.5, width: b - a + 6, height: 9, rx: 4.5, fill: pale }));
      } else if (Number.isFinite(at)) {
        shape.push(tw.el('line', { x1: scale(Math.max(low, 0)), x2: at, y1: y, y2: y, stroke: pale, 'stroke-width': '2' }));
      }
      if (Number.isFinite(r.tick)) shape.push(tw.el('line', { x1: scale(r.tick), x2: scale(r.tick), y1: y - 7, y2: y + 7, stroke: K.ink, 'stroke-width': '1.2' }));
      if (Number.isFinite(at)) shape.push(tw.shape(r.shape || 'disc', at, y, 4.5, r.colour));
      parts.push(
        tw.mark(
          { name: r.tip || r.name, value: r.text, interval: r.interval, sentence: r.sentence, regions: r.regions, key: r.key },
          o,
          tw.hit(0, i * pitch, width, pitch),
          r.swatch ? tw.shape('square', 5.5, y, 5.5, r.swatch) : null,
          tw.text(nameWidth, y + size * 0.35, name, { size, fill: K.ink, anchor: 'end', weight: r.weight }),
          shape,
          tw.text(width, y + size * 0.35, r.text, { size, weight: 600, fill: K.ink, anchor: 'end' })
        )
      );
    });
    return { body: parts.join(''), height: rows.length * pitch, nameWidth, scale };
  };

  /**
   * Moves wished middles as little as needed, so that things of these heights do not overlap within
   * [low, high]: least squares, order kept. `heights` is a number or a list. Where there is no room
   * for all, the heights shrink alike.
   */
  tw.spread = function (wished, heights, low, high) {
    const n = wished.length;
    if (!n) return [];
    const h = (i) => (Array.isArray(heights) ? heights[i] : heights);
    const order = wished.map((y, i) => [y, i]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    const sum = order.reduce((a, x) => a + h(x[1]), 0);
    const shrink = Math.min(1, (high - low) / (sum || 1));
    // Less what stands above it, each middle may only grow: an isotonic regression by pooling.
    const above = [];
    order.reduce((a, [, i]) => (above.push(a + (h(i) * shrink) / 2), a + h(i) * shrink), 0);
    const pools = [];
    order.forEach(([y], k) => {
      pools.push({ sum: y - above[k], n: 1 });
      while (pools.length > 1) {
        const [p, q] = pools.slice(-2);
        if (p.sum / p.n <= q.sum / q.n) break;
        pools.splice(-2, 2, { sum: p.sum + q.sum, n: p.n + q.n });
      }
    });
    const out = new Array(n);
    let k = 0;
    for (const pool of pools) {
      const start = Math.min(Math.max(pool.sum / pool.n, low), high - sum * shrink);
      for (let i = 0; i < pool.n; i++, k++) out[order[k][1]] = start + above[k];
    }
    return out;
  };

  // ---------------------------------------------------------------- words of several figures

  /** What a stressor does in a sentence: emits carbon, causes deaths, else has. */
  tw.verb = (s) => (s.code === 'CO2' ? 'emits' : s.code === 'deaths' ? 'causes' : 'has');
  /** The whole of a stressor after "of": the carbon, the deaths, or its own name. */
  tw.whole = (D, s) => (s.code === 'CO2' || s.code === 'deaths' ? 'the ' + D.short(s) : D.short(s));
  /** A name of the study within a sentence: its first letter small where it begins a common word. */
  tw.inSentence = (name) => (/^[A-Z][a-z]/.test(name) && !/[A-Z0-9]/.test(name.slice(1)) ? name.charAt(0).toLowerCase() + name.slice(1) : name);
  /** From one region to another, as a label. Each name is isolated, so that neither turns the arrow. */
  tw.fromTo = (from, to) => tw.isolate(from) + ' → ' + tw.isolate(to);
  /** The same within a width: both names are cut, to what the other leaves or to half. */
  tw.fitFromTo = (from, to, width, size = 13, weight = 400) => {
    const whole = tw.fromTo(from, to);
    if (tw.textWidth(whole, size, weight) <= width) return whole;
    const room = width - tw.textWidth(' → ', size, weight);
    const [a, b] = [from, to].map((x) => tw.textWidth(tw.isolate(x), size, weight));
    return tw.fromTo(tw.fit(from, Math.max(room / 2, room - b), size, weight), tw.fit(to, Math.max(room / 2, room - a), size, weight));
  };
  /** The colour of a stressor. */
  tw.hueOf = (s, o) => tw.colours(o.theme)[s.hue];
  /** Whether the run has a table, with or without intervals. */
  tw.hasTable = (D, name) => D.has(name) || D.has(name + '_ci');
  /** The name of the table that D.ci reads. */
  tw.tableName = (D, name) => (D.has(name + '_ci') ? name + '_ci' : name);
  /** The surely largest row: every other interval lies below its own. Null without one or without draws. */
  tw.surelyFirst = (rows) => {
    const [first] = tw.descending(rows);
    if (!first || !first.sure) return null;
    return rows.every((r) => r === first || r.p97_5 < first.p2_5) ? first : null;
  };
})();
