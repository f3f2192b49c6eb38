/**
 * Rank slope: does the order change when deaths count too?
 *
 * With costs: the rank by climate cost on the left, by integrated cost on the right, of subsectors,
 * regions or sectors. Without: the ranks of regions by CO2 and by deaths of what they emit. Lines
 * are coloured where a rank moves by four places or more. Bars at both ends are the amounts.
 */
'use strict';
(() => {
  const FAR = 4;
  const MOST = 40;
  const SUBJECTS = { subsector: 'Subsectors', region: '', sector: 'Sectors' };
  const drawn = (D, table) => D.has(table) || D.has(table + '_ci');
  const ci = (D, t) => (D.has(t + '_ci') ? t + '_ci' : t);

  const subjects = (D) => Object.keys(SUBJECTS).filter((s) => D.rows('cost_rank').some((r) => r.subject === s && r.climate_rank > 0));
  const byAccount = (D) => !subjects(D).length;
  const subjectName = (D, s) => (s === 'region' ? tw.capital(D.words) : SUBJECTS[s]);
  const named = (D, subject, code) => (subject === 'region' ? D.name(code) : subject === 'sector' ? (code === 'household' ? 'Households' : D.sectorName(code)) : D.subsectorName(code));

  /** Ranks of amounts, largest first; equal amounts share the smaller rank. */
  function ranked(rows) {
    const sorted = rows.map((r) => r.central).sort((a, b) => b - a);
    return new Map(rows.map((r) => [r.region, 1 + sorted.indexOf(r.central)]));
  }

  /** How often a rank comes out in the draws: a row of the table of probabilities, if it is among the likeliest. */
  const chance = (rows, name, rank) => rows.find((r) => r.name === name && r.rank === rank);

  /** {items: [{code, name, left, right, shift, sure, ...}], heads, of}: what is drawn for one subject. */
  function read(D, subject) {
    return byAccount(D) ? fromAccount(D) : fromCosts(D, subject);
  }

  function fromCosts(D, subject) {
    const shifts = new Map((D.has('cost_rank_ci') ? D.ci('cost_rank', 'shift', { subject }) : []).map((r) => [r.name, r]));
    const odds = D.rows('cost_rank_probability').filter((r) => r.subject === subject);
    const amounts = costs(D, subject);
    const items = D.rows('cost_rank')
      .filter((r) => r.subject === subject && (amounts(r.name).right > 0 || amounts(r.name).left > 0))
      .map((r) => ({
        code: r.name, name: named(D, subject, r.name), row: r, left: r.climate_rank, right: r.integrated_rank,
        leftColumn: 'climate_rank', rightColumn: 'integrated_rank', shift: r.shift, interval: shifts.get(r.name), amounts: amounts(r.name),
        leftOdds: chance(odds.filter((x) => x.measure === 'climate'), r.name, r.climate_rank),
        rightOdds: chance(odds.filter((x) => x.measure === 'integrated'), r.name, r.integrated_rank),
      }));
    return { items, heads: ['by climate cost', 'by integrated cost'], money: true };
  }

  /** What the bars at the ends show: code -> {left, right, leftParts, rightParts}, parts by category. */
  function costs(D, subject) {
    const map = new Map();
    const add = (code, category, climate, integrated) => {
      if (!map.has(code)) map.set(code, { left: 0, right: 0, parts: [] });
      const m = map.get(code);
      m.left += Number.isFinite(climate) ? climate : 0;
      m.right += Number.isFinite(integrated) ? integrated : 0;
      m.parts.push({ category, left: climate || 0, right: integrated || 0 });
    };
    if (subject === 'region') {
      for (const r of D.rows('cost_region')) if (r.region !== '*' && r.category !== '*') add(r.region, r.category, r.climate_cost, r.integrated_cost);
    } else if (subject === 'sector') {
      for (const r of D.rows('cost_sector')) if (r.sector !== '*') add(r.sector, null, r.climate_cost, r.integrated_cost);
    } else {
      const category = new Map(D.rows('damage_subsector').map((r) => [r.subsector, r.category]));
      const climate = new Map(D.ci('cost_subsector', 'climate_cost').map((r) => [r.subsector, r.central]));
      for (const r of D.ci('cost_subsector', 'integrated_cost')) add(r.subsector, category.get(r.subsector) || null, climate.get(r.subsector), r.central);
    }
    const none = { left: 0, right: 0, parts: [] };
    const some = map.size > 0;
    return (code) => map.get(code) || (some ? none : { left: 1, right: 1, parts: [] });
  }

  function fromAccount(D) {
    const [first, second] = D.stressors;
    const rows = [first, second].map((s) => D.ci('account_region', 'value', { view: 'producer', stressor: s.code }).filter((r) => Number.isFinite(r.central)));
    const [a, b] = rows.map(ranked);
    const amount = rows.map((list) => new Map(list.map((r) => [r.region, r])));
    const odds = D.rows('rank_probability').filter((r) => r.measure === 'producer').map((r) => Object.assign({}, r, { name: r.region }));
    const items = D.regions.filter((c) => a.has(c) && b.has(c)).map((c) => ({
      code: c, name: D.name(c), left: a.get(c), right: b.get(c), shift: a.get(c) - b.get(c), leftRow: amount[0].get(c), rightRow: amount[1].get(c),
      amounts: { left: amount[0].get(c).central, right: amount[1].get(c).central, parts: [] },
      leftOdds: chance(odds.filter((x) => x.stressor === first.code), c, a.get(c)),
      rightOdds: chance(odds.filter((x) => x.stressor === second.code), c, b.get(c)),
    }));
    return { items, heads: ['by ' + D.head(first), 'by ' + D.head(second).replace(/^Deaths$/, 'deaths')], money: false };
  }

  /** What is drawn: all, or above forty only what moves far, the farthest first where those are too many. */
  function kept(data, o) {
    if (data.items.length <= MOST) return { list: data.items, all: true };
    const movers = data.items.filter((i) => Math.abs(i.shift) >= FAR);
    const list = tw.descending(movers, (i) => Math.abs(i.shift)).slice(0, MOST);
    const followed = data.items.find((i) => i.code === o.follow);
    if (followed && !list.includes(followed)) list.push(followed);
    return { list, all: false };
  }

  /** A move is sure where its 95 % interval is on one side of 0. */
  const sure = (i) => Boolean(i.interval && i.interval.sure && (i.interval.p2_5 > 0 || i.interval.p97_5 < 0));

  const percent = (p) => tw.percent(p, p >= 0.995 ? 3 : 2);
  function sentence(i, heads) {
    const odds = [];
    if (i.leftOdds) odds.push('rank ' + i.left + ' ' + heads[0] + ' in ' + percent(i.leftOdds.probability));
    if (i.rightOdds) odds.push('rank ' + i.right + ' ' + heads[1] + ' in ' + percent(i.rightOdds.probability));
    return odds.length ? tw.capital(odds.join(', ')) + ' of the draws.' : '';
  }

  const moved = (n) => (n === 0 ? 'stays in place' : (n > 0 ? 'up ' : 'down ') + tw.count(Math.abs(n)) + (Math.abs(n) === 1 ? ' place' : ' places'));

  function draw(D, width, o) {
    const K = tw.colours(o.theme);
    const subject = byAccount(D) ? 'region' : o.subject;
    const data = read(D, subject);
    const { list } = kept(data, o);
    const categories = tw.categories(D, o.theme);
    const wide = width >= 720;
    const size = wide ? 13 : 12;
    const up = K.b;
    const down = K.a;
    const number = Math.ceil(tw.textWidth(String(data.items.length), size)) + 8;
    const widest = Math.ceil(Math.max(0, ...list.map((i) => tw.textWidth(tw.isolate(i.name), size, 600))));
    const label = Math.min(widest + 6, Math.floor(width * (wide ? 0.22 : 0.3)));
    const bar = wide ? Math.min(150, Math.floor(width * 0.13)) : 0;
    const left = bar + (bar ? 8 : 0) + label + number;
    const right = width - left;
    const pitch = wide ? 21 : 19;
    const items = [
      { colour: up, text: 'up ' + FAR + ' places or more', shape: 'line' },
      { colour: down, text: 'down ' + FAR + ' places or more', shape: 'line' },
      { colour: K.none, text: 'moves less', shape: 'line' },
    ];
    const inBars = new Set(list.flatMap((i) => i.amounts.parts.map((p) => p.category)));
    if (bar) for (const c of categories.values()) if (inBars.has(c.code)) items.push({ colour: c.colour, text: c.name });
    const legend = tw.legend(items, width, o);
    const parts = [legend.body];
    const top = legend.height + 40;
    const column = (key) => {
      const order = list.map((i, k) => [i[key], k]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
      const y = new Array(list.length);
      order.forEach(([, k], n) => (y[k] = top + n * pitch + pitch / 2));
      return y;
    };
    const yl = column('left');
    const yr = column('right');
    const head = (x, text, anchor) => tw.text(x, top - 12, tw.fit('Rank ' + text, width / 2 - 8, 13, 600), { weight: 600, anchor });
    parts.push(head(wide ? left - 6 : 0, data.heads[0], wide ? 'end' : 'start'), head(wide ? right + 6 : width, data.heads[1], wide ? 'start' : 'end'));
    const mostLeft = Math.max(...list.map((i) => i.amounts.left), 0);
    const mostRight = data.money ? mostOf(list) : Math.max(...list.map((i) => i.amounts.right), 0);
    const bars = (i, side, y) => {
      const all = i.amounts[side];
      const most = data.money ? mostRight : side === 'left' ? mostLeft : mostRight;
      if (!bar || !(all > 0) || !(most > 0)) return '';
      const scale = bar / most;
      const pieces = i.amounts.parts.length ? i.amounts.parts : [{ category: null, left: i.amounts.left, right: i.amounts.right }];
      let x = 0;
      return pieces.map((p) => {
        const w = Math.max(p[side], 0) * scale;
        const from = side === 'left' ? bar - x - w : width - bar + x;
        x += w;
        if (w < 0.05) return '';
        const colour = (p.category && categories.get(p.category)?.colour) || (data.money ? K.none : side === 'left' ? K[D.stressors[0].hue] : K[D.stressors[1].hue]);
        return tw.el('rect', { x: from, y: y - 5, width: w, height: 10, fill: colour });
      }).join('');
    };
    // The quiet lines first, so that the movers lie on top.
    const order = list.map((i, k) => [Math.abs(i.shift) >= FAR ? 1 : 0, k]).sort((a, b) => a[0] - b[0] || a[1] - b[1]).map((x) => x[1]);
    for (const k of order) {
      const i = list[k];
      const far = Math.abs(i.shift) >= FAR;
      const colour = !far ? K.none : i.shift > 0 ? up : down;
      const ink = far ? K.ink : K.ink2;
      const name = tw.fit(i.name, label - 4, size, far ? 600 : 400);
      const weight = far ? 600 : 400;
      const middle = (left + right) / 2;
      const d = 'M' + tw.c(left + 4) + ' ' + tw.c(yl[k]) + 'C' + [middle, yl[k], middle, yr[k], right - 4, yr[k]].map(tw.c).join(' ');
      parts.push(
        tw.mark(
          { name: i.name, value: 'rank ' + i.left + ' → ' + i.right, interval: i.interval && i.interval.sure ? 'move ' + signed(i.interval.p2_5) + ' to ' + signed(i.interval.p97_5) : '', sentence: (tw.capital(moved(i.shift)) + '. ' + sentence(i, data.heads)).trim(), regions: subject === 'region' ? [i.code] : [], key: i.code },
          o,
          tw.el('path', { d, fill: 'none', stroke: '#000000', 'stroke-opacity': 0, 'stroke-width': '9' }),
          tw.el('path', { d, fill: 'none', stroke: colour, 'stroke-width': far ? '2.4' : '1.4', 'stroke-dasharray': far && D.draws && i.interval && !sure(i) ? '5 3' : null }),
          tw.el('circle', { cx: left + 4, cy: yl[k], r: 3, fill: colour }),
          tw.el('circle', { cx: right - 4, cy: yr[k], r: 3, fill: colour }),
          tw.text(left - 4, yl[k] + size * 0.35, String(i.left), { size, fill: K.ink3, anchor: 'end' }),
          tw.text(left - number, yl[k] + size * 0.35, name, { size, fill: ink, anchor: 'end', weight }),
          tw.text(right + 4, yr[k] + size * 0.35, String(i.right), { size, fill: K.ink3 }),
          tw.text(right + number, yr[k] + size * 0.35, name, { size, fill: ink, weight }),
          bars(i, 'left', yl[k]),
          bars(i, 'right', yr[k])
        )
      );
    }
    return { width, height: top + list.length * pitch + 6, body: parts.join('') };
  }
  const signed = (n) => (n > 0 ? '+' : '') + tw.tick(n);
  const mostOf = (list) => Math.max(...list.flatMap((i) => [i.amounts.left, i.amounts.right]), 0);
  const rank = (i) => (i.row ? [tw.value(i.row, String(i.left), i.leftColumn), ' to ', tw.value(i.row, String(i.right), i.rightColumn)] : [String(i.left), ' to ', String(i.right)]);
  const option = (D, o) => (byAccount(D) ? 'region' : o.subject || subjects(D)[0]);
  const noun = (D, subject, n) => (subject === 'region' ? (n === 1 ? D.word : D.words) : n === 1 ? subject : subject + 's');

  tw.figure({
    id: 'ranks',
    section: 'sectors',
    missing(D) {
      if (subjects(D).length) {
        const some = subjects(D).some((s) => read(D, s).items.length >= 2);
        return some ? null : 'There are fewer than two sources with costs to rank.';
      }
      if (D.stressors.length < 2) return 'Ranks are compared between two stressors or two costs; this report has one.';
      if (!drawn(D, 'account_region')) return 'The run has neither costs nor accounts by ' + D.word + ' to rank.';
      return fromAccount(D).items.length >= 2 ? null : 'There are fewer than two ' + D.words + ' to rank.';
    },
    controls(D) {
      const list = subjects(D).filter((s) => read(D, s).items.length >= 2);
      return list.length ? [{ id: 'subject', label: 'Rank', options: list.map((s) => ({ value: s, label: subjectName(D, s) })), initial: list.includes('region') ? 'region' : list[0] }] : [];
    },
    title(D, o) {
      const subject = option(D, o);
      const data = read(D, subject);
      const far = tw.descending(data.items.filter((i) => Math.abs(i.shift) >= FAR), (i) => Math.abs(i.shift));
      const what = data.money ? 'when deaths are priced too' : 'from CO₂ to deaths'.replace('CO₂', D.head(D.stressors[0])).replace('deaths', D.short(D.stressors[1]));
      if (!far.length) return ['No ' + noun(D, subject, 1) + ' moves by ' + tw.words(FAR) + ' ranks or more ' + what];
      // With draws a move is named only where its interval is on one side of 0.
      const known = far.some((i) => i.interval && i.interval.sure);
      const first = known ? far.find(sure) : far[0];
      const count = tw.capital(tw.words(far.length)) + ' of ' + tw.count(data.items.length) + ' ' + noun(D, subject, data.items.length) + (far.length === 1 ? ' moves by ' : ' move by ') + tw.words(FAR) + ' ranks or more ' + what;
      if (!first && far.length === 1) return [tw.name(far[0].name, subject === 'region' ? far[0].code : undefined), far[0].shift > 0 ? ' rises from ' : ' falls from ', ...rank(far[0]), ' ' + what + '; the move is not sure'];
      if (!first) return [count + '; none of these moves is sure'];
      return [count + ': ', tw.name(first.name, subject === 'region' ? first.code : undefined), (known ? ' surely ' : ' ') + (first.shift > 0 ? 'rises' : 'falls') + ', from ', ...rank(first)];
    },
    subtitle(D, o) {
      const subject = option(D, o);
      const data = read(D, subject);
      const k = kept(data, o);
      const currency = (D.rows('cost_region').find((r) => r.currency) || {}).currency;
      const what = data.money ? 'Climate cost is that of the CO₂ emitted; integrated cost adds the deaths caused' + (currency ? ', ' + currency : '') + tw.yearText(D) + '.' : 'What each ' + D.word + ' emits itself, view producer' + tw.yearText(D) + '.';
      return [subjectName(D, subject) + ' in the order ' + data.heads[0] + ' and ' + data.heads[1] + '; rank 1 is the largest. ' + what + (k.all ? '' : ' Of ' + tw.count(data.items.length) + ', only those that move far are drawn.')];
    },
    read(D, o) {
      const data = read(D, option(D, o));
      const bars = data.money ? ' Bars at the ends: the cost, by category of source where it is known, on one scale; narrow screens leave them out.' : ' Bars at the ends: the amounts; narrow screens leave them out.';
      const ties = new Set(data.items.map((i) => i.left)).size < data.items.length || new Set(data.items.map((i) => i.right)).size < data.items.length ? ' Equal amounts share the smaller rank.' : '';
      const doubt = data.items.some((i) => i.interval) ? ' A line is dashed where the 95 % interval of the move includes no move.' : '';
      return ['A line joins the two ranks of one ' + noun(D, option(D, o), 1) + '. Coloured: it moves by ' + tw.words(FAR) + ' places or more.' + ties + doubt + bars + (D.draws ? ' Point at a line for how often each rank comes out in the draws.' : '')];
    },
    sources(D, o) {
      if (byAccount(D)) return [ci(D, 'account_region'), ...(D.has('rank_probability') ? ['rank_probability'] : [])];
      const amounts = { region: 'cost_region', sector: 'cost_sector', subsector: ci(D, 'cost_subsector') }[option(D, o)];
      return ['cost_rank', 'cost_rank_ci', 'cost_rank_probability', amounts].filter((t) => D.has(t));
    },
    draw: (D, width, o) => draw(D, width, Object.assign({}, o, { subject: option(D, o) })),
    table(D, o) {
      const subject = option(D, o);
      const data = read(D, subject);
      const columns = [{ label: tw.capital(noun(D, subject, 1)) }, { label: 'Rank ' + data.heads[0] }, { label: 'in draws' }, { label: 'Rank ' + data.heads[1] }, { label: 'in draws' }, { label: 'Move' }, { label: 'low' }, { label: 'high' }];
      const odds = (r) => (r ? tw.value(r, percent(r.probability), 'probability') : '');
      const rows = tw.descending(data.items, (i) => -i.left).map((i) => [
        [tw.name(i.name, subject === 'region' ? i.code : undefined)],
        i.row ? tw.value(i.row, String(i.left), i.leftColumn) : String(i.left),
        odds(i.leftOdds),
        i.row ? tw.value(i.row, String(i.right), i.rightColumn) : String(i.right),
        odds(i.rightOdds),
        i.row ? tw.value(i.row, signed(i.shift), 'shift') : signed(i.shift),
        ...tw.bounds(i.interval, signed),
      ]);
      return { columns, rows };
    },
  });
})();
