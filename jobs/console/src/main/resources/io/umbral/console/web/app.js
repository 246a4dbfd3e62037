// The frame: header, what is live, keys, language and theme; it loads the page that the address names.
import { html, render, nothing } from 'lit-html';
import { Live, catalog, state, Refused } from './data.js';
import { words, say, language, time, duration, number, zoneName } from './words.js';
import { mark, badge, loading, empty } from './parts.js';

const PAGES = {
  '/': { name: 'wall', title: 'wallTitle', module: './wall.js', key: 'm' },
  '/alerts': { name: 'alerts', title: 'alertsTitle', module: './alerts.js', key: 'a' },
  '/alert': { name: 'alert', title: 'alertTitle', module: './alert.js', under: '/alerts' },
  '/sla': { name: 'sla', title: 'slaTitle', module: './sla.js', key: 's' },
  '/health': { name: 'health', title: 'healthTitle', module: './health.js', key: 'h' },
};

const path = location.pathname in PAGES ? location.pathname : '/';
const page = PAGES[path];
const root = document.getElementById('umbral');

const app = {
  catalog: null,
  live: null,
  content: null,
  fault: null,
  hasLoaded: false,
  /** Chosen state has changed: the address says it, and the page is read again. */
  choose(changes) {
    state.set(changes);
    draw();
    refresh();
  },
  draw,
  refresh,
};

const dark = matchMedia('(prefers-color-scheme: dark)');
const isDark = () => (state.get('theme') ? state.get('theme') === 'dark' : dark.matches);

function applyTheme() {
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
}

function toggleTheme() {
  state.set({ theme: isDark() ? 'light' : 'dark' });
  applyTheme();
  app.content?.themeChanged?.();
  draw();
}

const otherLanguage = () => state.with({ lang: language === 'en' ? 'es' : 'en' });

const PHASE_MARK = { live: 'within', connecting: 'unjudged', old: 'near', noKafka: 'beyond', offline: 'beyond' };

function liveView() {
  const live = app.live;
  if (!live) return nothing;
  const phase = live.phase();
  const age = live.dataAge();
  return html`<div class="live phase-${phase}">
    ${mark(PHASE_MARK[phase], '')}<strong>${words[phase]}</strong>
    ${age === null ? nothing : html`<span class="wide">${say(words.dataAgo, duration(age))}</span>`}
    ${live.now?.lagRecords > 0 ? html`<span class="wide">${say(words.lag, number(live.now.lagRecords))}</span>` : nothing}
    <span class="clock wide">${time(Date.now())} ${zoneName()}</span>
  </div>`;
}

function staleView() {
  if (!app.live || !app.hasLoaded) return nothing;
  const phase = app.live.phase();
  const why = { offline: words.whyOffline, noKafka: words.whyNoKafka, old: say(words.whyOld, duration(app.live.dataAge() ?? 0)) }[phase];
  return why ? html`<p class="stale-note" role="alert">${mark('beyond', '')} ${say(words.notCurrent, why)}</p>` : nothing;
}

/** Alarms that nobody looks after, beside the way to them. */
function countView() {
  const alarms = (app.live?.now ?? app.catalog?.now)?.alarms;
  if (!alarms?.unacknowledged) return nothing;
  return html` <b class="count ${alarms.critical > 0 ? 'beyond' : ''}"><span class="visually-hidden">${words.unacknowledged}: </span>${number(alarms.unacknowledged)}</b>`;
}

const headerView = () => html`
  <a class="skip" href="#content">${words.skip}</a>
  <header>
    <a class="brand" href=${state.page('/')} aria-label="Umbral, ${words.tagline}">
      <svg viewBox="0 0 32 22" aria-hidden="true"><path class="threshold" d="M1 14h30"/><path class="curve" d="M1 20c6 0 8-3 11-9S18 2 31 2"/></svg><span>Umbral</span>
    </a>
    <nav aria-label=${words.nav}>
      ${Object.entries(PAGES).filter(([, other]) => !other.under).map(([to, other]) => html`<a href=${state.page(to)} aria-current=${to === path ? 'page' : to === page.under ? 'true' : nothing}>${words[other.name]}${to === '/alerts' ? countView() : nothing}</a>`)}
    </nav>
    ${app.catalog?.simulated ? html`<span title=${words.simulatedNote}>${badge(words.simulated, 'simulated')}</span>` : nothing}
    <div class="right">
      ${liveView()}
      <a class="tool" href=${otherLanguage()} lang=${language === 'en' ? 'es' : 'en'} title=${words.languageLabel}>${words.language}</a>
      <button class="tool" type="button" @click=${toggleTheme} title=${words.theme}>${isDark() ? words.themeLight : words.themeDark}</button>
      <button class="tool keys" type="button" @click=${openKeys} title=${words.help} aria-label=${words.help}>?</button>
    </div>
  </header>`;

const keysView = () => html`<dialog id="keys" aria-labelledby="keys-title">
  <h2 id="keys-title">${words.help}</h2>
  <dl>${words.keys.map(([key, meaning]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${meaning}</dd></div>`)}</dl>
  <form method="dialog"><button class="tool">${words.close}</button></form>
</dialog>`;

function forbiddenView() {
  const enter = async (event) => {
    event.preventDefault();
    const token = new FormData(event.target).get('token');
    const answer = await fetch('/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token }) });
    if (answer.ok) location.reload();
    else {
      app.wrongToken = true;
      draw();
    }
  };
  return html`<section class="card forbidden"><h2>${words.forbiddenTitle}</h2><p>${words.forbiddenText}</p>
    <form @submit=${enter}><label>${words.token} <input name="token" type="password" autocomplete="current-password" required></label> <button class="tool">${words.enter}</button></form>
    ${app.wrongToken ? html`<p role="alert">${words.wrongToken}</p>` : nothing}</section>`;
}

function contentView() {
  if (app.fault?.status === 401 || app.fault?.status === 403) return forbiddenView();
  if (app.hasLoaded) return app.content.isEmpty?.() ? empty() : app.content.view();
  if (app.fault) {
    return html`<div class="empty" role="alert"><h2>${say(words.failed, app.fault.message)}</h2><button class="tool" @click=${refresh}>${words.again}</button></div>`;
  }
  return loading();
}

function draw() {
  const phase = app.live?.phase();
  document.body.classList.toggle('stale', app.hasLoaded && ['offline', 'noKafka', 'old'].includes(phase));
  render(
    html`${headerView()}<main id="content" tabindex="-1" class=${page.name}>
      <h1 class="visually-hidden">${words[page.title]}</h1>${staleView()}${contentView()}</main>${keysView()}`,
    root,
  );
  app.content?.drawn?.();
}

/** News come in bursts; a person sees no difference within a second. */
const REST_MILLIS = 1_000;
let isReading = false;
let isWanted = false;
let rest = null;

/** News: reads the page again, at most once a second, and at once where the page waits for just that. */
function news(name) {
  if (name === app.content?.listensTo) {
    refresh();
    return;
  }
  rest ??= setTimeout(() => {
    rest = null;
    refresh();
  }, Math.max(0, lastRead + REST_MILLIS - performance.now()));
}

let lastRead = -REST_MILLIS;

/** Reads the page again; of several wishes while it reads, one is granted afterwards. */
async function refresh() {
  if (isReading) {
    isWanted = true;
    return;
  }
  isReading = true;
  try {
    if (!app.catalog) app.catalog = await catalog();
    if (!app.content) app.content = new (await import(page.module)).default(app);
    await app.content.load();
    app.fault = null;
    app.hasLoaded = true;
    app.live ??= new Live(news, draw);
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault;
    app.fault = fault;
    if (fault.status === 0 || fault.status >= 429) setTimeout(refresh, 2_000);
  } finally {
    isReading = false;
    lastRead = performance.now();
    draw();
  }
  if (isWanted) {
    isWanted = false;
    refresh();
  }
}

function openKeys() {
  const dialog = document.getElementById('keys');
  if (!dialog.open) dialog.showModal();
}

function move(step) {
  const rows = [...document.querySelectorAll('[data-row]')];
  const at = rows.indexOf(document.activeElement);
  const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + step))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

let goes = false;

addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) {
    if (event.key === 'Escape') event.target.blur?.();
    return;
  }
  if (goes) {
    goes = false;
    const to = Object.entries(PAGES).find(([, other]) => other.key === event.key);
    if (to) location.href = state.page(to[0]);
    return;
  }
  if (!document.querySelector('dialog[open]') && app.content?.key?.(event.key)) {
    event.preventDefault();
    return;
  }
  const act = {
    '?': openKeys,
    g: () => (goes = true),
    j: () => move(1),
    k: () => move(-1),
    '/': () => document.querySelector('main select, main input')?.focus(),
    t: toggleTheme,
    l: () => (location.href = otherLanguage()),
    f: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
  }[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
});

dark.addEventListener('change', () => {
  applyTheme();
  app.content?.themeChanged?.();
  draw();
});
applyTheme();
document.title = `${words[page.title]} · Umbral`;
draw();
refresh();
