/**
 * A hundred dots: each is one of 100 equally likely outcomes of a total, pale outside the 95 %
 * interval. The dots are quantiles of the draws themselves (table outcome). Percentiles alone would
 * not do: dots placed between three or five of them have a shape that no draw ever had.
 */
'use strict';
(() => {
  const TOTALS = { supply_chain: 'All supply chains', between_final_producer: 'Between regions', between_final_consumer: 'Between regions, by consumer' };
  const totalName = (D, q) => (TOTALS[q] || tw.capital(String(q).replace(/_/g, ' '))).replace('regions', D.words);
  const QUANTILES = ['p2_5', 'p25', 'p50', 'p75', 'p97_5'];

  const total = (D, q, s) => D.ci('national_total', 'value', { stressor: s.code, total: q })[0];

  /** The dots of one total. Outcomes 3 and 98 are the 2.5 and 97.5 % quantiles; the two beyond at either end are pale.
   * {row of its interval, list: [{n, value, row, tail}]}; null where nothing varies. */
  function dots(D, q, s) {
    const row = total(D, q, s);
    if (!row || !row.sure || !(row.p97_5 > row.p2_5)) return null;
    const rows = D.rows('outcome').filter((r) => r.stressor === s.code && r.quantity === q && Number.isFinite(r.value)).sort((a, b) => a.outcome - b.outcome);
    if (rows.length !== 100) return null;
    return { row, list: rows.map((r) => ({ n: r.outcome, value: r.value, row: r, tail: r.outcome < 3 || r.outcome > 98 })) };
  }
  const quantities = (D) => [...new Set(D.rows('outcome').map((r) => r.quantity))].filter((q) => D.stressors.some((s) => dots(D, q, s)));
  const initial = (D) => (quantities(D).includes('between_final_producer') ? 'between_final_producer' : quantities(D)[0]);
  const option = (D, o) => (quantities(D).includes(o.quantity) ? o.quantity : initial(D));
  const shown = (D, q) => D.stressors.filter((s) => dots(D, q, s));

  function panel(D, s, q, width, o) {
    const K = tw.colours(o.theme);
    const colour = K[s.hue];
    const { row, list } = dots(D, q, s);
    const written = tw.scale(Math.max(Math.abs(row.p97_5), Math.abs(row.p2_5)), s.unit);
    const heading = tw.heading(D.head(s), tw.aYear(tw.amount(row.central, s.unit) + ' ' + tw.interval(row, s.unit)), width, o, { fill: colour });
    const columns = width < 340 ? 22 : 26;
    const values = list.map((d) => d.value);
    const step = width / columns;
    const x = tw.linear(Math.min(...values, row.central), Math.max(...values, row.central), step / 2, width - step / 2);
    const count = new Array(columns).fill(0);
    const placed = list.map((d) => {
      const at = Math.min(columns - 1, Math.floor(x(d.value) / step));
      return { d, at, k: count[at]++ };
    });
    const top = heading.height + 32;
    const bottom = top + Math.max(...count) * step;
    const parts = [heading.body];
    const pale = tw.mix(K.paper, colour, 0.4);
    for (const { d, at, k } of placed) {
      parts.push(
        tw.mark(
          {
            name: 'Outcome ' + d.n + ' of 100', value: tw.amount(d.value, s.unit), interval: '', key: s.code + ' ' + d.n,
            sentence: d.n - 1 + ' of 100 are lower, ' + (100 - d.n) + ' higher.' + (d.tail ? ' Outside the 95\u202f% interval.' : ''),
          },
          { follow: '' },
          tw.el('circle', { cx: (at + 0.5) * step, cy: bottom - (k + 0.5) * step, r: step * 0.44, fill: d.tail ? pale : colour })
        )
      );
    }
    const central = x(row.central);
    const words = 'this run';
    const half = tw.textWidth(words, 12) / 2;
    parts.push(tw.el('line', { x1: central, x2: central, y1: top - 8, y2: bottom + 4, stroke: K.ink, 'stroke-width': '1.4' }));
    parts.push(tw.text(Math.min(Math.max(central, half), width - half), top - 13, words, { size: 12, fill: K.ink2, anchor: 'middle' }));
    parts.push(tw.el('line', { x1: 0, x2: width, y1: bottom + 0.5, y2: bottom + 0.5, stroke: K.rule, 'stroke-width': '1' }));
    const axis = tw.axisX(x, bottom, o, { n: width < 400 ? 4 : 5, text: (v) => tw.tick(v / written.factor), label: tw.aYear(written.unit), bounds: [0, width] });
    parts.push(axis.body);
    return { body: parts.join(''), height: bottom + axis.height };
  }

  tw.figure({
    id: 'dots',
    section: 'sure',
    missing(D) {
      if (!D.draws) return 'The study makes no draws, so its outcomes have no spread.';
      if (!D.has('outcome')) return 'The run has no table of outcomes: it was made by an earlier version, or without supply chains.';
      return quantities(D).length ? null : 'The draws of the totals do not vary.';
    },
    controls: (D) => (quantities(D).length > 1 ? [{ id: 'quantity', label: 'Total', options: quantities(D).map((q) => ({ value: q, label: totalName(D, q) })), initial: initial(D) }] : []),
    title(D, o) {
      const q = option(D, o);
      const parts = shown(D, q).map((s) => {
        const row = total(D, q, s);
        const scale = tw.scale(Math.max(Math.abs(row.p97_5), Math.abs(row.p2_5)), s.unit);
        return [(s.code === 'CO2' ? 'CO₂' : D.short(s)) + ' between ', tw.value(row, scale.number(row.p2_5), 'p2_5'), ' and ', tw.value(row, scale.text(row.p97_5), 'p97_5')];
      });
      return ['In 95 of 100 outcomes: ', ...tw.list(parts)];
    },
    subtitle: (D, o) => ['A dot is one of 100 equally likely outcomes of the draws, pale outside the 95\u202f% interval. Total: ' + totalName(D, option(D, o)).toLowerCase() + tw.yearText(D) + '.'],
    read: () => ['A dot is a quantile of the draws, the middle of one hundredth of them; dots of a column lie within its width. Pale: the two lowest and the two highest; the next ones are the ends of the interval. Line: the central run. It need not be in the middle where the doubt is lopsided.'],
    sources: () => ['outcome', 'national_total_ci'],
    draw(D, width, o) {
      const q = option(D, o);
      const list = shown(D, q);
      const body = tw.inPanels(tw.panels(width, list.length), (p, i) => panel(D, list[i], q, p.width, o), 28);
      return { width, height: body.height, body: body.body };
    },
    table(D, o) {
      const q = option(D, o);
      const columns = ['Stressor', 'Outcome', 'Total', '2.5\u202f%', '25\u202f%', 'Median', '75\u202f%', '97.5\u202f%'].map((label) => ({ label }));
      const rows = shown(D, q).map((s) => {
        const r = total(D, q, s);
        const cell = (c) => (Number.isFinite(r[c]) ? tw.value(r, tw.amount(r[c], s.unit), c) : '');
        return [D.head(s), 'central run', cell('central'), ...QUANTILES.map(cell)];
      });
      for (const s of shown(D, q)) for (const d of dots(D, q, s).list) rows.push([D.head(s), 'outcome ' + d.n, tw.value(d.row, tw.amount(d.value, s.unit), 'value'), '', '', '', '', '']);
      return { columns, rows };
    },
  });
})();
