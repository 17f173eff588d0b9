// Search and filters on a page. The form alone leads to the list of all jobs; there, this takes over: it asks for the index when somebody
// first wants something, shows what is found, and keeps the state in the address. Without it the lists are as they were.
import { Index, tokens } from './engine.js';

const BATCH = 20;
const OPTIONS = 30;
const LINKS = 256;

const form = document.querySelector('.search');
const results = document.querySelector('#results');
const status = document.querySelector('#found');
const field = form.elements.q;
const groups = [...form.querySelectorAll('[data-filter]')];

let index; // What was asked for first, as a promise.
let loaded = []; // Indexes, by now.
let shown = 0;
let found = { hits: [], without: {} };
let turn = 0;

const json = async (url) => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
};
const make = (name, props = {}, ...children) => {
  const node = Object.assign(document.createElement(name), props);
  node.append(...children);
  return node;
};

// What the address says, and back.
function read() {
  const query = new URLSearchParams(location.search);
  const chosen = {};
  for (const { dataset: { filter } } of groups) chosen[filter] = new Set(query.getAll(filter).filter(Boolean));
  return { q: (query.get('q') ?? '').trim(), chosen };
}

function write({ q, chosen }, how) {
  const query = new URLSearchParams();
  if (q) query.set('q', q);
  for (const [name, keys] of Object.entries(chosen)) for (const key of keys) query.append(name, key);
  const search = String(query);
  history[how](null, '', search ? `?${search}` : location.pathname);
}

const any = ({ q, chosen }) => q || Object.values(chosen).some((keys) => keys.size);

// The indexes that can hold what is asked for.
async function load(state, now) {
  index ??= json(form.dataset.index);
  const first = await index;
  if (first.index) {
    loaded[0] ??= Object.assign(new Index(first.index, now), { url: form.dataset.index });
    return first;
  }
  const countries = state.chosen.country;
  const wanted = first.shards.filter((shard) => !countries.size || shard.countries.some((key) => countries.has(key)));
  const missing = wanted.filter(({ url }) => !loaded.some((one) => one.url === url));
  await Promise.all(missing.map(async ({ url }) => loaded.push(Object.assign(new Index(await json(url), now), { url }))));
  return first;
}

function find(state, synonyms) {
  const wanted = tokens(state.q, synonyms);
  const all = loaded.map((one) => one.find(wanted, state.chosen));
  let [{ hits }] = all;
  if (loaded.length > 1) {
    hits = all.flatMap(({ hits, scores }, at) => hits.map((row) => [at, row, scores?.[row] ?? 0, loaded[at].days[row] ?? 0]));
    hits.sort((a, b) => b[2] - a[2] || b[3] - a[3]);
  }
  const without = {};
  for (const one of all) for (const [name, count] of Object.entries(one.without)) without[name] = (without[name] ?? 0) + count;
  return { hits, without };
}

// What a filter offers: each value with how many it would leave.
function options(name) {
  const all = new Map();
  for (const { fields } of loaded) {
    const counts = fields[name]?.counts() ?? [];
    counts.forEach((count, at) => {
      const [key, label] = fields[name].values[at];
      const option = all.get(key);
      if (option) option.count += count;
      else all.set(key, { key, label, count });
    });
  }
  return all;
}

let words; // The first file, once it is there.
const number = (count) => count.toLocaleString(words.lang);
const plural = (forms, count, label = '') => {
  const form = forms[new Intl.PluralRules(words.lang).select(count)] ?? forms.other;
  return form.replace('{n}', number(count)).replace('{filter}', label);
};

async function update(how, by) {
  const mine = (turn += 1);
  const state = how === 'read' ? read() : typed();
  if (how === 'read') fill(state);
  else if (how) write(state, how);
  document.documentElement.classList.toggle('searching', Boolean(any(state)));
  if (!any(state) && !loaded.length) return;
  try {
    if (!loaded.length) status.textContent = form.dataset.loading;
    words = await load(state, Date.now());
  } catch {
    if (mine === turn) status.textContent = form.dataset.failed;
    index = undefined;
    document.documentElement.classList.remove('searching');
    return;
  }
  if (mine !== turn) return;
  found = find(state, words.synonyms);
  const offers = Object.fromEntries(groups.map(({ dataset: { filter } }) => [filter, options(filter)]));
  for (const group of groups) draw(group, offers[group.dataset.filter], state.chosen[group.dataset.filter], by);
  chips(state, offers);
  status.textContent = any(state) ? (found.hits.length ? plural(words.text.results, found.hits.length) : words.text.none) : '';
  advise(state, offers);
  results.replaceChildren();
  shown = 0;
  if (any(state)) await more(mine);
}

// The form as it stands.
function typed() {
  const data = new FormData(form);
  const chosen = {};
  for (const { dataset: { filter } } of groups) chosen[filter] = new Set(data.getAll(filter).filter(Boolean));
  return { q: field.value.trim(), chosen };
}

function fill({ q, chosen }) {
  field.value = q;
  for (const group of groups) {
    for (const input of group.querySelectorAll('[name]')) input.checked = chosen[group.dataset.filter].has(input.value) || (!input.value && !chosen[group.dataset.filter].size);
  }
}

// The options of a filter. That in which somebody is at work keeps their order.
function draw(group, offers, chosen, by) {
  const name = group.dataset.filter;
  const list = group.querySelector('ul');
  const several = group.dataset.several !== undefined;
  const looked = group.querySelector('[type=search]')?.value.toLowerCase() ?? '';
  let all = [...offers.values()];
  if (!words.ordered.includes(name)) all.sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, words.lang));
  const most = words.ordered.includes(name) ? all.length : group.dataset.open !== undefined ? OPTIONS : 6;
  all = all.filter(({ key, label, count }) => chosen.has(key) || (count && label.toLowerCase().includes(looked)));
  all = [...all.filter(({ key }, at) => chosen.has(key) || at < most)];
  const nodes = new Map([...list.children].map((node) => [node.querySelector('input').value, node]));
  const drawn = all.map(({ key, label, count }) => {
    const node = nodes.get(key) ?? option(name, several, key, label);
    node.querySelector('input').checked = chosen.has(key);
    node.querySelector('.count').textContent = number(count);
    return node;
  });
  const none = nodes.get('');
  if (none) none.querySelector('input').checked = !chosen.size;
  if (by !== group) list.replaceChildren(...(none ? [none] : []), ...drawn);
}

function option(name, several, value, label) {
  const input = make('input', { type: several ? 'checkbox' : 'radio', name, value });
  return make('li', {}, make('label', {}, input, ' ', make('span', { textContent: label }), ' ', make('span', { className: 'count' })));
}

// What was chosen, each to be taken back.
function chosenOf(state, offers) {
  const chosen = state.q ? [{ name: 'q', label: state.q }] : [];
  for (const [name, keys] of Object.entries(state.chosen)) {
    for (const key of keys) chosen.push({ name, key, label: offers[name].get(key)?.label ?? key });
  }
  return chosen;
}

function chips(state, offers) {
  const list = document.querySelector('#chosen');
  const had = [...list.children].findIndex((node) => node.contains(document.activeElement));
  list.replaceChildren(...chosenOf(state, offers).map(({ name, key, label }) => {
    const button = make('button', { type: 'button', textContent: label, onclick: () => drop(name, key) });
    button.setAttribute('aria-label', words.text.remove.replace('{filter}', label));
    return make('li', {}, button);
  }));
  if (had >= 0) (list.children[Math.min(had, list.children.length - 1)]?.firstChild ?? field).focus();
}

function drop(name, key) {
  if (name === 'q') field.value = '';
  for (const input of form.querySelectorAll(`[name="${name}"]`)) if (key === undefined || input.value === key) input.checked = false;
  update('pushState');
}

// Where nothing is found: what to leave out, and what that would bring.
function advise(state, offers) {
  const list = document.querySelector('#advice');
  const ways = found.hits.length ? [] : Object.entries(found.without).filter(([, count]) => count > 0).sort((a, b) => b[1] - a[1]);
  const label = (name) => chosenOf(state, offers).filter((one) => one.name === name).map((one) => one.label).join(', ');
  list.replaceChildren(...ways.map(([name, count]) =>
    make('li', {}, make('button', { type: 'button', className: 'button button-quiet', textContent: plural(words.text.drop, count, label(name)), onclick: () => drop(name) }))));
}

// Cards: a template of the theme with names in braces, filled; an element of which nothing is left goes.
async function more(mine) {
  const batch = found.hits.slice(shown, shown + BATCH);
  const cards = await Promise.all(batch.map(async (hit) => {
    const [at, row] = Array.isArray(hit) ? hit : [0, hit];
    const one = loaded[at];
    one.links ??= [];
    const part = Math.floor(row / LINKS);
    const links = await (one.links[part] ??= json(one.url.replace(/\.json$/, `-${part}.json`)));
    return card({ ...one.card(row), link: links[row % LINKS] });
  }));
  if (mine !== turn) return;
  results.append(...cards);
  shown += batch.length;
  document.querySelector('#more').hidden = shown >= found.hits.length;
}

function age(days) {
  const written = new Intl.RelativeTimeFormat(words.lang, { numeric: 'auto' });
  const months = Math.round((days * 12) / 365);
  if (days <= 60) return written.format(-days, 'day');
  return months < 24 ? written.format(-months, 'month') : written.format(-Math.floor(months / 12), 'year');
}

function card({ link: [path, suffix = '', pay = '', lang = ''], day, ...known }) {
  const url = path.startsWith('/') ? path : `${words.base}${path}/`;
  const date = day === undefined ? undefined : new Date(day * 86_400_000);
  const texts = {
    ...known, suffix, pay, lang, url,
    initials: (known.company ?? '').split(/\s+/).map((word) => word.match(/[\p{L}\p{N}]/u)?.[0] ?? '').slice(0, 2).join('').toUpperCase(),
    day: date?.toISOString().slice(0, 10),
    age: date && age(Math.floor(Date.now() / 86_400_000) - day),
    date: date?.toLocaleDateString(words.lang, { dateStyle: 'long' }),
  };
  const templates = document.querySelectorAll('template.blank');
  const node = templates[known.logo ? templates.length - 1 : 0].content.cloneNode(true);
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const empty = [];
  const put = (text) => {
    let [filled, missed] = [false, false];
    const all = text.replace(/\{(\w+)\}/g, (_, name) => {
      if (texts[name]) filled = true;
      else missed = true;
      return texts[name] ?? '';
    });
    return { all, gone: missed && !filled };
  };
  while (walker.nextNode()) {
    const at = walker.currentNode;
    if (at.nodeType === Node.TEXT_NODE) {
      const { all, gone } = put(at.data);
      at.data = all;
      if (gone) empty.push(at.parentElement);
    } else {
      for (const attribute of [...at.attributes]) {
        const { all, gone } = put(attribute.value);
        if (gone) at.removeAttribute(attribute.name);
        else if (all !== attribute.value) attribute.value = all;
      }
    }
  }
  for (let at of empty) {
    while (at?.parentElement && !at.textContent.trim()) {
      const above = at.parentElement;
      at.remove();
      at = above;
    }
  }
  return make('li', {}, node);
}

if (results) {
  let waiting;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    update('pushState');
    results.scrollIntoView({ block: 'nearest' });
  });
  form.addEventListener('input', ({ target }) => {
    const group = target.closest('[data-filter]');
    if (target.type === 'search' && group) return void (words && draw(group, options(group.dataset.filter), typed().chosen[group.dataset.filter]));
    if (target !== field) return void update('pushState', group);
    clearTimeout(waiting);
    waiting = setTimeout(update, 60, 'replaceState');
  });
  form.addEventListener('click', async ({ target }) => {
    const group = target.closest('.filter-all')?.closest('[data-filter]');
    if (!group) return;
    group.dataset.open = '';
    target.hidden = true;
    words = await load(typed(), Date.now());
    if (!any(typed())) found = find(typed(), words.synonyms);
    draw(group, options(group.dataset.filter), typed().chosen[group.dataset.filter]);
    const look = group.querySelector('[type=search]');
    look.hidden = false;
    look.focus();
  });
  form.querySelector('.filters-toggle').addEventListener('click', ({ currentTarget: button }) => {
    button.ariaExpanded = String(document.querySelector('#filters').classList.toggle('open'));
  });
  document.querySelector('#clear').addEventListener('click', () => {
    fill({ q: '', chosen: Object.fromEntries(groups.map(({ dataset: { filter } }) => [filter, new Set()])) });
    update('pushState');
    field.focus();
  });
  document.querySelector('#more').addEventListener('click', async () => {
    const first = shown;
    await more(turn);
    results.children[first]?.querySelector('a')?.focus();
  });
  addEventListener('popstate', () => update('read'));
  update('read');
}
// Whoever begins to type will want it.
form.addEventListener('focusin', () => (index ??= json(form.dataset.index)).catch(() => (index = undefined)), { once: true });
