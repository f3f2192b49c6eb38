/**
 * Convergence: do more draws change the mean? The mean of the first n draws with its Monte Carlo
 * error, over n on a logarithmic axis, relative to the mean of all draws.
 */
'use strict';
(() => {
  const TOTALS = { supply_chain: 'All supply chains', between_final_producer: 'Between regions', between_final_consumer: 'Between regions, by consumer' };
  const totalName = (D, q) => (TOTALS[q] || tw.capital(String(q).replace(/_/g, ' '))).replace('regions', D.words);
  const Z = 1.96;

  const rows = (D, quantity, stressor) =>
    D.rows('convergence')
      .filter((r) => r.quantity === quantity && r.stressor === stressor && r.draws > 0 && Number.isFinite(r.mean))
      .sort((a, b) => a.draws - b.draws);
  const quantities = (D) => [...new Set(D.rows('convergence').map((r) => r.quantity))].filter((q) => D.stressors.some((s) => rows(D, q, s.code).length > 1));
  const initial = (D) => (quantities(D).includes('between_final_producer') ? 'between_final_producer' : quantities(D)[0]);
  const option = (D, o) => (quantities(D).includes(o.quantity) ? o.quantity : initial(D));
  const shown = (D, q) => D.stressors.filter((s) => rows(D, q, s.code).length > 1 && last(rows(D, q, s.code)).mean !== 0);
  const last = (list) => list[list.length - 1];
  const finite = (x) => (Number.isFinite(x) ? x : 0);

  function panel(D, s, quantity, high, width, o) {
    const K = tw.colours(o.theme);
    const list = rows(D, quantity, s.code);
    const end = last(list);
    const error = end.mc_error / Math.abs(end.mean);
    const heading = tw.heading(D.head(s), 'mean ' + tw.amount(end.mean, s.unit) + (Number.isFinite(error) ? ' ± ' + tw.percent(Z * error) : ''), width, o, { fill: K[s.hue] });
    const left = 60;
    const top = heading.height + 16;
    const bottom = top + (width < 340 ? 170 : 210);
    const x = tw.logarithmic(list[0].draws / 1.15, end.draws * 1.15, left, width - 12);
    const y = tw.linear(-high, high, bottom, top);
    const colour = K[s.hue];
    const relative = (r) => r.mean / end.mean - 1;
    const width95 = (r) => (Z * finite(r.mc_error)) / Math.abs(end.mean);
    const write = (v) => (v > 0 ? '+' : '') + tw.tick(Number((v * 100).toPrecision(3))) + '\u202f%';
    const axis = tw.axisX(x, bottom, o, { ticks: list.map((r) => r.draws), text: (v) => tw.count(v), label: 'draws', bounds: [left - 20, width] });
    const parts = [heading.body, tw.axisY(y, left, o, { n: 4, text: write, grid: [left, width], zero: true }).body, axis.body];
    const place = (r, v) => tw.c(x(r.draws)) + ' ' + tw.c(y(v));
    parts.push(tw.el('path', { d: 'M' + list.map((r) => place(r, relative(r) - width95(r))).join('L') + 'L' + [...list].reverse().map((r) => place(r, relative(r) + width95(r))).join('L') + 'Z', fill: colour, 'fill-opacity': 0.18 }));
    parts.push(tw.el('path', { d: 'M' + list.map((r) => place(r, relative(r))).join('L'), fill: 'none', stroke: colour, 'stroke-width': '2' }));
    for (const r of list) {
      parts.push(
        tw.mark(
          { name: tw.count(r.draws) + ' draws', value: tw.amount(r.mean, s.unit) + ' ± ' + tw.amount(Z * finite(r.mc_error), s.unit), interval: '', sentence: 'Mean of these draws with its Monte Carlo error (95\u202f%).', key: s.code + ' ' + r.draws },
          { follow: '' },
          tw.hit(x(r.draws) - 8, top, 16, bottom - top),
          tw.whiskerUp(y(relative(r) - width95(r)), y(relative(r) + width95(r)), x(r.draws), colour, { width: 1.4 }),
          tw.shape('disc', x(r.draws), y(relative(r)), 4, colour)
        )
      );
    }
    return { body: parts.join(''), height: bottom + axis.height };
  }

  tw.figure({
    id: 'convergence',
    section: 'sure',
    missing(D) {
      if (!D.draws) return 'The study makes no draws, so there is no Monte Carlo error.';
      if (!D.has('convergence')) return 'The run did not record how its totals settle with more draws.';
      return quantities(D).length && shown(D, initial(D)).length ? null : 'The run made too few draws to show how its totals settle.';
    },
    controls: (D) => (quantities(D).length > 1 ? [{ id: 'quantity', label: 'Total', options: quantities(D).map((q) => ({ value: q, label: totalName(D, q) })), initial: initial(D) }] : []),
    title(D, o) {
      const q = option(D, o);
      const parts = shown(D, q).map((s) => [s, last(rows(D, q, s.code))]);
      const draws = parts[0][1].draws;
      return ['After ' + tw.count(draws) + ' draws the Monte Carlo error of the mean is ', ...tw.list(parts.map(([s, r]) => tw.amountOf(s, r, 'mc_error')))];
    },
    subtitle: (D, o) => ['Mean of the first draws against how many, with its Monte Carlo error; distance from the mean of all draws. Total: ' + totalName(D, option(D, o)).toLowerCase() + tw.yearText(D) + '.'],
    read: () => ['The error falls with the square root of the number of draws. It is the error of the computation, not the doubt about the total: that is its 95\u202f% interval. Bars and band: 1.96 standard errors.'],
    sources: () => ['convergence'],
    draw(D, width, o) {
      const q = option(D, o);
      const list = shown(D, q);
      // One axis for both, so that the panels compare.
      let high = 0;
      for (const s of list) {
        const r = rows(D, q, s.code);
        const end = last(r).mean;
        for (const x of r) high = Math.max(high, Math.abs(x.mean / end - 1) + (Z * finite(x.mc_error)) / Math.abs(end));
      }
      const body = tw.inPanels(tw.panels(width, list.length), (p, i) => panel(D, list[i], q, high * 1.08 || 0.01, p.width, o), 28);
      return { width, height: body.height, body: body.body };
    },
    table(D, o) {
      const q = option(D, o);
      const columns = ['Stressor', 'Draws', 'Mean', 'Monte Carlo error', '2.5\u202f%', 'Median', '97.5\u202f%'].map((label) => ({ label }));
      const out = [];
      for (const s of shown(D, q)) {
        for (const r of rows(D, q, s.code)) {
          const cell = (c) => (Number.isFinite(r[c]) ? tw.value(r, tw.amount(r[c], s.unit), c) : '');
          out.push([D.head(s), tw.value(r, tw.count(r.draws), 'draws'), cell('mean'), cell('mc_error'), cell('p2_5'), cell('p50'), cell('p97_5')]);
        }
      }
      return { columns, rows: out };
    },
  });
})();
