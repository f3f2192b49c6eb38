/**
 * Subsectors: which fuel or process emits CO2 and which one kills.
 *
 * Above, the shares of both by category and, thinner, by fuel or process in the same order. Below,
 * each subsector by its CO2 and its deaths.
 */
'use strict';
(() => {
  const { read, price, drawn, centre, emits, fits, bars, bubbles } = tw.sources;

  function leftOut(data) {
    const away = data.list.filter((s) => (emits(s) || centre(s.deaths) < 0 || centre(s.co2) < 0) && !fits(s, data)).length;
    const silent = data.list.filter((s) => !emits(s)).length - data.list.filter((s) => !emits(s) && (centre(s.deaths) < 0 || centre(s.co2) < 0)).length;
    const rest = away ? ' ' + tw.capital(tw.words(away)) + (away === 1 ? ' has an amount that is' : ' have an amount that is') + ' below 0, unknown or too small for the axes; see the table.' : '';
    return rest + silence(silent);
  }
  function silence(silent) {
    return silent ? ' ' + tw.capital(tw.words(silent)) + (silent === 1 ? ' subsector emits' : ' subsectors emit') + ' nothing in this study and ' + (silent === 1 ? 'is' : 'are') + ' not drawn.' : '';
  }

  /** Who costs most, if that is sure; and in how many the deaths cost more than the CO2. */
  function costTitle(D, data) {
    const [first, second] = tw.descending(data.list, (s) => (s.cost ? s.cost.central : NaN));
    if (!first || !(centre(first.cost) > 0)) return ['No subsector costs anything in this study'];
    const text = tw.amount(first.cost.central, data.currency);
    const apart = second ? tw.apart(first.cost, second.cost) : null;
    const out = [];
    if (apart === true) out.push(tw.name(first.name), ' costs most, ', tw.value(first.cost, text), ' a year');
    else if (apart === false) out.push(tw.name(first.name), ' and ', tw.name(second.name), ' cost most; their order is not sure');
    else out.push(tw.name(first.name), ' costs ', tw.value(first.cost, text), ' a year');
    const measure = 'subsectors_health_above_climate';
    const count = drawn(D, 'cost_count') ? D.ci('cost_count', 'value', { measure })[0] : undefined;
    const of = (D.rows('cost_count').find((r) => r.measure === measure && Number.isFinite(r.of)) || {}).of;
    if (count && Number.isFinite(count.central)) {
      const range = count.sure && count.p2_5 !== count.p97_5 ? ' (' + tw.count(count.p2_5) + '–' + tw.count(count.p97_5) + ')' : '';
      out.push('. In ', tw.value(count, tw.words(count.central)), range, of ? ' of ' + tw.count(of) : '', ' subsectors deaths cost more than CO₂');
    }
    return out;
  }

  /** Without costs: the largest emitter of CO2 and its share of the deaths; "but" only where they surely differ. */
  function shareTitle(data) {
    const first = tw.descending(data.list, (s) => (s.co2Share ? s.co2Share.central : NaN))[0];
    if (!first || !(centre(first.co2Share) > 0)) {
      const most = tw.descending(data.list, (s) => (s.deathsShare ? s.deathsShare.central : NaN))[0];
      if (!most || !(centre(most.deathsShare) > 0)) return ['No subsector emits anything in this study'];
      return [tw.name(most.name), ' causes ', tw.value(most.deathsShare, tw.percent(most.deathsShare.central)), ' of the deaths'];
    }
    const word = tw.apart(first.co2Share, first.deathsShare) ? ' but causes ' : ' and causes ';
    return [tw.name(first.name), ' emits ', tw.value(first.co2Share, tw.percent(first.co2Share.central)), ' of the CO₂', word, tw.value(first.deathsShare, tw.percent(centre(first.deathsShare))), ' of the deaths'];
  }

  tw.figure({
    id: 'subsectors',
    section: 'sectors',
    missing(D) {
      if (!drawn(D, 'damage_subsector')) return 'Sources of deaths need a grid of emissions and deaths per tonne, which this study does not have.';
      if (!D.rows('damage_subsector').length) return 'The study has no subsectors.';
      if (!read(D).list.some(emits)) return 'No subsector emits anything in this study.';
      return null;
    },
    title(D) {
      const data = read(D);
      return data.costs ? costTitle(D, data) : shareTitle(data);
    },
    subtitle(D) {
      const data = read(D);
      const costs = data.costs ? ' Area: cost of both together, in ' + data.currency + (price(D, 'VSL').price_year ? ' of ' + price(D, 'VSL').price_year : '') + '.' : '';
      return ['Shares by category, and thinner by fuel or process' + tw.yearText(D) + '. Below: every subsector by the CO₂ it emits and the deaths it causes a year, on logarithmic axes.' + costs];
    },
    read(D) {
      const data = read(D);
      const out = ['A disc is a subsector.'];
      if (data.costs) {
        const vsl = price(D, 'VSL');
        const scc = price(D, 'SCC');
        out.push(' The outer axes are money, at ', tw.value(vsl, tw.amount(vsl.value, data.currency), 'value'), ' a statistical life and ', tw.value(scc, tw.amount(scc.value, data.currency), 'value'), ' a tonne of CO₂. On the dashed line both cost the same; above it deaths cost more.');
      }
      if (D.draws) out.push(' Crosses are 95 % intervals. They are left out where they would cover other discs, and on narrow screens.');
      out.push(leftOut(data));
      return out;
    },
    sources(D) {
      const data = read(D);
      const ci = (t) => (D.has(t + '_ci') ? t + '_ci' : t);
      const list = [ci('damage_subsector')];
      if (drawn(D, 'contribution_ratio')) list.push(ci('contribution_ratio'));
      if (data.costs) list.push(ci('cost_subsector'), 'valuation_used');
      if (data.costs && drawn(D, 'cost_count')) list.push(ci('cost_count'));
      return list;
    },
    draw(D, width, o) {
      const K = tw.colours(o.theme);
      const data = read(D);
      const used = [...tw.categories(D, o.theme).values()].filter((c) => data.list.some((s) => s.category === c.code && emits(s)));
      const items = used.map((c) => ({ colour: c.colour, text: c.name, shape: 'disc' }));
      if (data.list.some((s) => s.household && emits(s))) {
        const draw = (x, y, r) => tw.el('circle', { cx: x, cy: y, r, fill: K.band, stroke: K.ink2, 'stroke-width': '1.3', 'stroke-dasharray': '3 2' });
        items.push({ colour: K.ink2, text: 'dashed: households, outside supply chains', shape: 'disc', draw });
      }
      const legend = tw.legend(items, width, o);
      const above = bars(D, data, width, o);
      const below = bubbles(D, data, width, o);
      const at = legend.height + 10;
      const next = at + above.height + 26;
      const body = legend.body + tw.el('g', { transform: 'translate(0 ' + tw.c(at) + ')' }, above.body) + tw.el('g', { transform: 'translate(0 ' + tw.c(next) + ')' }, below.body);
      return { width, height: next + below.height, body };
    },
    table(D) {
      const data = read(D);
      const money = (x) => tw.amount(x, data.currency);
      const columns = ['Subsector', 'Category', 'CO₂', 'low', 'high', 'Deaths', 'low', 'high'].map((label, i) => ({ label, unit: i >= 2 && i < 5 ? 't a year' : i >= 5 ? 'a year' : undefined }));
      if (data.costs) columns.push(...['Cost of both', 'low', 'high', 'Cost of deaths', 'Cost of CO₂'].map((label) => ({ label, unit: data.currency })));
      const cells = (row, write) => (row ? [tw.value(row, write(row.central)), ...tw.bounds(row, write)] : ['', '', '']);
      const one = (row, write) => (row ? tw.value(row, write(row.central)) : '');
      const list = tw.descending(data.list, (s) => (data.costs ? centre(s.cost) : centre(s.deaths)));
      const names = tw.categories(D, 'light');
      const rows = list.map((s) => {
        const row = [[tw.name(s.name)], (names.get(s.category) || { name: s.category || '' }).name, ...cells(s.co2, (x) => tw.amount(x, 't')), ...cells(s.deaths, (x) => tw.number(x))];
        if (data.costs) row.push(...cells(s.cost, money), one(s.health, money), one(s.climate, money));
        return row;
      });
      return { columns, rows };
    },
  });
})();
