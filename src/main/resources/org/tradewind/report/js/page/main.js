/**
 * The page: puts the answer, the sections with their figures and the provenance into it, and keeps
 * them true to what is followed, chosen and wide. The only files that know the DOM are this one,
 * tips.js and download.js.
 *
 * Hooks for tests in a browser, kept stable:
 *   #strip #bar #nav #follow #theme #tip #said #answer #provenance, section #sectors ... #sure
 *   #fig-ID            the article of a figure; data-figure="ID"; class `drawn` once it is
 *   #fig-ID h3, .sub, .controls [data-control="ID"], .read, details table
 *   #fig-ID .plot      the one tab stop; `.plot > svg`; marks `.m` with data-n, -v, -i, -s, -r, -k
 *   #fig-ID .alert     there only if the figure could not be drawn (console.error too)
 *   button[data-download="svg|png|csv"]
 *   data[data-table][data-row][data-column]   every number
 *   html[data-theme], html[data-follow], html[data-status]
 *   tw.app.drawAll()   draws every figure now and returns how many; tw.app.ready once the answer stands
 *   performance marks  tw-start, tw-parsed, tw-answer, tw-all
 */
'use strict';
(function () {
  if (typeof document === 'undefined') return;
  performance.mark('tw-start');
  const shell = tw.shell;
  const $ = (id) => document.getElementById(id);
  const root = document.documentElement;
  const D = tw.open(JSON.parse($('data').textContent));
  performance.mark('tw-parsed');

  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const state = shell.parse(location.hash);
  if (!D.region(state.follow)) state.follow = '';
  const plan = shell.plan(D);
  const entries = new Map();
  let printing = false;
  const PRINT_WIDTH = 718;

  const theme = () => (printing ? 'light' : state.theme || (dark.matches ? 'dark' : 'light'));

  // -------------------------------------------------------------- parts

  function fail(where, e, what) {
    console.error(what, e);
    where.innerHTML = '<p class="alert">' + tw.escape(what + ': ' + (e && e.message ? e.message : e)) + '</p>';
  }

  function frame() {
    root.dataset.theme = theme();
    root.dataset.follow = state.follow;
    const button = $('theme');
    const other = theme() === 'dark' ? 'light' : 'dark';
    button.setAttribute('aria-label', 'Switch to ' + other + ' colours');
    button.title = 'Switch to ' + other + ' colours';
    $('follow').value = state.follow;
  }

  function answer() {
    try {
      $('answer').innerHTML = '<div class="column">' + tw.answer(D, { theme: theme(), follow: state.follow }) + '</div>';
    } catch (e) {
      fail($('answer'), e, 'The answer could not be written');
    }
  }

  function build() {
    const status = D.study.status;
    if (status) {
      $('strip').innerHTML = '<div class="column"><b>' + tw.escape(status) + '</b><span>' + tw.strip(D) + '</span></div>';
      $('strip').hidden = false;
    }
    const links = [...plan.sections.map((s) => [s.id, s.word]), ['provenance', 'Provenance']];
    $('nav').innerHTML = links.map(([id, word]) => '<a href="#' + id + '">' + tw.escape(word) + '</a>').join('');
    $('follow').innerHTML =
      '<option value="">Follow ' + tw.escape(D.aWord) + '…</option>' +
      [...D.regions].map((r) => '<option value="' + tw.escape(r) + '">' + tw.escape(tw.isolate(tw.fit(D.name(r) || r, 260))) + '</option>').join('');
    $('follow').previousElementSibling.textContent = 'Follow ' + D.aWord;
    if (D.regions.length < 2) $('follow').hidden = true;
    const main = $('main');
    main.innerHTML =
      '<section id="answer" aria-label="The answer"></section>' +
      plan.sections
        .map(
          (s) =>
            '<section class="section" id="' + s.id + '" aria-labelledby="' + s.id + '-head"><div class="column"><h2 id="' + s.id + '-head">' + tw.escape(s.word) + '</h2>' + s.figures.map(shell.article).join('') + '</div></section>'
        )
        .join('') +
      '<section class="section" id="provenance" aria-labelledby="provenance-head"><div class="column"></div></section>';
    for (const s of plan.sections) {
      for (const f of s.figures) {
        const el = $('fig-' + f.id);
        const part = (c) => el.querySelector(c);
        entries.set(f.id, { f, el, title: part('h3'), sub: part('.sub'), controls: part('.controls'), plot: part('.plot'), read: part('.read'), details: part('details'), scroll: part('.scroll'), o: null, worded: false, drawn: false, near: false });
      }
    }
    $('foot').innerHTML = '<div class="column">' + tw.foot(D) + '</div>';
  }

  function provenance() {
    const at = $('provenance').firstChild;
    try {
      at.innerHTML = tw.provenance(D, plan);
    } catch (e) {
      fail(at, e, 'The provenance could not be written');
    }
  }

  const options = (x) => Object.assign({}, x.o, { theme: theme(), follow: state.follow });

  /** The words of a figure: title, subtitle, controls, how to read it. */
  function wording(x) {
    if (!x.o) x.o = shell.options(x.f, D, state);
    const o = options(x);
    const title = x.f.title(D, o);
    x.title.innerHTML = tw.html(title);
    x.sub.innerHTML = tw.html(x.f.subtitle(D, o));
    if (!x.worded) {
      const list = x.f.controls ? x.f.controls(D) : [];
      x.controls.innerHTML = shell.controls(x.f, list, x.o);
      x.controls.hidden = !list.length;
    }
    const names = x.f.sources(D, o);
    x.read.innerHTML = tw.html(x.f.read(D, o)) + ' Source: ' + (names.length > 1 ? 'tables ' : 'table ') + shell.sources(D, names) + '.';
    x.worded = true;
    return title;
  }

  function table(x) {
    x.scroll.innerHTML = shell.table(x.f.table(D, options(x)), x.f.subtitle(D, options(x)));
  }

  function draw(x) {
    x.drawn = true;
    try {
      const title = wording(x);
      const width = printing ? PRINT_WIDTH : Math.max(288, Math.floor(x.el.clientWidth));
      const drawn = tw.svg(x.f, D, width, options(x));
      x.plot.innerHTML = drawn.svg.replace('<svg ', '<svg aria-hidden="true" focusable="false" ');
      x.probe = drawn.probe;
      const count = x.plot.querySelectorAll('.m').length;
      const keys = count ? tw.count(count) + ' marks: arrow keys walk them, Enter follows ' + D.aWord + ', Escape leaves. ' : '';
      x.plot.setAttribute('role', 'application');
      x.plot.setAttribute('aria-roledescription', 'chart');
x.plot.setAttribute('aria-label', tw.plain(title) + '. ' + keys + 'The table below has the numbers.');
      x.plot.tabIndex = 0;
      if (x.details.open) table(x);
    } catch (e) {
      x.plot.removeAttribute('role');
      if (x.title.textContent === '…') x.title.textContent = tw.capital(x.f.id);
      fail(x.plot, e, 'This figure could not be drawn');
    }
    x.plot.classList.remove('waiting');
    x.el.classList.add('drawn');
  }

  /** All figures are to be drawn again; those within a screen of view at once, others when they come. */
  function redraw() {
    tips.hide();
    for (const x of entries.values()) {
      x.drawn = false;
      if (x.near) draw(x);
    }
  }

  function drawAll() {
    for (const x of entries.values()) if (!x.drawn) draw(x);
    performance.mark('tw-all');
    return entries.size;
  }

  function address() {
    const hash = shell.hash(state);
    if (hash !== location.hash) history.replaceState(null, '', hash || location.pathname + location.search);
  }

  function change() {
    frame();
    address();
    answer();
    redraw();
  }

  function follow(code) {
    const focused = document.activeElement;
    state.follow = code === state.follow ? '' : code;
    change();
    $('said').textContent = state.follow ? 'Following ' + D.name(code) + '.' : 'Following no ' + D.word + '.';
    if (focused && focused.focus && focused !== document.body) focused.focus({ preventScroll: true });
  }

  // -------------------------------------------------------------- start

  build();
  const tips = tw.tips(D, { follow, probe: (id) => entries.get(id) && entries.get(id).probe });
  frame();
  answer();
  performance.mark('tw-answer');

  const near = new IntersectionObserver(
    (list) => {
      for (const e of list) {
        const x = entries.get(e.target.dataset.figure);
        x.near = e.isIntersecting;
        if (x.near && !x.drawn) draw(x);
      }
    },
    { rootMargin: '100% 0px' }
  );
  const later = window.requestIdleCallback || ((f) => setTimeout(() => f({ timeRemaining: () => 8 }), 30));
  /** Headings of figures that are not drawn yet, so that lists of headings are whole. */
  function headings(deadline) {
    for (const x of entries.values()) {
      if (x.worded || x.drawn) continue;
      if (deadline.timeRemaining() < 4) return void later(headings);
      try {
        wording(x);
      } catch (e) {
        draw(x);
      }
    }
  }
  // The answer is shown before the first figure is drawn.
  requestAnimationFrame(() =>
    setTimeout(() => {
      provenance();
      for (const x of entries.values()) near.observe(x.el);
      later(headings);
      jump(state.at);
    })
  );

  const current = new IntersectionObserver(
    (list) => {
      for (const e of list) {
        const link = document.querySelector('#nav a[href="#' + e.target.id + '"]');
        if (!link) continue;
        if (e.isIntersecting) link.setAttribute('aria-current', 'true');
        else link.removeAttribute('aria-current');
      }
    },
    { rootMargin: '-25% 0px -74% 0px' }
  );
  document.querySelectorAll('.section').forEach((s) => current.observe(s));

  // -------------------------------------------------------------- events

  function jump(id) {
    const el = id && $(id);
    if (el) el.scrollIntoView({ block: 'start' });
    else if (id === 'top') window.scrollTo(0, 0);
  }

  document.addEventListener('click', (e) => {
    const link = e.target.closest('a[href^="#"]');
    if (link) {
      e.preventDefault();
      const id = decodeURIComponent(link.getAttribute('href').slice(1));
      state.at = id === 'top' ? '' : id;
      address();
      jump(id);
      const target = $(id === 'top' ? 'main' : id);
      if (target) {
        target.tabIndex = -1;
        target.focus({ preventScroll: true });
      }
      return;
    }
    const button = e.target.closest('button[data-download]');
    if (button) {
      const x = entries.get(button.closest('.figure').dataset.figure);
      tw.download.run(button.dataset.download, D, x.f, options(x)).catch((error) => {
        console.error('This download failed', error);
        $('said').textContent = 'This download failed: ' + error.message;
      });
    }
    const clear = e.target.closest('button[data-unfollow]');
    if (clear) {
      follow(state.follow);
      $('follow').focus({ preventScroll: true });
    }
  });

  document.addEventListener('change', (e) => {
    if (e.target.id === 'follow') {
      state.follow = e.target.value;
      return change();
    }
    const id = e.target.dataset.control;
    if (!id) return;
    const x = entries.get(e.target.closest('.figure').dataset.figure);
    const c = x.f.controls(D).find((k) => k.id === id);
    const choice = c.options.find((k) => String(k.value) === e.target.value);
    x.o[id] = choice.value;
    if (choice.value === c.initial) delete state.controls[x.f.id + '.' + id];
    else state.controls[x.f.id + '.' + id] = String(choice.value);
    address();
    draw(x);
    $('said').textContent = x.title.textContent;
  });

  $('theme').addEventListener('click', () => {
    state.theme = theme() === 'dark' ? 'light' : 'dark';
    change();
  });
  dark.addEventListener('change', () => state.theme || change());

  document.addEventListener(
    'toggle',
    (e) => {
      const el = e.target.closest('.figure > details');
      if (el && el.open) table(entries.get(el.parentNode.dataset.figure));
    },
    true
  );

  window.addEventListener('hashchange', () => {
    const next = shell.parse(location.hash);
    Object.assign(state, next, { follow: D.region(next.follow) ? next.follow : '' });
    for (const x of entries.values()) {
      x.o = null;
      x.worded = false;
    }
    change();
    jump(state.at);
  });

  let wide = root.clientWidth;
  let waiting = 0;
  window.addEventListener('resize', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (root.clientWidth === wide || printing) return;
      wide = root.clientWidth;
      redraw();
    }, 90);
  });

  function print(on) {
    if (on === printing) return;
    printing = on;
    frame();
    answer();
    for (const x of entries.values()) x.drawn = false;
    if (on) drawAll();
    else redraw();
  }
  window.addEventListener('beforeprint', () => print(true));
  window.addEventListener('afterprint', () => print(false));
  window.matchMedia('print').addEventListener('change', (e) => print(e.matches));

  tw.app = { D, drawAll, follow, state, ready: true };
})();
