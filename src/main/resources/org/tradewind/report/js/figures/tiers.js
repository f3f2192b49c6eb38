/**
 * The three tiers that carbon and deaths pass: the sector that emits, the sector that makes the final
 * product, who buys it; as nodes and links, by sector groups (rows with intervals) or by sectors
 * (sums). For the Sankey diagrams and the shares behind them.
 */
'use strict';
(() => {
  const TIERS = ['emitted by', 'for products of', 'bought by'];
  const CATEGORIES = { rural: 'Rural homes', urban: 'Urban homes', government: 'Government', capital: 'Capital formation', export: 'Exports', exports: 'Exports', others: 'Other uses' };
  /** Nodes below this share, in every stressor, are drawn as one where a tier has more than MOST. */
  const SMALL = 0.02;
  const MOST = 12;
  /** Share of the draws that must agree. */
  const AGREED = 0.95;
  const models = new WeakMap();

  /** Names of the tiers: only what comes out of a chimney is emitted. */
  const tierName = (D, tier) => (tier === 0 && !D.stressors.some((s) => s.code === 'CO2' || s.code === 'deaths') ? 'arises in' : TIERS[tier]);
  const categoryName = (code) => CATEGORIES[code] || tw.capital(String(code).replace(/_/g, ' '));
  /** Whether the page holds the tiers by single sectors. */
  const fineThere = (D) => D.has('tier_sector_making') && D.has('tier_sector_buying');

  /** A row for a sum of rows: it has an amount, but neither an interval nor a row of its own. */
  const summed = (sum, table, column = 'value') => ({
    central: sum,
    p2_5: NaN,
    p50: NaN,
    p97_5: NaN,
    sure: false,
    _column: column,
    _table: table,
    _row: -1,
    get [column]() {
      return this.central;
    },
  });

  function put(map, key, make) {
    if (!map.has(key)) map.set(key, make());
    return map.get(key);
  }

  /** Nodes and links from the tables of groups: each number is a row with its interval. */
  function ofGroups(D) {
    const nodes = [new Map(), new Map(), new Map()];
    const links = new Map();
    const node = (tier, code) => put(nodes[tier], code, () => ({ tier, code, name: tier === 2 ? categoryName(code) : String(code), amount: {}, share: {} }));
    for (const [quantity, to] of [['value', 'amount'], ['share', 'share']]) {
      for (const r of D.ci('tier_node', quantity)) if (r.tier >= 1 && r.tier <= 3) node(r.tier - 1, r.node)[to][r.stressor] = r;
      for (const r of D.ci('tier_link', quantity)) {
        const link = put(links, r.stage + '\n' + r.from + '\n' + r.to, () => ({ from: node(r.stage - 1, r.from), to: node(r.stage, r.to), amount: {}, share: {} }));
        link[to][r.stressor] = r;
      }
    }
    return { nodes: nodes.map((m) => [...m.values()]), links: [...links.values()] };
  }

  /** The same by single sectors: sums over the table tier_sector. */
  function ofSectors(D) {
    const nodes = [new Map(), new Map(), new Map()];
    const links = new Map();
    const node = (tier, code) => put(nodes[tier], code, () => ({ tier, code, name: tier === 2 ? categoryName(code) : D.sectorName(code), amount: {}, share: {} }));
    const add = (r, tier, a, b) => {
      if (!Number.isFinite(r.value)) return;
      const from = node(tier, a);
      const to = node(tier + 1, b);
      const link = put(links, tier + '\n' + a + '\n' + b, () => ({ from, to, amount: {}, share: {} }));
      for (const x of tier === 0 ? [link, from, to] : [link, to]) {
        if (!x.amount[r.stressor]) x.amount[r.stressor] = summed(0, 'tier_sector');
        x.amount[r.stressor].central += r.value;
      }
    };
    for (const r of D.rows('tier_sector_making')) add(r, 0, r.from_sector, r.to_sector);
    for (const r of D.rows('tier_sector_buying')) add(r, 1, r.to_sector, r.category);
    return { nodes: nodes.map((m) => [...m.values()]), links: [...links.values()] };
  }

  /** Draws the nodes of a tier together that are small in every stressor. */
  function merged(D, parts, tier) {
    const list = parts.nodes[tier];
    const small = list.filter((n) => D.stressors.every((s) => !(n.share[s.code].central >= SMALL)));
    if (list.length <= MOST || small.length < 2) return parts;
    const table = list[0].amount[D.stressors[0].code]._table;
    const rest = { tier, code: '', name: 'All other', rest: small, amount: {}, share: {} };
    for (const s of D.stressors) {
      const sum = (of) => small.reduce((a, n) => a + (Number.isFinite(n[of][s.code].central) ? n[of][s.code].central : 0), 0);
      rest.amount[s.code] = summed(sum('amount'), table);
      rest.share[s.code] = summed(sum('share'), table, 'share');
    }
    const gone = new Set(small);
    const links = [];
    const sums = new Map();
    for (const link of parts.links) {
      const from = gone.has(link.from) ? rest : link.from;
      const to = gone.has(link.to) ? rest : link.to;
      if (from === link.from && to === link.to) {
        links.push(link);
        continue;
      }
      const kept = put(put(sums, from, () => new Map()), to, () => ({ from, to, amount: {}, share: {} }));
      for (const s of D.stressors) {
        for (const of of ['amount', 'share']) {
          const v = link[of][s.code]?.central;
          if (!kept[of][s.code]) kept[of][s.code] = summed(0, table === 'tier_sector' ? table : tw.tableName(D, 'tier_link'), of === 'share' ? 'share' : 'value');
          if (Number.isFinite(v)) kept[of][s.code].central += v;
        }
      }
    }
    const nodes = parts.nodes.slice();
    nodes[tier] = list.filter((n) => !gone.has(n)).concat(rest);
    for (const m of sums.values()) links.push(...m.values());
    return { nodes, links };
  }

  /**
   * {nodes: three lists in drawing order, links, total: {stressor: sum of the first tier}}. A node has
   * amount and share by stressor, `lean` (a, b or none) and `sure`.
   */
  function model(D, o) {
    const level = o.level === 'sectors' && fineThere(D) ? 'sectors' : 'groups';
    const kept = put(models, D, () => ({}));
    if (kept[level]) return kept[level];
    let parts = level === 'sectors' ? ofSectors(D) : ofGroups(D);
    const total = {};
    for (const s of D.stressors) {
      total[s.code] = parts.nodes[0].reduce((a, n) => a + (n.amount[s.code]?.central || 0), 0);
      const complete = (x) => {
        if (!x.amount[s.code]) x.amount[s.code] = summed(0, tw.tableName(D, 'tier_link'));
        if (!x.share[s.code]) x.share[s.code] = summed(x.amount[s.code].central / total[s.code], x.amount[s.code]._table, 'share');
      };
      parts.nodes.forEach((list) => list.forEach(complete));
      parts.links.forEach(complete);
    }
    for (const tier of [0, 1, 2]) parts = merged(D, parts, tier);
    const mean = (n) => D.stressors.reduce((a, s) => a + (Number.isFinite(n.share[s.code].central) ? n.share[s.code].central : 0), 0) / D.stressors.length;
    const nodes = parts.nodes.map((list, tier) => {
      const some = list.filter((n) => D.stressors.some((s) => n.amount[s.code].central !== 0 && Number.isFinite(n.amount[s.code].central)));
      const ordered = tw.descending(some.filter((n) => !n.rest), mean).concat(some.filter((n) => n.rest));
      ordered.forEach((n, i) => {
        n.key = tier + 1 + '.' + i;
        Object.assign(n, leaning(D, n));
      });
      return ordered;
    });
    const there = new Set(nodes.flat());
    const links = parts.links.filter((l) => there.has(l.from) && there.has(l.to));
    return (kept[level] = { nodes, links, total, level });
  }

  /** The share of draws in which a node has the larger share of a stressor: {stressor: probability}; null without. */
  function odds(D, n) {
    if (n.share[D.stressors[0].code]._table === 'tier_sector') return null;
    const rows = D.rows('tier_lean').filter((r) => r.tier === n.tier + 1 && r.node === n.code);
    return rows.length ? Object.fromEntries(rows.map((r) => [r.stressor, r])) : null;
  }

  /**
   * Which way a node leans: {lean: a, b or none, apart: whether surely, odds}. By its intervals and by
   * how many draws agree; where neither is there, by a quarter more.
   */
  function leaning(D, n) {
    if (n.rest) return { lean: 'none', apart: false };
    if (D.stressors.length < 2) return { lean: D.stressors[0].hue, apart: false };
    const [a, b] = D.stressors.map((s) => n.share[s.code]);
    const draws = odds(D, n);
    const agreed = draws && D.stressors.find((s) => draws[s.code]?.probability >= AGREED);
    if (agreed) return { lean: agreed.hue, apart: true, odds: draws };
    const apart = tw.apart(a, b);
    if (apart !== null) return { lean: apart ? (a.central > b.central ? 'a' : 'b') : 'none', apart, odds: draws };
    const more = (x, y) => x.central > 1.25 * y.central;
    return { lean: more(a, b) ? 'a' : more(b, a) ? 'b' : 'none', apart: false };
  }

  /** How often the draws agree which share of a node is larger, in words; empty where it is not known. */
  tw.agreement = function (D, n) {
    if (!n.odds) return '';
    const [most] = tw.descending(D.stressors.map((s) => ({ s, central: n.odds[s.code]?.probability || 0 })));
    const p = most.central;
    return 'In ' + (p > 0.999 && p < 1 ? 'over 99.9\u202f%' : p === 1 ? 'all' : tw.percent(p, 3)) + ' of the draws it has the larger share of ' + D.short(most.s) + '.';
  };
  /** The rule by which a node counts as leaning, in words. */
  tw.leanRule = (D) => 'the 95\u202f% intervals do not overlap' + (D.has('tier_lean') ? ', or at least 95\u202f% of the draws agree which share is larger' : '');

  tw.tierModel = model;
  /** Nodes of the three tiers by group. */
  tw.tiers = (D) => model(D, { level: 'groups' }).nodes;
  tw.tierName = tierName;
  tw.tiersBySector = fineThere;
})();
