// Search and filters on a page. The form alone leads to the list of all jobs; there, this takes over: it asks for the index when somebody
// first wants something, shows what is found, and keeps the state in the address. Without it the lists are as they were.
import { Index, key, tokens } from './engine.js';
import { spellings } from './words.js';

// Cards that are added at once, and those that answer a click at once.
const BATCH = 20;
const FIRST = 8;
// Options of a filter that are told, and where all were asked for.
const FEW = 6;
const MANY = 60;
const LINKS = 256;

const form = document.querySelector('.search');
const results = document.querySelector('#results');
const status = document.querySelector('#found');
const field = form.elements.q;
const groups = [...form.querySelectorAll('[data-filter]')];

let words; // What the first file says, once it is there.
const loaded = []; // Indexes that are there.
let shown = 0;
let found = { hits: [], without: {} };
let turn = 0;

// Files, each asked for once; one that did not come is asked for again.
const asked = new Map();
function json(url) {
  if (!asked.has(url)) {
    const file = fetch(url).then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.status))));
    asked.set(url, file);
    file.catch(() => asked.delete(url));
  }
  return asked.get(url);
}
const make = (name, props = {}, ...children) => {
  const node = Object.assign(document.createElement(name), props);
  node.append(...children);
  return node;
};

// What is asked for, as the address says it.
let state, address;
function read() {
  address = location.search;
  const query = new URLSearchParams(location.search);
  const chosen = Object.fromEntries(groups.map(({ dataset: { filter } }) => [filter, new Set(query.getAll(filter).filter(Boolean))]));
  state = { q: (query.get('q') ?? '').trim(), chosen };
  field.value = state.q;
  for (const group of groups) {
    for (const input of group.querySelectorAll('[name]')) input.checked = isChosen(group.dataset.filter, input.value);
  }
}

function write(how) {
  state.q = field.value.trim();
  const query = new URLSearchParams(state.q ? { q: state.q } : {});
  for (const [name, keys] of Object.entries(state.chosen)) for (const one of keys) query.append(name, one);
  const next = any() ? `?${query}` : '';
  if (next !== location.search) history[how](null, '', next || location.pathname);
  address = location.search;
}

// Nothing is chosen where all is.
const isChosen = (name, value) => (value ? state.chosen[name].has(value) : !state.chosen[name].size);
const any = () => Boolean(state.q || Object.values(state.chosen).some((keys) => keys.size));

// Loads the indexes that can hold what is asked for, or all.
async function load(all) {
  words = await json(form.dataset.index);
  round();
  const { country } = state.chosen;
  const isWanted = ({ countries }) => all || !country.size || countries.some((one) => country.has(one));
  const shards = words.index ? [{ url: form.dataset.index }] : words.shards.filter(isWanted);
  await Promise.all(shards.map(async ({ url }) => {
    const index = words.index ?? await json(url);
    if (!loaded.some((one) => one.url === url)) loaded.push(Object.assign(new Index(index, Date.now()), { url }));
  }));
}

// An amount that is no longer asked for counts as the next smaller one.
function round() {
  const { pay } = state.chosen;
  for (const wanted of pay ?? []) {
    const [currency, amount] = wanted.split('-');
    const known = words.ordered.pay ?? [];
    const lower = known.filter((one) => one.startsWith(`${currency}-`) && Number(one.slice(4)) <= Number(amount));
    if (known.includes(wanted) || !lower.length) continue;
    pay.delete(wanted);
    pay.add(lower.at(-1));
  }
}

function find() {
  const wanted = tokens(state.q, words.synonyms);
  const all = loaded.map((one) => one.find(wanted, state.chosen));
  let hits = all[0]?.hits ?? [];
  if (loaded.length > 1) {
    hits = all.flatMap(({ hits, scores }, at) => hits.map((row) => [at, row, scores?.[row] ?? 0, loaded[at].days[row] ?? 0]));
    hits.sort((a, b) => b[2] - a[2] || b[3] - a[3]);
  }
  const without = {};
  for (const one of all) for (const [name, count] of Object.entries(one.without)) without[name] = (without[name] ?? 0) + count;
  return { hits, without };
}

// What a filter offers: values with how many each would leave. Those that were chosen come first, then the most frequent, unless they
// have an order of their own.
function offers(name, most, looked) {
  const all = new Map();
  for (const index of loaded) {
    const field = index.fields[name];
    const texts = looked.length ? index.folded(name).lines : [];
    field?.counts().forEach((count, at) => {
      const value = field.values[at];
      const is = isChosen(name, key(value));
      if (!is && (!count || !looked.every((spelt) => spelt.some((word) => texts[at].includes(` ${word}`))))) return;
      const was = all.get(value[0]);
      if (was) was.count += count;
      else all.set(value[0], { value: value[0], label: value[1], count, is });
    });
  }
  const told = [...all.values()];
  const order = words.ordered[name];
  if (order) return told.sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value));
  told.sort((a, b) => b.is - a.is || b.count - a.count);
  // Countries whose index is not there yet can be added to those that were chosen.
  if (name === 'country' && !looked.length) {
    for (const [value, label] of words.countries ?? []) if (!all.has(value)) told.push({ value, label });
  }
  return told.slice(0, Math.max(most, state.chosen[name].size));
}

// What a value is called.
function labelOf(name, wanted) {
  for (const { fields: { [name]: field } } of loaded) {
    const value = field?.values.find((value) => key(value) === wanted);
    if (value) return value[1];
  }
  return words.countries?.find(([value]) => name === 'country' && value === wanted)?.[1] ?? wanted;
}

const { lang } = document.documentElement;
let written;
const number = (count) => (written ??= new Intl.NumberFormat(lang)).format(count);
const plural = (forms, count, label = '') => {
  const form = forms[new Intl.PluralRules(lang).select(count)] ?? forms.other;
  return form.replace('{n}', number(count)).replace('{filter}', label);
};

// Shows what is asked for. `by` is the filter in which somebody is at work.
async function update(by) {
  const mine = (turn += 1);
  const page = document.documentElement.classList;
  page.toggle('searching', any());
  page.remove('failed');
  const loading = load();
  if (!loaded.length) {
    status.textContent = form.dataset.loading;
    number(0); // The first is slow, and there is time now.
  }
  await loading.then(() => mine === turn && show(mine, by)).catch(() => fail(mine));
}

function fail(mine) {
  if (mine !== turn) return;
  document.documentElement.classList.add('failed');
  status.textContent = form.dataset.failed;
}

async function show(mine, by) {
  found = find();
  // What to leave out is known only where all is.
  if (!found.hits.length && words.shards) {
    await load(true);
    if (mine !== turn) return;
    found = find();
  }
  for (const group of groups) draw(group, by);
  chips();
  advise();
  const count = found.hits.length ? plural(words.text.results, found.hits.length) : words.text.none;
  status.textContent = count;
  form.querySelector('.filters-done').textContent = count;
  results.replaceChildren();
  shown = 0;
  if (!any()) return;
  await more(mine, FIRST);
  requestAnimationFrame(() => more(mine, BATCH - FIRST).catch(() => fail(mine)));
}

// The options of a filter that is open. That in which somebody is at work keeps their order.
function draw(group, by) {
  if (!group.open || !words) return;
  const { filter: name, several, all } = group.dataset;
  const list = group.querySelector('ul');
  const looked = spellings(group.querySelector('[type=search]')?.value ?? '');
  const nodes = new Map([...list.children].map((node) => [node.querySelector('input').value, node]));
  const drawn = offers(name, all === undefined ? FEW : MANY, looked).map(({ value, label, count }) => {
    const node = nodes.get(value) ?? option(name, several !== undefined, value, label);
    node.querySelector('.count').textContent = count === undefined ? '' : number(count);
    return node;
  });
  if (nodes.has('')) drawn.unshift(nodes.get(''));
  if (by !== group) list.replaceChildren(...drawn);
  for (const input of list.querySelectorAll('input')) input.checked = isChosen(name, input.value);
}

function option(name, several, value, label) {
  const input = make('input', { type: several ? 'checkbox' : 'radio', name, value });
  return make('li', {}, make('label', {}, input, ' ', make('span', { textContent: label }), ' ', make('span', { className: 'count' })));
}

// What was chosen, each to be taken back.
const chosen = () => [
  ...(state.q ? [{ name: 'q', label: state.q }] : []),
  ...Object.entries(state.chosen).flatMap(([name, keys]) => [...keys].map((value) => ({ name, value, label: labelOf(name, value) }))),
];

function chips() {
  const list = document.querySelector('#chosen');
  const had = [...list.children].findIndex((node) => node.contains(document.activeElement));
  list.replaceChildren(...chosen().map(({ name, value, label }) => {
    const button = make('button', { type: 'button', textContent: label, onclick: () => drop(name, value) });
    button.ariaLabel = words.text.remove.replace('{filter}', label);
    return make('li', {}, button);
  }));
  if (had >= 0) (list.children[Math.min(had, list.children.length - 1)]?.firstChild ?? field).focus();
}

// Without one value, or without all of a filter.
function drop(name, value) {
  if (name === 'q') state.q = '';
  else if (value) state.chosen[name].delete(value);
  else state.chosen[name].clear();
  go('pushState');
}

async function go(how) {
  field.value = state.q;
  write(how);
  read();
  await update();
  if (document.activeElement === document.body) status.focus();
}

// Where nothing is found: what to leave out, and what that would bring.
function advise() {
  const ways = found.hits.length ? [] : Object.entries(found.without).filter(([, count]) => count);
  document.querySelector('#advice').replaceChildren(...ways.sort((a, b) => b[1] - a[1]).map(([name, count]) => {
    const label = chosen().filter((one) => one.name === name).map((one) => one.label).join(', ');
    const textContent = plural(words.text.drop, count, label);
    return make('li', {}, make('button', { type: 'button', className: 'button button-quiet', textContent, onclick: () => drop(name) }));
  }));
}

// Cards: a template of the theme with names in braces, filled; an element of which nothing is left goes.
async function more(mine, most = BATCH) {
  if (mine !== turn) return;
  const batch = found.hits.slice(shown, shown + most);
  shown += batch.length;
  const cards = await Promise.all(batch.map(async (hit) => {
    const [at, row] = Array.isArray(hit) ? hit : [0, hit];
    const one = loaded[at];
    const part = Math.floor(row / LINKS);
    const links = await json(one.url.replace(/\.json$/, `-${part}.json`));
    return card({ ...one.card(row), link: links[row % LINKS] });
  }));
  if (mine !== turn) return;
  results.append(...cards);
  document.querySelector('#more').hidden = shown >= found.hits.length;
}

let ago, dated;
function age(days) {
  ago ??= new Intl.RelativeTimeFormat(lang, { numeric: 'auto' });
  const months = Math.round((days * 12) / 365);
  if (days <= 60) return ago.format(-days, 'day');
  return months < 24 ? ago.format(-months, 'month') : ago.format(-Math.floor(months / 12), 'year');
}

function card({ link: [path, suffix = '', pay = '', lang = ''], day, ...known }) {
  const url = path.startsWith('/') ? path : `${words.base}${path}/`;
  const date = day === undefined ? undefined : new Date(day * 86_400_000);
  const texts = {
    ...known, suffix, pay, lang, url,
    initials: (known.company ?? '').split(/\s+/).map((word) => word.match(/[\p{L}\p{N}]/u)?.[0] ?? '').slice(0, 2).join('').toUpperCase(),
    day: date?.toISOString().slice(0, 10),
    age: date && age(Math.floor(Date.now() / 86_400_000) - day),
    get date() {
      dated ??= new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' });
      return date && dated.format(date);
    },
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
        if (!gone) attribute.value = all;
        else at.removeAttribute(attribute.name);
        if (gone && attribute.name === 'lang') at.removeAttribute('dir');
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
  let waiting, last;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    write('pushState');
    update();
  });
  form.addEventListener('input', ({ target }) => {
    const group = target.closest('[data-filter]');
    clearTimeout(waiting);
    if (target === field) {
      last = field;
      waiting = setTimeout(() => {
        write('replaceState');
        update();
      }, 60);
    } else if (target.name) {
      const keys = state.chosen[target.name];
      if (target.type === 'radio') keys.clear();
      if (target.checked && target.value) keys.add(target.value);
      else keys.delete(target.value);
      // Going through an exclusive choice by the arrow keys is one step to go back.
      write(target.type === 'radio' && group === last ? 'replaceState' : 'pushState');
      last = group;
      update(group);
    } else draw(group);
  });
  for (const group of groups) {
    group.addEventListener('toggle', () => draw(group));
    group.querySelector('.filter-all')?.addEventListener('click', async ({ target }) => {
      group.dataset.all = '';
      target.hidden = true;
      await update();
      const look = group.querySelector('[type=search]');
      look.hidden = false;
      look.focus();
    });
  }
  form.querySelector('.filters-toggle').addEventListener('click', ({ currentTarget: button }) => {
    button.ariaExpanded = String(document.querySelector('#filters').classList.toggle('open'));
  });
  form.querySelector('.filters-done').addEventListener('click', () => {
    form.querySelector('.filters-toggle').click();
    status.focus();
  });
  document.querySelector('#clear').addEventListener('click', () => {
    state = { q: '', chosen: {} };
    go('pushState');
    field.focus();
  });
  document.querySelector('#more').addEventListener('click', async () => {
    const first = shown;
    await more(turn).catch(() => fail(turn));
    results.children[first]?.querySelector('a')?.focus();
  });
  addEventListener('popstate', () => {
    if (location.search === address) return;
    last = undefined;
    read();
    update();
  });
  read();
  if (any()) update();
}
// Whoever begins to type will want it.
form.addEventListener('focusin', () => json(form.dataset.index).catch(() => {}), { once: true });
