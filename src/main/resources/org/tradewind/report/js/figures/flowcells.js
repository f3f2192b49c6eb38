/**
 * The matrix of flows for few regions: a table whose cells have the amount, and a bar in proportion
 * to it with its interval. Right: what a region emits for others; below: what is emitted elsewhere.
 */
'use strict';
(() => {
  tw.flowCells = function (D, o, s, m, width, list) {
    const K = tw.colours(o.theme);
    const hue = tw.hueOf(s, o);
    const pale = tw.mix(K.paper, hue, 0.4);
    const head = tw.flowHeading(D, o, s, m, width);
    const n = list.length;
    const label = Math.min(width * 0.26, Math.max(tw.textWidth('elsewhere', 12), ...list.map((r) => tw.textWidth(tw.isolate(D.shortName(r.code)), 13)))) + 8;
    const cell = Math.min(130, (width - label) / (n + 1));
    const pitch = 46;
    const at = new Map(list.map((r, i) => [r.code, i]));
    const { flows, exports, imports } = m[s.code];
    const rows = [...flows, ...exports.values(), ...imports.values()];
    const [, most] = tw.extent(rows);
    const unit = tw.scale(Math.max(0, ...rows.map((r) => r.central).filter((v) => Number.isFinite(v))), s.unit);
    const size = cell < 60 ? 11.5 : 13;
    const top = head.height + 56;
    const parts = [head.body];
    const header = (i, text, weight, fill) => {
      const lines = tw.wrap(text, cell - 6, 12, weight, 'sans', 2);
      lines.forEach((l, k) => parts.push(tw.text(label + i * cell + 4, top - 8 - 15 * (lines.length - 1 - k), l, { size: 12, weight, fill })));
    };
    parts.push(tw.text(label, head.height + 12, tw.fit('made in →' + (unit.unit ? '   ' + unit.unit : ''), width - label, 12), { size: 12, fill: K.ink3 }));
    list.forEach((r, i) => {
      header(i, tw.textWidth(D.shortName(r.code), 12, 600) > 2 * cell || cell < 44 ? r.code : D.shortName(r.code), 600, K.ink);
      parts.push(tw.text(0, top + i * pitch + 20, tw.fit(D.shortName(r.code), label - 8, 13), { fill: K.ink }));
    });
    header(n, 'for others', 400, K.ink3);
    parts.push(tw.text(0, top + n * pitch + 20, tw.fit('elsewhere', label - 8, 12), { size: 12, fill: K.ink3 }));
    for (let i = 0; i <= n + 1; i++) parts.push(tw.el('line', { x1: 0, x2: label + (n + 1) * cell, y1: top + i * pitch, y2: top + i * pitch, stroke: K.rule, 'stroke-width': '1' }));
    const put = (row, i, j, mark, bold) => {
      if (!row || !Number.isFinite(row.central)) return;
      const x = label + j * cell + 4;
      const y = top + i * pitch;
      const px = (v) => (most > 0 ? (Math.max(0, v) / most) * (cell - 10) : 0);
      parts.push(
        tw.mark(
          mark,
          o,
          tw.hit(x - 4, y, cell, pitch),
          tw.text(x, y + 19, tw.fit(unit.number(row.central), cell - 4, size, 600), { size, weight: bold ? 600 : 400, fill: K.ink }),
          tw.el('rect', { x, y: y + 27, width: px(row.central), height: 8, fill: pale }),
          row.sure ? tw.whisker(x + px(row.p2_5), x + px(row.p97_5), y + 31, K.ink, { cap: 2.5, width: 1.2 }) : ''
        )
      );
    };
    list.forEach((r, i) => {
      parts.push(tw.el('rect', { x: label + i * cell + 1, y: top + i * pitch + 1, width: cell - 2, height: pitch - 2, fill: K.band }));
      parts.push(tw.text(label + i * cell + 4, top + i * pitch + 19, '–', { fill: K.ink3 }));
    });
    for (const r of flows) if (at.has(r.region) && at.has(r.to_region)) put(r, at.get(r.region), at.get(r.to_region), tw.flowTip(D, s, r, unit, m), true);
    const edge = (row, code, words) => ({ name: D.shortName(code) + words, value: unit.text(row.central), interval: tw.interval(row, s.unit), regions: [code] });
    list.forEach((r, i) => {
      const e = exports.get(r.code);
      const im = imports.get(r.code);
      if (e) put(e, i, n, edge(e, r.code, ', for others'));
      if (im) put(im, n, i, edge(im, r.code, ', elsewhere for its products'));
    });
    return { body: parts.join(''), height: top + (n + 1) * pitch + 6 };
  };
})();
