/**
 * Tips of marks: the same for pointer, touch and keys. A plot is one tab stop; arrows, Home and End
 * walk its marks, Enter follows the region of a mark, Escape leaves.
 */
'use strict';
tw.tips = function (D, hooks) {
  const main = document.getElementById('main');
  const tip = document.getElementById('tip');
  const said = document.getElementById('said');
  const shell = tw.shell;
  let current = null;
  let touched = null;
  let pointer = 'mouse';

  const read = (el) => ({ name: el.dataset.n || '', value: el.dataset.v || '', interval: el.dataset.i || '', sentence: el.dataset.s || '', regions: shell.codes(D, el.dataset.r) });

  function show(m, x, y) {
    tip.innerHTML =
      '<b><bdi>' + tw.escape(m.name) + '</bdi></b>' +
      (m.value || m.interval ? '<span class="v">' + tw.escape(m.value) + '</span> <span class="i">' + tw.escape(m.interval || '') + '</span>' : '') +
      (m.sentence ? '<p>' + tw.escape(m.sentence) + '</p>' : '');
    tip.hidden = false;
    const box = tip.getBoundingClientRect();
    const wide = document.documentElement.clientWidth;
    const left = x + 16 + box.width > wide - 8 ? x - 16 - box.width : x + 16;
    const above = y + 18 + box.height > window.innerHeight - 8;
    tip.style.left = Math.max(8, Math.min(left, wide - 8 - box.width)) + 'px';
    tip.style.top = Math.max(8, above ? y - 14 - box.height : y + 18) + 'px';
  }

  function hide() {
    tip.hidden = true;
    if (current) light(current, false);
    current = null;
  }

  /** A mark that others belong to (a node and its flows) keeps them; the rest of its plot fades. */
  function light(el, on) {
    el.classList.toggle('at', on && el.closest('.plot') !== null);
    const svg = el.closest('svg');
    if (!svg || !el.dataset.k) return;
    const all = [...svg.querySelectorAll('.m[data-k]')];
    const kin = on ? all.filter((other) => shell.lit(el.dataset.k, other.dataset.k)) : [];
    svg.classList.toggle('lit', kin.length > 1);
    for (const other of all) other.classList.toggle('on', kin.includes(other));
  }

  function point(el, x, y) {
    if (el !== current) {
      if (current) light(current, false);
      current = el;
      light(el, true);
    }
    show(read(el), x, y);
  }

  /** The figure's own answer for a place, of maps whose cells are no marks. */
  function probe(target, x, y) {
    const svg = target.closest && target.closest('.plot > svg');
    const ask = svg && hooks.probe(svg.parentNode.dataset.figure);
    if (!ask) return null;
    const box = svg.getBoundingClientRect();
    const scale = svg.viewBox.baseVal.width / box.width;
    return ask((x - box.left) * scale, (y - box.top) * scale);
  }

  function over(e) {
    const el = e.target.closest && e.target.closest('.m');
    if (el && main.contains(el)) return point(el, e.clientX, e.clientY);
    const m = probe(e.target, e.clientX, e.clientY);
    if (current) light(current, false);
    current = null;
    if (m) show(m, e.clientX, e.clientY);
    else hide();
  }

  main.addEventListener('pointermove', (e) => {
    if (e.pointerType !== 'touch') over(e);
  });
  main.addEventListener('pointerdown', (e) => (pointer = e.pointerType));
  document.documentElement.addEventListener('pointerleave', hide);
  window.addEventListener('scroll', () => document.activeElement.closest('.plot') || hide(), { passive: true });
  document.addEventListener('pointerdown', (e) => {
    if (e.pointerType === 'touch' && !e.target.closest('.m, .plot')) hide();
  });

  // A click follows. A first tap shows the tip, a second on the same mark follows.
  main.addEventListener('click', (e) => {
    if (e.target.closest('a, button, input, select, label, summary')) return;
    const el = e.target.closest('.m');
    const m = el ? read(el) : probe(e.target, e.clientX, e.clientY);
    if (!m) return;
    const same = touched === (el || JSON.stringify(m));
    touched = el || JSON.stringify(m);
    if (pointer === 'touch') over(e);
    if (m.regions && m.regions.length === 1 && (pointer !== 'touch' || same)) hooks.follow(m.regions[0]);
  });

  // -------------------------------------------------------------- keys

  const marks = (plot) => [...plot.querySelectorAll('.m')];
  let walking = -1;

  function walk(plot, to) {
    const list = marks(plot);
    if (!list.length) return;
    walking = Math.max(0, Math.min(list.length - 1, to));
    const el = list[walking];
    let box = el.getBoundingClientRect();
    if (box.bottom > window.innerHeight || box.top < 60) {
      el.scrollIntoView({ block: 'center' });
      box = el.getBoundingClientRect();
    }
    point(el, Math.min(box.right, box.left + box.width / 2 + 12) - 12, box.top + box.height / 2);
    said.textContent = shell.spoken(read(el)) + ' ' + (walking + 1) + ' of ' + list.length + '.';
  }

  const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  main.addEventListener('keydown', (e) => {
    const plot = e.target;
    if (!plot.classList || !plot.classList.contains('plot') || e.altKey || e.ctrlKey || e.metaKey) return;
    if (e.key in STEPS) walk(plot, walking < 0 ? (STEPS[e.key] > 0 ? 0 : Infinity) : walking + STEPS[e.key]);
    else if (e.key === 'Home') walk(plot, 0);
    else if (e.key === 'End') walk(plot, Infinity);
    else if (e.key === 'Enter' || e.key === ' ') {
      const m = current && read(current);
      if (m && m.regions.length === 1) {
        const at = walking;
        hooks.follow(m.regions[0]);
        walking = at;
      }
    } else if (e.key === 'Escape') plot.blur();
    else return;
    e.preventDefault();
  });
  main.addEventListener('focusout', (e) => {
    if (e.target.classList && e.target.classList.contains('plot')) {
      walking = -1;
      hide();
    }
  });

  return { hide };
};
