/**
 * Same sectors? Two Sankey diagrams: carbon as well as deaths through three tiers: the sector that
 * emits, the sector that makes the final product, who buys it. All regions together.
 *
 * Nodes keep one order in both panels, by their mean share. Their colour says which way they lean:
 * the 95 % intervals of the two shares do not overlap, or at least 95 % of the draws agree (table
 * tier_lean); else the node is grey. Ribbons take the colour of the node they leave.
 *
 * For a page that lights the flows of a node: marks of nodes have data-k "T.N" (tier, number), marks
 * of ribbons "T.N>T.N" (from, to). Keys are equal in both panels, so both may be lit at once.
 */
'use strict';
(() => {
  const unitName = (D, o) => (o.level === 'sectors' ? 'sector' : 'sector group');
  const model = (D, o) => tw.tierModel(D, o);
  const tierName = tw.tierName;

  /** Whether the shares drawn have intervals. */
  const sure = (D, m) => m.nodes[0].some((n) => D.stressors.every((s) => n.share[s.code].sure));

  const percentOf = (D, s, n) => [tw.value(n.share[s.code], tw.percent(n.share[s.code].central)), ' of ' + tw.whole(D, s)];

  function title(D, o) {
    const m = model(D, o);
    const tier = m.nodes[0].filter((n) => !n.rest);
    const named = (n) => tw.name(tw.capital(n.name));
    if (D.stressors.length < 2) {
      const s = D.stressors[0];
      const first = tw.surelyFirst(tier.map((n) => n.share[s.code]));
      const top = tw.descending(tier, (n) => n.share[s.code].central);
      if (first) return [named(top[0]), ' ' + tw.verb(s) + ' the most, ', ...percentOf(D, s, top[0])];
      const out = [named(top[0]), ' ' + tw.verb(s) + ' ', ...percentOf(D, s, top[0])];
      if (top[1]) out.push(', ', tw.name(tw.inSentence(top[1].name)), ' ', tw.value(top[1].share[s.code], tw.percent(top[1].share[s.code].central)));
      if (top[1] && sure(D, m)) out.push('; which is more is not sure');
      return out;
    }
    const [a, b] = D.stressors;
    const gap = (n) => Math.abs(n.share[a.code].central - n.share[b.code].central);
    const both = (n, but, x = a, y = b) => [named(n), ' ' + tw.verb(x) + ' ', ...percentOf(D, x, n), ' ' + but + ' ' + tw.verb(y) + ' ', ...percentOf(D, y, n)];
    if (!sure(D, m)) return both(tw.descending(tier, gap)[0], 'and');
    const leanA = tw.descending(tier.filter((n) => n.lean === 'a'), gap);
    const leanB = tw.descending(tier.filter((n) => n.lean === 'b'), gap);
    if (!leanA.length && !leanB.length) {
      return [...both(tw.descending(tier, gap)[0], 'and'), '; which share is larger is not sure, here or in any other ' + unitName(D, o)];
    }
    const swap = !leanA.length;
    const [lead, other] = swap ? [leanB, leanA] : [leanA, leanB];
    const out = both(lead[0], 'but', swap ? b : a, swap ? a : b);
    if (other.length) {
      const names = other.slice(0, other.length > 4 ? 3 : 4).map((n) => [tw.name(tw.inSentence(n.name))]);
      if (other.length > names.length) names.push([tw.words(other.length - names.length) + ' others']);
      out.push('; ', ...tw.list(names), other.length === 1 ? ' tips the other way' : ' tip the other way');
    }
    return out;
  }

  function subtitle(D, o) {
    const generic = tierName(D, 0) !== 'emitted by';
    return [
      (generic ? 'From the sector where it arises' : 'From the sector that emits') +
        ', through the sector that makes the final product, to who buys it. All ' + D.words + ' together; width is the amount' + (D.study.year ? ', ' + D.study.year : '') + '.',
    ];
  }

  function read(D, o) {
    const m = model(D, o);
    const out = [];
    if (D.stressors.length > 1) {
      const [a, b] = D.stressors;
      const pair = tw.whole(D, a) + ' and of ' + tw.whole(D, b);
      out.push('Both panels have one order of nodes, by the mean of the two shares. ');
      out.push(
        sure(D, m)
          ? 'A node has a colour where its shares of ' + pair + ' surely differ: ' + tw.leanRule(D) + '. A ribbon has the colour of the node it leaves. '
          : 'The shares shown have no intervals: a node has a colour where its shares of ' + pair + ' differ by more than a quarter; a ribbon has the colour of the node it leaves. '
      );
    }
    if (m.nodes.flat().some((n) => n.rest)) out.push('Nodes under 2\u202f% are drawn as one, “all other”, so that all of the amount is there. ');
    out.push('Own emissions of homes are not part of supply chains and are not drawn. Point at a node to see its flows.');
    if (tierName(D, 0) !== 'emitted by') return out.filter((x) => !x.startsWith('Own')).concat('Point at a node to see its flows.');
    return out;
  }

  /** The share of negative flows, which have no width. */
  function negative(m, s) {
    const sum = m.links.reduce((a, l) => a + Math.min(0, l.from.tier === 1 ? l.amount[s.code].central || 0 : 0), 0);
    return m.total[s.code] ? sum / m.total[s.code] : 0;
  }

  /** Places the nodes of one panel: rectangles and ribbons, from d3-sankey with our order of nodes. */
  function layout(m, s, box) {
    const nodes = m.nodes.flat().map((n) => ({ n, id: n.key }));
    const links = m.links
      .filter((l) => l.amount[s.code].central > 0)
      .map((l) => ({ l, source: l.from.key, target: l.to.key, value: l.amount[s.code].central / m.total[s.code] }));
    if (!links.length) return { nodes: [], links: [] };
    const placed = d3
      .sankey()
      .nodeId((d) => d.id)
      .nodeAlign((d) => d.n.tier)
      .nodeSort(null)
      .nodeWidth(box.bar)
      .nodePadding(box.padding)
      .extent([
        [box.left, box.top],
        [box.right, box.bottom],
      ])({ nodes, links });
    // Where no link leads to the last tier, d3 spreads two columns over the room of three.
    for (const d of placed.nodes) {
      d.x0 = box.left + ((box.right - box.left - box.bar) / 2) * d.n.tier;
      d.x1 = d.x0 + box.bar;
    }
    return placed;
  }

  /** A ribbon of even height: unlike a wide line it does not thin where it is steep. */
  function ribbon(l) {
    const x0 = l.source.x1;
    const x1 = l.target.x0;
    const xm = (x0 + x1) / 2;
    const h = l.width / 2;
    const p = (...v) => v.map(tw.c).join(' ');
    return 'M' + p(x0, l.y0 - h) + 'C' + p(xm, l.y0 - h, xm, l.y1 - h, x1, l.y1 - h) + 'L' + p(x1, l.y1 + h) + 'C' + p(xm, l.y1 + h, xm, l.y0 + h, x0, l.y0 + h) + 'Z';
  }

  function colourOf(lean, K) {
    return lean === 'none' ? K.none : K[lean];
  }

  /** Name and share of a node in one line: the share is bold. Returns SVG text. */
  function label(x, y, name, share, anchor, size, K, halo) {
    const w = tw.textWidth(share, size, 600);
    const space = tw.textWidth(' ', size) + 0.5;
    const half = { size, fill: K.ink, halo };
    if (!name) return tw.text(x, y, share, { ...half, weight: 600, anchor });
    if (anchor === 'end') return tw.text(x - w - space, y, name, { ...half, anchor: 'end' }) + tw.text(x, y, share, { ...half, weight: 600, anchor: 'end' });
    return tw.text(x, y, name, half) + tw.text(x + tw.textWidth(name, size) + space, y, share, { ...half, weight: 600 });
  }

  /** A name and its share in one line, else in two or three: {first: lines before, last: name in the last, share}. */
  function broken(name, share, room, size, two, three) {
    const less = room - tw.textWidth(' ' + share, size, 600) - 1;
    const fits = (text, width) => tw.textWidth(text, size) <= width;
    if (fits(name, less)) return { share, first: [], last: name };
    if (!two) return { share, first: [], last: tw.fit(name, less, size) };
    if (fits(name, room)) {
      const cut = name.lastIndexOf(' ');
      return cut > 0 && fits(name.slice(cut + 1), less) ? { share, first: [name.slice(0, cut)], last: name.slice(cut + 1) } : { share, first: [name], last: '' };
    }
    const words = name.split(' ');
    let k = words.length - 1;
    while (k > 1 && !fits(words.slice(0, k).join(' '), room)) k--;
    if (k < 1 || !fits(words.slice(0, k).join(' '), room)) return { share, first: [tw.fit(name, room, size)], last: '' };
    const rest = words.slice(k).join(' ');
    if (three && !fits(rest, less)) return { share, first: [words.slice(0, k).join(' '), tw.fit(rest, room, size)], last: '' };
    return { share, first: [words.slice(0, k).join(' ')], last: tw.fit(rest, less, size) };
  }

  /** Labels of a tier: next to their node, moved apart where they would touch, then with a line to it. */
  function labels(list, place, box, s, K) {
    const lead = box.size + 3;
    const high = box.bottom - box.top + 8;
    let lines = list.map((d) => broken(tw.isolate(d.n.name), tw.percent(d.n.share[s.code].central), place.room, box.size, place.wrap, place.three));
    if (lines.reduce((sum, l) => sum + lead * (l.first.length + 1), 0) > 0.8 * high) {
      lines = list.map((d) => broken(tw.isolate(d.n.name), tw.percent(d.n.share[s.code].central), place.room, box.size, false));
    }
    const middles = list.map((d) => (d.y0 + d.y1) / 2);
    const heights = lines.map((l) => lead * (l.first.length + 1));
    const at = tw.spread(middles, heights, box.top - 4, box.bottom + 4);
    return list.map((d, i) => {
      const l = lines[i];
      const n = l.first.length + 1;
      const moved = Math.abs(at[i] - middles[i]);
      const out = [];
      if (moved > 3) {
        const edge = place.anchor === 'end' ? d.x0 - 1 : d.x1 + 1;
        const near = place.anchor === 'end' ? place.x(d) + 1 : place.x(d) - 1;
        out.push(tw.el('path', { d: 'M' + [edge, middles[i]].map(tw.c).join(' ') + 'L' + [near, at[i]].map(tw.c).join(' '), stroke: K.ink3, 'stroke-width': '0.7', fill: 'none' }));
      }
      let y = at[i] + box.size * 0.35 - ((n - 1) * lead) / 2;
      for (const line of l.first) {
        out.push(tw.text(place.x(d), y, line, { size: box.size, fill: K.ink, anchor: place.anchor, halo: place.halo }));
        y += lead;
      }
      out.push(label(place.x(d), y, l.last, l.share, place.anchor, box.size, K, place.halo));
      return out.join('');
    });
  }

  function panel(D, o, m, s, width) {
    const K = tw.colours(o.theme);
    const wide = width >= 440;
    const size = wide ? 13 : 12;
    const scale = tw.scale(m.total[s.code], s.unit);
    const totals = D.ci('national_total', 'value', { stressor: s.code, total: 'supply_chain' });
    const total = totals[0] && totals[0].sure ? totals[0] : null;
    const amount = scale.text(m.total[s.code]) + (/^deaths a year/.test(s.unit) ? ' a year' : '');
    const rest = amount.replace(/ a year$/, '') + (total ? ' (' + scale.number(total.p2_5) + '–' + scale.number(total.p97_5) + ')' : '') + (/ a year$/.test(amount) ? ' a year' : '');
    const what = s.code === 'CO2' ? 'CO₂ emitted' : s.code === 'deaths' ? 'Deaths caused' : tw.capital(D.head(s));
    const head = tw.heading(what, rest, width, o, { fill: K[s.hue] });
    const need = (tier) => Math.ceil(Math.max(0, ...m.nodes[tier].map((n) => tw.textWidth(n.name + ' ', size) + Math.max(...D.stressors.map((x) => tw.textWidth(tw.percent(n.share[x.code].central), size, 600)))))) + 10;
    const least = tw.textWidth(tierName(D, 0), 12) / 2;
    const left = wide ? Math.min(Math.max(least, need(0)), width * 0.26) : 0;
    const right = wide ? Math.min(Math.max(least, need(2)), width * 0.26) : Math.min(Math.max(2 * least, need(2)), 84);
    const top = head.height + 24;
    const count = Math.max(...m.nodes.map((list) => list.length));
    const many = count > 12;
    const tall = Math.max(many ? 740 : wide ? 560 : 500, count * (size + 3) * 1.6);
    const box = { left, right: width - right, top, bottom: top + tall, bar: wide ? 12 : 9, padding: Math.min(many ? 24 : 12, ((many ? 0.45 : 0.3) * tall) / Math.max(1, count - 1)), size };
    const placed = layout(m, s, box);
    const order = { none: 0, a: 1, b: 1 };
    const ribbons = placed.links.slice().sort((x, y) => order[x.l.from.lean] - order[y.l.from.lean] || y.value - x.value || x.index - y.index);
    const text = (row) => scale.text(row.central);
    const parts = [head.body];
    const columns = [0, 1, 2].map((t) => box.left + ((box.right - box.left - box.bar) / 2) * t + box.bar / 2);
    columns.forEach((x, t) => {
      const first = t === 0 && !wide;
      const last = t === 2 && !wide;
      parts.push(tw.text(first ? 0 : last ? x - box.bar / 2 : x, top - 10, tierName(D, t), { size: 12, fill: K.ink3, anchor: first || last ? 'start' : 'middle' }));
    });
    for (const l of ribbons) {
      const { from, to } = l.l;
      const share = tw.percent(l.l.share[s.code].central);
      parts.push(
        tw.mark(
          {
            name: tw.fromTo(from.name, to.name),
            value: text(l.l.amount[s.code]) + ', ' + share + ' of ' + tw.whole(D, s),
            interval: tw.interval(l.l.amount[s.code], s.unit),
            sentence: (from.tier === 0 ? tw.capital(tierName(D, 0)) + ' ' + from.name + ', for final products of ' + to.name : 'For final products of ' + from.name + ', bought by ' + to.name) + '.',
            key: from.key + '>' + to.key,
          },
          o,
          tw.el('path', { d: ribbon(l), fill: colourOf(from.lean, K), 'fill-opacity': from.lean === 'none' ? 0.34 : 0.42 })
        )
      );
    }
    const halo = K.paper;
    const step = (box.right - box.left - box.bar) / 2;
    const places = [
      wide ? { anchor: 'end', x: () => box.left - 6, room: box.left - 6, wrap: true } : { anchor: 'start', x: (d) => d.x1 + 5, room: step - box.bar - 8, wrap: true, halo },
      { anchor: 'start', x: (d) => d.x1 + 5, room: step - box.bar - 8, wrap: true, halo },
      { anchor: 'start', x: (d) => d.x1 + 5, room: right - 6, wrap: true, three: true },
    ];
    const names = [];
    for (const tier of [0, 1, 2]) {
      const list = placed.nodes.filter((d) => d.n.tier === tier && d.value > 0);
      const written = labels(list, places[tier], box, s, K);
      list.forEach((d, i) => {
        const n = d.n;
        const members = n.rest ? n.rest.length + ' with less than 2\u202f% each: ' + n.rest.slice(0, 12).map((x) => x.name).join(', ') + (n.rest.length > 12 ? ' and ' + (n.rest.length - 12) + ' more' : '') + '.' : sentenceOf(D, n);
        names.push(
          tw.mark(
            { name: n.name + ', ' + tierName(D, tier), value: text(n.amount[s.code]) + ', ' + tw.percent(n.share[s.code].central) + ' of ' + tw.whole(D, s), interval: tw.interval(n.share[s.code], '', 'percent'), sentence: members, key: n.key },
            o,
            tw.el('rect', { x: d.x0, y: d.y0, width: d.x1 - d.x0, height: Math.max(0.8, d.y1 - d.y0), fill: colourOf(n.lean, K) }),
            written[i]
          )
        );
      });
    }
    parts.push(names);
    let height = box.bottom + 6;
    const below = negative(m, s);
    if (below < -0.00005) {
      for (const line of tw.wrap('Negative flows (stocks that shrink), ' + tw.percent(below) + ' of all, have no width.', width, 12)) {
        parts.push(tw.text(0, height + 12, line, { size: 12, fill: K.ink3 }));
        height += 16;
      }
      height += 6;
    }
    return { body: parts.join(''), height };
  }

  function sentenceOf(D, n) {
    if (D.stressors.length < 2) return null;
    const [a, b] = D.stressors;
    const shares = tw.percent(n.share[a.code].central) + ' of ' + tw.whole(D, a) + ', ' + tw.percent(n.share[b.code].central) + ' of ' + tw.whole(D, b);
    if (!n.share[a.code].sure || !n.share[b.code].sure) return shares + '.';
    return shares + ': ' + (n.lean === 'none' ? 'which is more is not sure. ' : 'surely more in ' + D.short(n.lean === 'a' ? a : b) + '. ') + tw.agreement(D, n);
  }

  function legend(D, m, width, o) {
    if (D.stressors.length < 2) return { body: '', height: 0 };
    const K = tw.colours(o.theme);
    const [a, b] = D.stressors.map((s) => D.short(s));
    const items = sure(D, m)
      ? [[K.a, 'surely weighs more in ' + a], [K.b, 'surely weighs more in ' + b], [K.none, 'no sure difference']]
      : [[K.a, 'larger share of ' + a + ' (no interval)'], [K.b, 'larger share of ' + b + ' (no interval)'], [K.none, 'differ by less than a quarter']];
    if (m.nodes.flat().some((n) => n.rest)) items[2][1] += ', or all other';
    return tw.legend(items.map(([colour, text]) => ({ colour, text })), width, o);
  }

  tw.figure({
    id: 'sankey',
    section: 'sectors',
    missing(D) {
      if (!tw.hasTable(D, 'tier_node') || !tw.hasTable(D, 'tier_link')) return 'The flows between sectors need the tables tier_node and tier_link, which this run does not have.';
      const m = model(D, {});
      if (!D.stressors.some((s) => m.links.some((l) => l.amount[s.code].central > 0))) return 'No amount flows through the three tiers of sectors.';
      return null;
    },
    controls(D) {
      if (!tw.tiersBySector(D) || !tw.hasTable(D, 'tier_node')) return [];
      const groups = new Set(D.ci('tier_node', 'value', { tier: 1 }).map((r) => r.node)).size;
      const sectors = new Set(D.rows('tier_sector_making').map((r) => r.from_sector)).size;
      if (sectors <= groups) return [];
      return [{ id: 'level', label: 'Show', options: [{ value: 'groups', label: groups + ' groups' }, { value: 'sectors', label: sectors + ' sectors' }], initial: 'groups' }];
    },
    title,
    subtitle,
    read,
    sources: (D, o) => (model(D, o).level === 'sectors' ? ['tier_sector'] : [tw.tableName(D, 'tier_node'), tw.tableName(D, 'tier_link')].concat(D.has('tier_lean') && D.stressors.length > 1 ? ['tier_lean'] : [])).concat(tw.hasTable(D, 'national_total') ? [tw.tableName(D, 'national_total')] : []),
    draw(D, width, o) {
      const m = model(D, o);
      const key = legend(D, m, width, o);
      const shown = D.stressors.filter((s) => m.total[s.code] > 0);
      const panels = tw.panels(width, shown.length, 48);
      const drawn = tw.inPanels(panels, (p, i) => panel(D, o, m, shown[i], p.width));
      const top = key.height ? key.height + 14 : 0;
      return { width, height: top + drawn.height, body: key.body + tw.el('g', { transform: top ? 'translate(0 ' + tw.c(top) + ')' : null }, drawn.body) };
    },
    table(D, o) {
      const m = model(D, o);
      const columns = [{ label: 'Where' }, { label: 'From' }, { label: 'To' }];
      const withBounds = sure(D, m);
      for (const s of D.stressors) {
        columns.push({ label: D.head(s), unit: s.unit }, { label: 'Share of ' + D.short(s) });
        if (withBounds) columns.push({ label: 'Share of ' + D.short(s) + ', 2.5 %' }, { label: 'Share of ' + D.short(s) + ', 97.5 %' });
      }
      if (D.stressors.length > 1) columns.push({ label: withBounds ? 'Surely weighs more in' : 'Larger share of' });
      const numbers = (x) =>
        D.stressors.flatMap((s) => {
          const amount = x.amount[s.code];
          const share = x.share[s.code];
          const out = [tw.value(amount, tw.number(amount.central)), tw.value(share, tw.percent(share.central))];
          if (withBounds) out.push(...tw.bounds(share, (v) => tw.percent(v)));
          return out;
        });
      const way = (n) => (n.lean === 'none' ? '' : D.short(D.stressors.find((s) => s.hue === n.lean)));
      const rows = m.nodes.flatMap((list, tier) => list.map((n) => [tierName(D, tier), tw.name(n.name), '', ...numbers(n), ...(D.stressors.length > 1 ? [way(n)] : [])]));
      for (const l of m.links) {
        if (!D.stressors.some((s) => l.amount[s.code].central)) continue;
        rows.push(['flow, ' + tierName(D, l.from.tier) + ' to ' + tierName(D, l.to.tier), tw.name(l.from.name), tw.name(l.to.name), ...numbers(l), ...(D.stressors.length > 1 ? [''] : [])]);
      }
      return { columns, rows };
    },
  });
})();
