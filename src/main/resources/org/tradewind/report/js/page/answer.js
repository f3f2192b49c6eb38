/**
 * The answer on the first screen, as HTML text: the findings in words, four big numbers and the
 * question of the study in four columns, each a top five with intervals.
 */
'use strict';
(function () {
  const { has, carbon, deadly, total, sources, nation, trade, headline, within, sentences } = tw.findings;

  // -------------------------------------------------------------- four numbers

  function candidates(D) {
    const out = [];
    const add = (r, unit, hue, what) => {
      if (has(r) && r.central !== 0) out.push({ r, unit, hue, what });
    };
    const year = ', a year';
    const [one] = D.stressors;
    for (const s of D.stressors) {
      const r = total(D, s, 'between_final_producer', 'value');
      if (deadly(s)) add(r, s.unit, s.hue, s === one ? 'deaths from the smoke of one ' + D.word + ' for final products of another' + year : 'deaths from that ' + D.word + '’s smoke, wherever people breathe it' + year);
      else add(r, s.unit, s.hue, (carbon(s) ? D.head(s) + ' emitted' : D.head(s) + ' made') + ' in one ' + D.word + ' for final products of another' + year);
    }
    const scenarios = D.ci('scenario_total', 'saving', { base_name: 'sectors_trade' });
    const full = scenarios.length ? scenarios[0].scenario : '';
    let named = false;
    for (const s of D.stressors) {
      const r = scenarios.find((x) => x.scenario === full && x.stressor === s.code);
      if (!has(r) || r.central === 0) continue;
      const thing = deadly(s) ? 'deaths' : D.head(s);
      add(r, s.unit, s.hue, named ? thing + ' avoided in the same scenario' + year : thing + ' avoided if suppliers matched the energy intensity of those they supply' + year);
      named = true;
    }
    const whatifs = D.ci('whatif', 'deaths_avoided');
    for (const r of whatifs.slice(0, 1)) {
      const name = String(r.whatif).replace(/_/g, ' ');
      add(r, 'deaths', 'b', 'deaths avoided by “' + name + '”' + year);
      add(D.ci('whatif', 'co2_avoided_t', { whatif: r.whatif })[0], 't', 'a', 'CO₂ avoided by “' + name + '”' + year);
    }
    for (const s of D.stressors) add(total(D, s, 'supply_chain', 'value'), s.unit, s.hue, deadly(s) ? 'deaths from all supply chains' + year : D.head(s) + (carbon(s) ? ' emitted by' : ' in') + ' all supply chains' + year);
    for (const s of D.stressors) add(total(D, s, 'household', 'value'), s.unit, s.hue, deadly(s) ? 'deaths from what households burn' + year : D.head(s) + ' of households' + year);
    if (D.stressors.length === 1) {
      const share = total(D, one, 'between_final_producer', 'share');
      if (share && share.central > 0) out.push({ r: share, percent: true, hue: one.hue, what: 'of all ' + D.short(one) + ' in supply chains is for a product finished in another ' + D.word });
      const half = D.ci('concentration', 'share_of_flows', { stressor: one.code }).find((r) => Math.abs(Number(r.share_of_total) - 0.5) < 1e-6);
      if (has(half)) out.push({ r: half, percent: true, hue: one.hue, what: 'of the flows between ' + D.words + ' carry half of the ' + D.short(one) });
    }
    if (!out.length) {
      add(nation(D, 'deaths'), 'deaths', 'b', 'deaths from all sources' + year);
      add(nation(D, 'co2_t'), 't', 'a', 'CO₂ of all sources' + year);
    }
    return out;
  }

  function numbers(D) {
    return candidates(D)
      .slice(0, 4)
      .map(({ r, unit, hue, what, percent }) => {
        const sc = percent ? { number: (x) => tw.percent(x), unit: '' } : tw.scale(r.central, unit);
        const range = r.sure ? '<span class="range">95\u202f%: ' + tw.html([tw.value(r, sc.number(r.p2_5), 'p2_5'), ' to ', tw.value(r, sc.number(r.p97_5), 'p97_5'), sc.unit ? ' ' + sc.unit : '']) + '</span>' : '';
        return '<li><span class="big hue-' + hue + '">' + tw.html(tw.value(r, sc.number(r.central))) + (sc.unit ? ' <small>' + tw.escape(sc.unit) + '</small>' : '') + '</span>' + range + '<span class="what">' + tw.escape(what) + '</span></li>';
      })
      .join('');
  }

  // -------------------------------------------------------------- the question in columns

  /** One row of a list: a name, its pill and dot from zero on, its value. Positions in per cent, so that it fits any width. */
  function row(D, r, o, hue, sc, low, high, sentence) {
    const K = tw.colours(o.theme);
    const at = (v) => Math.round(((v - low) / (high - low)) * 9600) / 100 + 2 + '%';
    const pill = r.sure
      ? '<rect x="' + at(r.p2_5) + '" y="7.5" width="' + Math.round(((r.p97_5 - r.p2_5) / (high - low)) * 9600) / 100 + '%" height="9" rx="4.5" fill="' + K[hue] + '" opacity="0.32"/>'
      : '';
    const name = D.name(r.region) || r.region;
    const regions = D.region(r.region) ? r.region : null;
    const amount = sc.text(r.central);
    return (
      '<li class="m' + (o.follow && o.follow !== r.region ? ' faint' : '') + (r.rank ? ' below" value="' + r.rank : '') + '" data-n="' + tw.escape(name) + '" data-v="' + tw.escape(amount) + '"' + (r.sure ? ' data-i="(' + tw.escape(sc.number(r.p2_5) + '–' + sc.number(r.p97_5)) + ')"' : '') + ' data-s="' + tw.escape(sentence) + '"' + (regions ? ' data-r="' + tw.escape(regions) + '" data-one=""' : '') + '>' +
      '<span class="who">' + (r.rank ? '<small>' + r.rank + '.</small> ' : '') + '<bdi>' + tw.escape(D.shortName(r.region) || r.region) + '</bdi></span>' +
      '<svg aria-hidden="true" focusable="false" height="24">' + pill + '<circle cx="' + at(r.central) + '" cy="12" r="4.2" fill="' + K[hue] + '"/></svg>' +
      '<span class="amount">' + (r.summed ? tw.escape(amount) : tw.html(tw.value(r, amount))) + '</span></li>'
    );
  }

  function top(D, list, o, hue, unit, sentence) {
    const five = list.slice(0, 5);
    if (!five.length) return '';
    const ends = [].concat(...five.map((r) => (r.sure ? [r.p2_5, r.p97_5, r.central] : [r.central])));
    const low = Math.min(0, ...ends);
    const high = Math.max(0, ...ends);
    const sc = tw.scale(Math.max(...five.map((r) => Math.abs(r.central))), unit);
    // The followed region stands below, with its rank, where it is not among the five.
    const rank = list.findIndex((r) => r.region === o.follow);
    const shown = rank >= 5 ? [...five, Object.assign({}, list[rank], { rank: rank + 1 })] : five;
    return '<ol class="top">' + shown.map((r) => row(D, r, o, hue, sc, low, high > low ? high : low + 1, sentence(r))).join('') + '</ol>';
  }

  const column = (head, text, list, note) => '<section><h2>' + tw.escape(head) + '</h2><p>' + tw.escape(text) + '</p>' + (list || '<div></div>') + (note ? '<p class="note">' + tw.escape(note) + '</p>' : '<div></div>') + '</section>';

  /** Deaths of a region's people from what others emit: a table's rows, else sums of death_pair, which have no interval. */
  function received(D) {
    const rows = D.ci('death_received', 'deaths_from_others').filter((r) => has(r) && r.central > 0);
    if (rows.length) return { list: tw.descending(rows.map((r) => Object.assign({}, r, { region: r.to_region ?? r.region }))), note: '' };
    const sums = new Map();
    for (const r of D.rows('death_between')) {
      if (r.region === r.to_region || r.region === 'OUTSIDE' || r.to_region === 'OUTSIDE' || !Number.isFinite(r.deaths)) continue;
      sums.set(r.to_region, (sums.get(r.to_region) || 0) + r.deaths);
    }
    const list = [...sums].map(([region, central]) => ({ region, central, sure: false, summed: true })).filter((r) => r.central > 0);
    return { list: tw.descending(list), note: D.draws ? 'Sums over the ' + D.words + ' that emit: this run has no interval of them.' : '' };
  }

  function mission(D, o) {
    const columns = [];
    const [s] = D.stressors;
    const b = D.stressors.find(deadly);
    const far = trade(D, s, 'imports');
    const verb = carbon(s) ? ' emitted' : deadly(s) ? ' caused' : ' made';
    const thing = deadly(s) ? 'Deaths' : D.head(s);
    const five = (list) => 'the ' + tw.words(Math.min(5, list.length)) + ' largest' + (D.draws ? ', with 95\u202f% intervals' : '');
    if (far.length > 1) {
      columns.push(column('When ' + D.aWord + ' buys,', thing + verb + ' elsewhere for its final products: ' + five(far) + '.', top(D, far, o, s.hue, s.unit, () => thing + verb + ' in other ' + D.words + ' for final products made here.')));
      const here = trade(D, s, 'exports');
      columns.push(
        column(carbon(s) ? 'where is the carbon emitted,' : deadly(s) ? 'where does the smoke rise,' : 'where does it arise,', thing + verb + ' here for final products of others.', top(D, here, o, s.hue, s.unit, () => thing + verb + ' here for final products made in other ' + D.words + '.'))
      );
    }
    if (!columns.length) {
      for (const [quantity, head, text, hue, unit] of [
        ['co2_t', 'Where is the carbon emitted,', 'CO₂ of all sources', 'a', 't'],
        ['deaths', 'where does the smoke rise,', 'Deaths from the smoke of all sources', 'b', 'deaths'],
      ]) {
        const list = tw.descending(sources(D, 'region', quantity).filter((r) => r.central !== 0));
        if (list.length > 1) columns.push(column(columns.length ? head : tw.capital(head), text + ': ' + five(list) + '.', top(D, list, o, hue, unit, () => text + ' here, a year.')));
      }
    }
    const given = received(D);
    if (given.list.length > 1) {
      columns.push(column(columns.length ? 'who breathes the smoke,' : 'Who breathes the smoke,', 'Deaths of people here from what other ' + D.words + ' emit.', top(D, given.list, o, 'b', 'deaths', () => 'Deaths of people here from what other ' + D.words + ' emit, a year.'), given.note));
    } else if (b && b !== s) {
      const here = trade(D, b, 'exports');
      if (here.length > 1) columns.push(column('whose smoke is breathed,', 'Deaths caused by smoke that rises here for others. Where the people live was not traced in this run.', top(D, here, o, 'b', b.unit, () => 'Deaths from smoke that rises here for final products of others, wherever people breathe it.')));
    }
    if (columns.length) columns.push(doubt(D, o));
    const many = ['', '', ' two', ' three', ''][columns.length] || '';
    return columns.length ? '<div class="mission' + many + '">' + columns.join('') + '</div>' : '';
  }

  const SPECIES = { OC: 'organic carbon', EC: 'elemental carbon', PM_OTHER: 'other particles', SO2: 'sulphur dioxide', NOX: 'nitrogen oxides', NH3: 'ammonia', VOC: 'organic gases', CO2: 'CO₂' };

  /** A group of inputs in words: what is uncertain about it. Groups are kinds, or kinds of species. */
  tw.inputWords = function (group) {
    const kinds = String(group).split(' + ').map((part) => part.split(' '));
    const kind = kinds[0][0];
    if (kinds.some((k) => k[0] !== kind)) return String(group).replace(/_/g, ' ');
    const species = kinds.map((k) => k[1]).filter(Boolean);
    const of = species.length ? ' of ' + tw.plain(tw.list(species.map((x) => SPECIES[x] || x))) : '';
    const words = {
      common: 'energy statistics, in part common to all regions',
      activity: 'how much is burnt and made',
      emission_factor: 'emission factors' + of,
      sensitivity: 'how far the smoke' + of + ' spreads',
      exposure_response: 'how people respond to smoke',
      mrio_coefficients: 'the input-output table',
      price: 'prices',
    };
    return words[kind] || String(group).replace(/_/g, ' ');
  };

  function doubt(D, o) {
    const head = 'and how sure are we?';
    if (!D.draws) return column(head, 'This study made no draws. Its numbers have no intervals, and no order of them is sure.');
    const sure = (x) => x.r && x.r.sure && x.r.central > 0;
    let totals = D.stressors.map((s) => ({ r: total(D, s, 'between_final_producer', 'value'), name: D.head(s) + ' between ' + D.words, hue: s.hue, unit: s.unit })).filter(sure);
    if (!totals.length) {
      totals = [
        { r: nation(D, 'co2_t'), name: 'CO₂ of all sources', hue: 'a', unit: 't' },
        { r: nation(D, 'deaths'), name: 'Deaths from all sources', hue: 'b', unit: 'deaths' },
      ].filter(sure);
    }
    const s = D.stressors[D.stressors.length - 1];
    const shares = D.rows('variance_share').filter((r) => r.stressor === s.code && r.view === 'final_producer' && r.quantity === 'value' && r.region === '*' && r.to_region === '*');
    const exact = shares.some((r) => r.method === 'exact') ? shares.filter((r) => r.method === 'exact') : shares;
    const [largest] = tw.descending(exact, (r) => r.first_order);
    const why = largest && largest.first_order > 0 ? tw.html([tw.capital(tw.inputWords(largest.input_group)) + ': ', tw.value(largest, tw.percent(largest.first_order), 'first_order'), ' of the doubt about ' + (deadly(s) ? 'deaths' : D.short(s)) + '.']) : tw.escape('95\u202f% intervals of these totals.');
    if (!totals.length) return '<section><h2>' + head + '</h2><p>' + why + '</p></section>';
    const most = Math.max(...totals.map(({ r }) => Math.max(1 - r.p2_5 / r.central, r.p97_5 / r.central - 1)));
    const edge = [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10].find((x) => x >= most * 0.85) || most;
    const span = Math.max(edge, most) * 2.06;
    const at = (v) => Math.round((v / span + 0.5) * 10000) / 100;
    const K = tw.colours(o.theme);
    const line = (v, colour) => '<line x1="' + at(v) + '%" x2="' + at(v) + '%" y1="0" y2="24" stroke="' + colour + '"/>';
    const rows = totals.map(({ r, name, hue, unit }) => {
      const sc = tw.scale(r.central, unit);
      const p = at(r.p2_5 / r.central - 1);
      const q = at(r.p97_5 / r.central - 1);
      return (
        '<li class="m" data-n="' + tw.escape(name) + '" data-v="' + tw.escape(sc.text(r.central)) + '" data-i="' + tw.escape('(' + sc.number(r.p2_5) + '–' + sc.number(r.p97_5) + ')') + '" data-s="The true number lies within in 95\u202f% of the draws.">' +
        '<span class="who">' + tw.escape(name) + '</span><svg aria-hidden="true" focusable="false" height="24">' + line(-edge, K.grid) + line(edge, K.grid) + line(0, K.ink3) +
        '<rect x="' + p + '%" width="' + Math.round((q - p) * 100) / 100 + '%" y="7.5" height="9" rx="4.5" fill="' + K[hue] + '" opacity="0.32"/><circle cx="' + at(0) + '%" cy="12" r="4.2" fill="' + K[hue] + '"/></svg></li>'
      );
    });
    const edges = tw.percent(edge);
    const place = (v, word) => '<span style="inset-inline-start:' + at(v) + '%;transform:translateX(-' + at(v) + '%)">' + word + '</span>';
    return '<section><h2>' + head + '</h2><p>' + why + '</p><div><ol class="top doubt">' + rows.join('') + '</ol><div class="scale" aria-hidden="true">' + place(-edge, '−' + edges) + place(0, 'central') + place(edge, '+' + edges) + '</div></div><div></div></section>';
  }

  // -------------------------------------------------------------- one region followed

  function followed(D, code) {
    if (!code || !D.region(code)) return '';
    const parts = [];
    for (const s of D.stressors) {
      const of = (quantity) => D.ci('embodied_trade', quantity, { view: 'final_producer', stressor: s.code, region: code }).find(has);
      const far = of('imports');
      const here = of('exports');
      if (!far || !here) continue;
      const sc = tw.scale(Math.max(Math.abs(far.central), Math.abs(here.central)), s.unit);
      const range = (r) => (r.sure ? [' (', tw.value(r, sc.number(r.p2_5), 'p2_5'), '–', tw.value(r, sc.number(r.p97_5), 'p97_5'), ')'] : []);
      const verb = carbon(s) ? 'emitted' : deadly(s) ? 'caused' : 'made';
      parts.push([tw.strong([tw.value(far, sc.text(far.central))]), ...range(far), (deadly(s) ? ' deaths ' : ' of ' + D.short(s) + ' ') + verb + ' elsewhere for what it makes and ', tw.strong([tw.value(here, sc.text(here.central))]), ...range(here), ' here for others']);
    }
    const zone = D.rows('zone').find((r) => r.region === code);
    if (zone && zone.zone) {
      const p = D.rows('zone_probability').find((r) => r.region === code && r.zone === zone.zone);
      parts.push(['zone ' + zone.zone, ...(p ? [' in ', tw.value(p, tw.percent(p.probability), 'probability'), ' of the draws'] : [])]);
    }
    const text = [].concat(...parts.map((p, i) => (i ? ['; ', ...p] : p)));
    return '<p class="followed">' + tw.html([tw.strong([tw.name(D.name(code) || code, code)]), ...(text.length ? [': ', ...text] : []), '. ']) + '<button type="button" class="plain" data-unfollow>Follow no ' + tw.escape(D.word) + '</button></p>';
  }

  // -------------------------------------------------------------- the whole

  function grid(D) {
    const g = D.rows('grid')[0];
    if (!g || !Number.isFinite(g.xcell)) return '';
    return g.xcell >= 100 ? ', ' + tw.number(g.xcell / 1000).replace(/\.?0+$/, '') + ' km grid' : ', ' + tw.number(g.xcell) + '° grid';
  }

  function study(D) {
    const sectors = D.rows('sector').length;
    const what = tw.count(D.regions.length) + ' ' + (D.regions.length === 1 ? D.word : D.words) + (sectors ? ', ' + tw.count(sectors) + ' sectors' : '') + grid(D);
    const year = D.study.year && !String(D.study.title).includes(D.study.year) ? D.study.year : '';
    const title = D.study.title && D.study.title !== D.study.name ? D.study.title : D.study.name;
    return '<p class="study">Study <b>' + tw.html(tw.name(title)) + '</b>' + [D.regions.length ? what : '', year, D.draws ? tw.count(D.study.draws) + ' draws' : 'no draws'].filter(Boolean).map((x) => ' · ' + tw.escape(x)).join('') + '</p>';
  }

  tw.answer = function (D, o) {
    const head = headline(D);
    const sure = within(D, head.within);
    const lead = sentences(D).map((s) => tw.html(s)).join(' ');
    const big = numbers(D);
    return (
      study(D) +
      '<h1>' + tw.html(head.text) + '</h1>' +
      (sure.length ? '<p class="within">' + tw.html(sure) + '</p>' : '') +
      (lead ? '<p class="lead">' + lead + '</p>' : '') +
      followed(D, o.follow) +
      (big ? '<ul class="numbers">' + big + '</ul>' : '') +
      mission(D, o)
    );
  };
})();
