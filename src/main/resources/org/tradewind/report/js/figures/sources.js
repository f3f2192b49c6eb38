/**
 * Sources of CO2 and deaths for the figures that draw them: subsectors with their amounts and costs,
 * categories with their colours, and the stacked shares of both.
 */
'use strict';
(() => {
  const KNOWN = {
    energy: ['Energy', 'Z5'],
    industry: ['Industry', 'Z1'],
    domestic: ['Homes', 'Z4'],
    transport: ['Transport', 'Z6'],
    agriculture: ['Farms', 'Z3'],
  };
  const SPARE = ['Z2', 'a', 'b', 'none'];

  /** The categories of subsectors in their order, with a name and a colour: Map code -> {name, colour}. */
  tw.categories = function (D, theme) {
    const K = tw.colours(theme);
    const codes = new Set();
    for (const t of ['subsector', 'damage_subsector', 'cost_region']) for (const r of D.rows(t)) if (r.category && r.category !== '*') codes.add(r.category);
    const map = new Map();
    let spare = 0;
    for (const code of codes) {
      const known = KNOWN[code];
      map.set(code, { code, name: known ? known[0] : tw.capital(String(code).replace(/_/g, ' ')), colour: K[known ? known[1] : SPARE[spare++ % SPARE.length]] });
    }
    return map;
  };

  const byKey = (rows, key) => new Map(rows.map((r) => [r[key], r]));
  const drawn = (D, table) => D.has(table) || D.has(table + '_ci');
  tw.yearText = (D) => (D.study.year ? ', ' + D.study.year : '');

  /** The price in use of a death (VSL) or of a tonne of CO2 (SCC): a row of valuation_used, or undefined. */
  const price = (D, name) => D.rows('valuation_used').find((r) => r.price === name && String(r.used) === 'true');

  function read(D) {
    const deaths = byKey(D.ci('damage_subsector', 'deaths'), 'subsector');
    const co2 = byKey(D.ci('damage_subsector', 'co2_t'), 'subsector');
    const deathsShare = byKey(D.ci('damage_subsector', 'deaths_share'), 'subsector');
    const co2Share = byKey(D.ci('damage_subsector', 'co2_share'), 'subsector');
    const costs = drawn(D, 'cost_subsector') && price(D, 'VSL') && price(D, 'SCC');
    const cost = costs ? byKey(D.ci('cost_subsector', 'integrated_cost'), 'subsector') : new Map();
    const health = costs ? byKey(D.ci('cost_subsector', 'health_cost'), 'subsector') : new Map();
    const climate = costs ? byKey(D.ci('cost_subsector', 'climate_cost'), 'subsector') : new Map();
    const info = byKey(D.rows('subsector'), 'subsector');
    const list = D.rows('damage_subsector').map((r) => ({
      code: r.subsector,
      name: D.subsectorName(r.subsector),
      category: r.category,
      fuel: r.fuel_or_process || D.subsectorName(r.subsector),
      household: String((info.get(r.subsector) || {}).household) === 'true',
      deaths: deaths.get(r.subsector),
      co2: co2.get(r.subsector),
      deathsShare: deathsShare.get(r.subsector),
      co2Share: co2Share.get(r.subsector),
      cost: cost.get(r.subsector),
      health: health.get(r.subsector),
      climate: climate.get(r.subsector),
    }));
    return { list, costs: Boolean(costs), currency: costs ? price(D, 'VSL').currency || '' : '' };
  }

  const centre = (row) => (row && Number.isFinite(row.central) ? row.central : 0);
  const emits = (s) => centre(s.deaths) > 0 || centre(s.co2) > 0;

  /** Shares of one quantity by category: with its row of contribution_ratio where the run has it. */
  function categoryShares(D, data, quantity) {
    const rows = drawn(D, 'contribution_ratio') ? byKey(D.ci('contribution_ratio', quantity, { level: 'category' }), 'name') : new Map();
    const field = quantity === 'co2_share' ? 'co2Share' : 'deathsShare';
    return (category) => {
      const row = rows.get(category);
      if (row) return { share: centre(row), row };
      let share = 0;
      for (const s of data.list) if (s.category === category) share += centre(s[field]);
      return { share, row: null };
    };
  }

  function bars(D, data, width, o) {
    const K = tw.colours(o.theme);
    const categories = tw.categories(D, o.theme);
    const parts = [];
    let y = 0;
    for (const [field, quantity, head, fill] of [
      ['co2Share', 'co2_share', 'CO₂', K.a],
      ['deathsShare', 'deaths_share', 'Deaths', K.b],
    ]) {
      const of = categoryShares(D, data, quantity);
      const left = width >= 720 ? 76 : 0;
      if (left) parts.push(tw.text(0, y + 21, head, { size: 18, weight: 600, family: 'serif', fill }));
      else {
        const h = tw.heading(head, '', width, o, { fill });
        parts.push(tw.el('g', { transform: 'translate(0 ' + tw.c(y) + ')' }, h.body));
        y += h.height;
      }
      const room = width - left;
      let x = left;
      for (const c of categories.values()) {
        const { share, row } = of(c.code);
        if (!(share > 0)) continue;
        const w = share * room;
        const full = c.name + ' ' + tw.percent(share);
        const label = [full, tw.percent(share)].find((t) => tw.textWidth(t, 13, 600) <= w - 10);
        parts.push(
          tw.mark(
            { name: c.name + ', ' + (quantity === 'co2_share' ? 'share of CO₂' : 'share of deaths'), value: tw.percent(share), interval: tw.interval(row, '', 'percent') },
            { follow: '' },
            tw.el('rect', { x, y, width: Math.max(w - 1, 0.4), height: 30, fill: c.colour }),
            label ? tw.text(x + 6, y + 20, label, { weight: 600, fill: tw.inkOn(c.colour) }) : null
          )
        );
        let inner = x;
        for (const s of data.list) {
          const part = centre(s[field]);
          if (s.category !== c.code || !(part > 0)) continue;
          const pw = part * room;
          const fits = tw.textWidth(s.fuel, 11.5) <= pw - 8;
          const pale = tw.mix(K.paper, c.colour, 0.35);
          parts.push(
            tw.mark(
              { name: s.name, value: tw.percent(part) + (quantity === 'co2_share' ? ' of the CO₂' : ' of the deaths'), interval: tw.interval(s[field], '', 'percent') },
              { follow: '' },
              tw.el('rect', { x: inner, y: y + 32, width: Math.max(pw - 0.8, 0.3), height: 18, fill: pale, stroke: s.household ? c.colour : null, 'stroke-dasharray': s.household ? '3 2' : null }),
              fits ? tw.text(inner + 4, y + 45, s.fuel, { size: 11.5, fill: K.ink }) : null
            )
          );
          inner += pw;
        }
        x += w;
      }
      y += 50 + 18;
    }
    return { body: parts.join(''), height: y - 6 };
  }

  tw.sources = { read, price, drawn, centre, emits, bars };
})();
