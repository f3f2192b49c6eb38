/**
 * What the page is made of, as text: the plan of its sections, the parts of a figure around its
 * plot, and the state in its address. Pure, so that Node tests it; main.js puts it into the page.
 */
'use strict';
tw.shell = {};

(function (shell) {
  /** Word of a section in the page. That of the regions is the study's. */
  shell.word = (D, id, word) => (id === 'regions' ? tw.capital(D.words) : word);

  /**
   * Sections with the figures this study has, and the figures left out with the reason of each.
   * A figure whose rule fails is left in: the page then shows its error.
   */
  shell.plan = function (D) {
    const out = [];
    const sections = [];
    for (const [id, word] of tw.SECTIONS) {
      const figures = [];
      for (const f of tw.inSection(id)) {
        let reason = null;
        try {
          reason = f.missing(D);
        } catch (e) {
          reason = null;
        }
        if (reason) out.push({ id: f.id, section: shell.word(D, id, word), reason });
        else figures.push(f);
      }
      if (figures.length) sections.push({ id, word: shell.word(D, id, word), figures });
      else if (tw.inSection(id).length) out.push({ id, section: shell.word(D, id, word), whole: true });
    }
    return { sections, out };
  };

  const NAMES = {
    dumbbells: 'shares by tier', pairs: 'pair matrix', pairlist: 'largest flows', ranks: 'ranks that move', zones: 'indices and map', zoneflows: 'flows between zones',
    cells: 'cell maps', whatif: 'what-ifs', dots: '100 dots', variance: 'sources of doubt',
  };
  /** A figure in words where it has no title, as it is left out. */
  shell.figureName = (id) => NAMES[id] || String(id).replace(/[_-]/g, ' ');

  /** Few short options become segments, others a list to choose from. */
  shell.segmented = (c) => c.options.length <= 4 && c.options.reduce((n, x) => n + x.label.length, 0) <= 44;

  shell.controls = function (f, list, values) {
    return list
      .map((c) => {
        const name = 'c-' + f.id + '-' + c.id;
        const at = { 'data-control': c.id };
        if (shell.segmented(c)) {
          const options = c.options.map((x, i) =>
            tw.el(
              'label',
              {},
              tw.el('input', Object.assign({ type: 'radio', name, id: i ? null : name, value: x.value, checked: String(x.value) === String(values[c.id]) ? 'checked' : null }, at)),
              '<span>' + tw.escape(x.label) + '</span>'
            )
          );
          return tw.el('div', { role: 'radiogroup', 'aria-labelledby': name + '-label' }, tw.el('span', { class: 'text', id: name + '-label' }, tw.escape(c.label)), tw.el('span', { class: 'segments' }, options));
        }
        const options = c.options.map((x) => tw.el('option', { value: x.value, selected: String(x.value) === String(values[c.id]) ? 'selected' : null }, tw.escape(tw.isolate(x.label))));
        return tw.el('div', {}, tw.el('label', { class: 'text', for: name }, tw.escape(c.label)), '<select id="' + tw.escape(name) + '" data-control="' + tw.escape(c.id) + '">' + options.join('') + '</select>');
      })
      .join('');
  };

  /** The places of a figure in the page, empty as yet. */
  shell.article = function (f) {
    const id = 'fig-' + tw.escape(f.id);
    return (
      '<article class="figure" id="' + id + '" data-figure="' + tw.escape(f.id) + '" aria-labelledby="' + id + '-title">' +
      '<h3 id="' + id + '-title">…</h3><p class="sub"></p><div class="controls"></div>' +
      '<div class="plot waiting" data-figure="' + tw.escape(f.id) + '"></div><p class="read"></p>' +
      '<div class="buttons">' + ['svg', 'png', 'csv'].map((k) => '<button type="button" data-download="' + k + '" aria-label="' + k.toUpperCase() + ' of this figure">' + k.toUpperCase() + '</button>').join('') + '</div>' +
      '<details><summary>Table of these numbers</summary><div class="scroll" tabindex="0" role="region" aria-label="Table of these numbers: ' + tw.escape(shell.figureName(f.id)) + '"></div></details></article>'
    );
  };

  /** Names of tables with links to those that stand as CSV in the run's folder. */
  shell.sources = function (D, names) {
    const linked = shell.files(D);
    return tw.list(names).map((x) => {
      if (!names.includes(x)) return tw.escape(x);
      return linked(x) ? '<a href="csv/' + encodeURIComponent(x) + '.csv">' + tw.escape(x) + '</a>' : tw.escape(x);
    }).join('');
  };

  /** Whether a table of the run stands as CSV: by the page's catalog, else by the manifest's rows and the study's limit of them. */
  shell.files = function (D) {
    const catalog = D.page.catalog;
    if (catalog) {
      const names = new Set(catalog.filter((t) => t.csv !== false).map((t) => t.table));
      return (name) => names.has(name);
    }
    const rows = (D.page.manifest || {}).outputs_rows || {};
    const most = Number((D.study.keys || {})['output.csv_max_rows'] || Infinity);
    return (name) => Object.hasOwn(rows, name) && rows[name] <= most;
  };

  const MOST_ROWS = 500;

  /** A figure's numbers as an HTML table. Long ones end after 500 rows and say so; the CSV has all. */
  shell.table = function (t, caption) {
    const number = (x) => x !== null && typeof x === 'object' && !Array.isArray(x) && 'v' in x;
    const numeric = t.columns.map((c, j) => t.rows.length > 0 && t.rows.every((r) => number(r[j]) || r[j] === null || r[j] === undefined || r[j] === '') && t.rows.some((r) => number(r[j])));
    const cell = (x) => (x === null || x === undefined ? '' : tw.html(typeof x === 'number' ? tw.number(x) : x));
    const head = t.columns.map((c, j) => '<th scope="col"' + (numeric[j] ? ' class="n"' : '') + '>' + tw.escape(c.label) + (c.unit ? ' (' + tw.escape(c.unit) + ')' : '') + '</th>').join('');
    const rows = t.rows.slice(0, MOST_ROWS).map((r) => {
      let named = false;
      return (
        '<tr>' +
        r
          .map((x, j) => {
            if (!named && !numeric[j]) {
              named = true;
              return '<th scope="row">' + cell(x) + '</th>';
            }
            return '<td' + (numeric[j] ? ' class="n"' : '') + '>' + cell(x) + '</td>';
          })
          .join('') +
        '</tr>'
      );
    });
    const more = t.rows.length > MOST_ROWS ? '. The first ' + MOST_ROWS + ' of ' + tw.count(t.rows.length) + ' rows; the CSV has all' : '';
    return '<table><caption>' + tw.html(caption) + tw.escape(more) + '</caption><thead><tr>' + head + '</tr></thead><tbody>' + rows.join('') + '</tbody></table>';
  };

  // -------------------------------------------------------------- the state in the address

  /** #section&follow=GD&theme=dark&figure.control=value: all of them optional. */
  shell.parse = function (hash) {
    const state = { at: '', follow: '', theme: '', controls: {} };
    const decode = (s) => {
      try {
        return decodeURIComponent(s);
      } catch (e) {
        return '';
      }
    };
    for (const part of String(hash).replace(/^#/, '').split('&')) {
      const cut = part.indexOf('=');
      if (cut < 0) {
        if (part) state.at = decode(part);
        continue;
      }
      const key = decode(part.slice(0, cut));
      const value = decode(part.slice(cut + 1));
      if (key === 'follow') state.follow = value;
      else if (key === 'theme') state.theme = value === 'dark' || value === 'light' ? value : '';
      else if (key.includes('.')) state.controls[key] = value;
    }
    return state;
  };

  shell.hash = function (state) {
    const parts = [];
    if (state.at) parts.push(encodeURIComponent(state.at));
    if (state.follow) parts.push('follow=' + encodeURIComponent(state.follow));
    if (state.theme) parts.push('theme=' + state.theme);
    for (const k of Object.keys(state.controls).sort()) parts.push(encodeURIComponent(k) + '=' + encodeURIComponent(state.controls[k]));
    return parts.length ? '#' + parts.join('&') : '';
  };

  /** The options of a figure: those it starts with, changed by what the address says where that is a choice. */
  shell.options = function (f, D, state) {
    const o = tw.initial(f, D);
    for (const c of f.controls ? f.controls(D) : []) {
      const asked = state.controls[f.id + '.' + c.id];
      const choice = c.options.find((x) => String(x.value) === asked);
      if (choice) o[c.id] = choice.value;
    }
    return o;
  };

  /** Codes of a mark's attribute data-r. A code may itself hold blanks. */
  shell.codes = (D, text) => (!text ? [] : D.region(text) ? [text] : text.split(' '));

  /** What is read aloud of a mark. */
  shell.spoken = function (m) {
    const range = (m.interval || '').replace(/^\(|\)$/g, '').replace(/–/g, ' to ');
    return [m.name, m.value].filter(Boolean).join(': ') + (range ? ', 95\u202f% from ' + range : '') + '.' + (m.sentence ? ' ' + m.sentence : '');
  };

  /**
   * Which marks stay lit when one is pointed at: those whose keys contain all of its keys, or are among
   * them. A key of a flow names its two nodes: 1.3>2.4. So a node lights its flows, a flow its nodes.
   */
  shell.lit = function (key, other) {
    const a = key.split('>');
    const b = other.split('>');
    return a.every((k) => b.includes(k)) || b.every((k) => a.includes(k));
  };
})(tw.shell);
