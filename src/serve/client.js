// What careergen puts into the pages that it serves while they are being written: it waits for changes, loads the page
// again when its bytes are others, exchanges style sheets in place, and shows the faults over the page.
(() => {
  'use strict';
  const own = document.currentScript;
  const key = 'careergen.scroll';
  const place = location.pathname + location.search;

  // The page was loaded again: where its reader was.
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) || 'null');
    sessionStorage.removeItem(key);
    if (kept && kept.place === place) {
      const back = () => scrollTo({ left: kept.x, top: kept.y, behavior: 'instant' });
      back();
      addEventListener('load', back, { once: true });
    }
  } catch { /* a browser that keeps nothing starts at the top */ }

  const reload = () => {
    try {
      sessionStorage.setItem(key, JSON.stringify({ place, x: scrollX, y: scrollY }));
    } catch { /* see above */ }
    location.reload();
  };

  // `styles` is a list of [old address, new address].
  const exchange = (styles) => {
    for (const link of document.querySelectorAll('link[rel~="stylesheet"]')) {
      const path = new URL(link.href, location).pathname;
      const found = styles.find(([old]) => old === path);
      if (!found) continue;
      const fresh = link.cloneNode();
      fresh.href = found[1];
      // The old one stays until the new one is there, so that the page never stands naked.
      fresh.addEventListener('load', () => link.remove(), { once: true });
      fresh.addEventListener('error', reload, { once: true });
      link.after(fresh);
    }
  };

  let host = null;
  let shown = '';
  let dismissed = '';

  const element = (name, text, label) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (label) made.className = label;
    return made;
  };

  const show = (faults) => {
    const known = JSON.stringify(faults);
    // Whoever is reading it, or is on its button, is not disturbed.
    if (host && shown === known) return;
    host?.remove();
    host = null;
    shown = known;
    // What was hidden and then mended is news when it is broken again.
    if (!faults.list.length) dismissed = '';
    if (!faults.list.length || dismissed === known) return;
    host = document.createElement('careergen-faults');
    const root = host.attachShadow({ mode: 'open' });
    const style = new CSSStyleSheet();
    style.replaceSync(`
      :host { all: initial; position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-block-size: 70vh; overflow: auto;
        background: #1b1b1f; color: #f4f4f5; font: 15px/1.5 system-ui, sans-serif; border-block-start: 4px solid #ff6b6b;
        box-shadow: 0 -8px 32px rgb(0 0 0 / .4); direction: ltr; text-align: left; }
      section { padding: 1rem 1.25rem; max-inline-size: 70rem; margin-inline: auto; }
      .top { display: flex; gap: 1rem; align-items: baseline; justify-content: space-between; }
      h2 { font-size: 1.05rem; margin: 0; }
      p { margin: .25rem 0 0; color: #c8c8d0; }
      pre { margin: 1rem 0 0; padding: .75rem 1rem; overflow-x: auto; background: #0f0f12; border-radius: 6px;
        font: 13px/1.5 ui-monospace, monospace; white-space: pre; }
      button { font: inherit; color: inherit; background: #33333b; border: 1px solid #6b6b76; border-radius: 6px;
        padding: .25rem .75rem; min-block-size: 2rem; cursor: pointer; }
      button:focus-visible, pre:focus-visible { outline: 3px solid #9ecbff; outline-offset: 2px; }
    `);
    root.adoptedStyleSheets = [style];
    const section = element('section');
    section.setAttribute('role', 'alert');
    const top = element('div', '', 'top');
    const count = faults.list.length + faults.more;
    top.append(element('h2', count === 1 ? '1 error' : `${count} errors`));
    const close = element('button', 'Hide');
    close.type = 'button';
    close.addEventListener('click', () => {
      dismissed = known;
      host.remove();
      host = null;
    });
    top.append(close);
    section.append(top, element('p', faults.about));
    for (const fault of faults.list) {
      const text = element('pre', fault);
      // Long lines scroll, also for those who have no mouse.
      text.tabIndex = 0;
      section.append(text);
    }
    if (faults.more) section.append(element('p', `and ${faults.more} more: the terminal lists them all`));
    root.append(section);
    document.documentElement.append(host);
  };

  const base = new URL('./', own.src);
  const asked = new URL('events', base);
  asked.searchParams.set('page', location.pathname);
  asked.searchParams.set('seen', own.dataset.seen);
  let server = null;
  let events = null;
  const listen = () => {
    // A browser has six connections to a server for all its tabs: one that nobody looks at asks when it is looked at again.
    if (events || document.visibilityState === 'hidden') return;
    events = new EventSource(asked);
    events.addEventListener('hello', (event) => {
      // Another process serves now: what it would have said of this page is not known.
      if (server && server !== event.data) reload();
      server = event.data;
    });
    events.addEventListener('faults', (event) => show(JSON.parse(event.data)));
    events.addEventListener('styles', (event) => exchange(JSON.parse(event.data)));
    events.addEventListener('reload', reload);
    events.addEventListener('error', () => {
      // The browser asks again by itself, unless somebody else has answered, such as a proxy whose server is away.
      if (events?.readyState !== EventSource.CLOSED) return;
      hush();
      setTimeout(listen, 2000);
    });
  };
  const hush = () => {
    events?.close();
    events = null;
  };
  document.addEventListener('visibilitychange', () => (document.visibilityState === 'hidden' ? hush() : listen()));
  addEventListener('pagehide', hush);
  // A page from the browser's own store listens again.
  addEventListener('pageshow', listen);
  listen();
})();
