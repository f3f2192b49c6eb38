/**
 * What the first screen says in words: the headline and its sentences. Every sentence is a rule over
 * the tables: what the study lacks is left out, and an order is claimed only where intervals or 95 %
 * of the draws bear it.
 */
'use strict';
tw.findings = {};
(function (findings) {
  const has = (r) => Boolean(r) && Number.isFinite(r.central);
  const percent = (r) => tw.value(r, tw.percent(r.central));
  const carbon = (s) => s.code === 'CO2';
  const deadly = (s) => s.code === 'deaths';

  /** A nation's total of a stressor, or null. */
  function total(D, s, which, quantity) {
    const r = D.ci('national_total', quantity, { stressor: s.code, total: which })[0];
    return has(r) ? r : null;
  }

  /** What all sources together cause (deaths) or emit (co2_t), in the nation or by region: of studies without an MRIO too. */
  function sources(D, level, quantity) {
    const out = [];
    for (const r of D.rows('contribution_place')) {
      if (r.level !== level) continue;
      const of = { region: r.name };
      if (r.quantity === quantity) out.push(Object.assign({ _column: 'central', sure: Number.isFinite(r.p2_5) }, r, of, { _table: 'contribution_ratio_ci' }));
      else if (r.quantity === undefined) out.push(Object.assign({}, r, of, { _table: 'contribution_ratio', _column: quantity, central: r[quantity], p2_5: NaN, p97_5: NaN, sure: false }));
    }
    return out.filter(has);
  }
  const nation = (D, quantity) => sources(D, 'nation', quantity)[0] || null;

  /** What is emitted for others (exports) or elsewhere for a region (imports), largest first. */
  function trade(D, s, quantity) {
    return tw.descending(D.ci('embodied_trade', quantity, { view: 'final_producer', stressor: s.code }).filter((r) => has(r) && r.central !== 0));
  }

  /**
   * Whether the first n of a list lead the others: true by their intervals, or where at least 95 % of
   * the draws have exactly these n in front (the chances that one of them is not are added up); null
   * without draws.
   */
  function leads(D, list, n, measure) {
    const front = list.slice(0, n);
    if (!front.length || !front.every((r) => r.sure)) return null;
    const rest = list.slice(n);
    const low = Math.min(...front.map((r) => r.p2_5));
    if (rest.every((r) => r.sure && r.p97_5 < low)) return true;
    const ranks = D.rows('rank_front').filter((r) => r.measure === measure && r.stressor === front[0].stressor && Number(r.rank) <= n);
    if (!ranks.length) return false;
    let missing = 0;
    for (const r of front) missing += 1 - ranks.filter((x) => x.region === r.region).reduce((sum, x) => sum + x.probability, 0);
    return missing <= 0.05;
  }

  const names = (D, list) => tw.list(list.map((r) => tw.strong([tw.name(D.shortName(r.region), r.region)])));
  /** How many regions a sentence names: three, or one where there are so few that three were nearly all. */
  const front = (list) => (list.length > 4 ? 3 : 1);

  // -------------------------------------------------------------- headline

  function headline(D) {
    const shares = D.stressors.map((s) => [s, total(D, s, 'between_final_producer', 'share')]).filter((x) => x[1] && x[1].central > 0);
    if (shares.length === 2) {
      const [[a, x], [b, y]] = shares;
      const ending = ' are for a product finished in another ' + D.word;
      const part = (s, r) => [tw.hue(s.hue, [percent(r)]), ' of the ', tw.hue(s.hue, [D.short(s)])];
      return { text: ['Of all that supply chains emit, ', ...part(a, x), ' and ', ...part(b, y), ending], within: shares };
    }
    if (shares.length === 1) {
      const [[s, x]] = shares;
      const lead = carbon(s) ? 'Of all the carbon that supply chains emit, ' : deadly(s) ? 'Of all the deaths that supply chains cause, ' : 'Of all ' + D.short(s) + ' in supply chains, ';
      return { text: [lead, tw.hue(s.hue, [percent(x)]), (deadly(s) ? ' are' : ' is') + ' for a product finished in another ' + D.word], within: shares };
    }
    const amounts = D.stressors.map((s) => [s, total(D, s, 'between_final_producer', 'value') || total(D, s, 'supply_chain', 'value')]).filter((x) => x[1] && x[1].central !== 0);
    if (amounts.length) {
      const between = amounts.some((x) => x[1].total === 'between_final_producer');
      const items = amounts.map(([s, r]) => [tw.hue(s.hue, [tw.value(r, tw.amount(r.central, s.unit))]), deadly(s) ? ' deaths a year' : ' of ' + D.short(s)]);
      return { text: ['Supply chains ' + (between ? 'between ' + D.words + ' ' : '') + 'carry ', ...tw.list(items)], within: [] };
    }
    const deaths = nation(D, 'deaths');
    const co2 = nation(D, 'co2_t');
    if (deaths) {
      const also = co2 && co2.central > 0 ? [' and emit ', tw.hue('a', [tw.value(co2, tw.amount(co2.central, 't'))]), ' of CO₂'] : [];
      return { text: ['The sources of this study cause ', tw.hue('b', [tw.value(deaths, tw.amount(deaths.central, 'deaths'))]), ' deaths a year', ...also], within: [] };
    }
    return { text: [D.study.title || D.study.name], within: [] };
  }

  /** How sure the headline's numbers are. */
  function within(D, parts) {
    if (!D.draws) return ['This study made no draws: how sure its numbers are is not known.'];
    const sure = parts.filter(([, r]) => r.sure);
    if (!sure.length) return [];
    const range = (r) => [tw.value(r, tw.percent(r.p2_5), 'p2_5'), ' to ', tw.value(r, tw.percent(r.p97_5), 'p97_5')];
    const text = ['95\u202f% intervals: ', ...tw.list(sure.map(([s, r]) => [...range(r), ...(parts.length > 1 ? [' of the ' + D.short(s)] : [])]))];
    const apart = parts.length === 2 ? tw.apart(parts[0][1], parts[1][1]) : null;
    if (apart === false) text.push('. They overlap: which share is larger is not sure');
    return [...text, '.'];
  }

  // -------------------------------------------------------------- sentences

  function sentences(D) {
    const out = [];
    const [s] = D.stressors;
    const far = trade(D, s, 'imports');
    if (far.length > 1) {
      const n = front(far);
      const lead = leads(D, far, n, 'imports_final_producer');
      const what = carbon(s) ? 'carbon emitted' : deadly(s) ? 'deaths caused' : D.short(s) + ' made';
      out.push([lead === null ? 'In this run ' : '', ...names(D, far.slice(0, n)), (n > 1 ? ' have' : ' has') + ' the most ' + what + ' elsewhere for what ' + (n > 1 ? 'they make' : 'it makes') + (lead === false ? '; the order is not sure.' : '.')]);
    }
    const rises = [];
    const sure = [];
    for (const k of D.stressors) {
      const here = trade(D, k, 'exports');
      if (here.length < 2) continue;
      const n = front(here);
      sure.push(leads(D, here, n, 'exports_final_producer'));
      const what = carbon(k) ? 'the carbon for others rises' : deadly(k) ? 'the smoke that kills for others rises' : 'the ' + D.short(k) + ' for others is made';
      rises.push([what + ' most in ', ...names(D, here.slice(0, n))]);
    }
    if (rises.length) {
      const all = sure.every((x) => x === sure[0]);
      const text = [].concat(...rises.map((r, i) => [...(i ? ['; '] : []), ...r, !all && sure[i] === false ? ' (the order is not sure)' : '']));
      text[0] = all && sure[0] === null ? 'In this run ' + text[0] : tw.capital(text[0]);
      out.push([...text, '.', all && sure[0] === false ? (sure.length > 1 ? ' Neither order is sure.' : ' The order is not sure.') : '']);
    }
    const halves = D.stressors
      .map((k) => [k, D.ci('concentration', 'share_of_flows', { stressor: k.code }).find((r) => Math.abs(Number(r.share_of_total) - 0.5) < 1e-6)])
      .filter((x) => has(x[1]) && x[1].central > 0);
    if (halves.length) {
      const parts = halves.map(([k, r], i) => ['half of the ' + D.short(k) + (i ? '' : ' moves') + ' in ', percent(r), i ? '' : ' of the flows']);
      const text = [].concat(...parts.map((p, i) => (i ? [', ', ...p] : p)));
      text[0] = tw.capital(text[0]);
      out.push([...text, '.']);
    }
    return out;
  }

  Object.assign(findings, { has, carbon, deadly, total, sources, nation, trade, leads, headline, within, sentences });
})(tw.findings);
