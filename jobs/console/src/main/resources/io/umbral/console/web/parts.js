// Pieces that several pages show.
import { html, svg, nothing } from 'lit-html';
import { words, say, measure, number, ratio, duration } from './words.js';

const SHAPES = {
  beyond: svg`<path d="M8 .8 15.2 8 8 15.2.8 8Z"/>`,
  near: svg`<path d="M8 1.2 15.4 14.4H.6Z"/>`,
  within: svg`<circle cx="8" cy="8" r="5"/>`,
  unjudged: svg`<circle cx="8" cy="8" r="4.4" class="hollow"/>`,
  noData: svg`<rect x="1.5" y="1.5" width="13" height="13" class="hatch"/><path d="M1.5 9 9 1.5M1.5 14.5 14.5 1.5M7 14.5 14.5 7" class="lines"/>`,
};

/** A sign for a standing: its shape says what its colour says. */
export const mark = (standing, label = words[standing]) =>
  html`<svg class="mark ${standing}" viewBox="0 0 16 16" role=${label ? 'img' : nothing} aria-label=${label || nothing} aria-hidden=${label ? nothing : 'true'}>${SHAPES[standing]}</svg>`;

const RANK = { BEYOND: 'beyond', NEAR: 'near', WITHIN: 'within' };

/** Where a row stands: by one metric, or by the worst of its targets. */
export function standingOf(row, metric) {
  if (!row || row.insufficient) return 'noData';
  if (metric) {
    if (row.values[metric] === undefined) return 'noData';
    return RANK[row.standings[metric]] ?? 'unjudged';
  }
  const standings = Object.values(row.standings);
  return RANK[['BEYOND', 'NEAR', 'WITHIN'].find((standing) => standings.includes(standing))] ?? 'unjudged';
}

/** How bad a value is, as the console says it: above 1 beyond the target. */
export function severity(target, value) {
  if (target.worse === 'ABOVE') return value / target.line;
  if (target.metric.endsWith('Ratio')) return (1 - value) / (1 - target.line);
  return value <= 0 ? Infinity : target.line / value;
}

/** The target that a row misses most, with its severity. */
export function worst(row, targets) {
  let found = null;
  for (const target of targets) {
    const value = row.values[target.metric];
    if (value === undefined) continue;
    const bad = severity(target, value);
    if (!found || bad > found.severity) found = { target, value, severity: bad };
  }
  return found;
}

/** Readings of those expected, as a ratio; null where nobody knows what to expect. */
export const completeness = (row) => (row.expectedPeriods ? Math.min(1, row.n / row.expectedPeriods) : null);

/** Words for how whole the data of a row is. */
export function completenessText(row) {
  const whole = completeness(row);
  return whole === null ? words.notKnown : say(words.complete, ratio(whole));
}

const STRIP_CLASS = { '.': 'nothing', x: 'noData', w: 'within', n: 'near', b: 'beyond' };

/** A strip of time: where nothing is known it is hatched, and where it ends, the data ends. */
export function strip(pieces, label) {
  const beyond = [...pieces].filter((piece) => piece === 'b').length;
  const silent = [...pieces].filter((piece) => piece === 'x' || piece === '.').length;
  const text = say(words.stripOf, label, number(beyond), number(pieces.length), number(silent));
  return html`<svg class="strip" viewBox="0 0 ${pieces.length * 4} 12" preserveAspectRatio="none" role="img" aria-label=${text}>
    ${[...pieces].map((piece, i) => (piece === '.' ? nothing : svg`<rect x=${i * 4} y=${piece === 'b' ? 0 : piece === 'n' ? 3 : 5} width="3.4" height=${piece === 'b' ? 12 : piece === 'n' ? 9 : 7} class=${STRIP_CLASS[piece]} />`))}
  </svg>`;
}

/** A value beside its target. */
export const valueAndLine = (metric, value, target) =>
  html`<span class="figure">${measure(metric, value)}</span>${target ? html` <span class="quiet">${say(words.lineOf, measure(metric, target.line))}</span>` : nothing}`;

export const badge = (text, kind) => html`<span class="badge ${kind}">${text}</span>`;

/** How long a series has been beyond its target. */
export function sinceText(strip, endMillis, spanStartMillis) {
  if (!strip?.beyondSince) return '';
  const start = Date.parse(strip.beyondSince);
  const length = duration(endMillis - start);
  return start <= spanStartMillis ? say(words.sinceStart, length) : say(words.since, length);
}

/** One choice among several; the usual one does not stand in the address. */
export const select = (name, label, options, chosen, usual, choose) => html`<label><span>${label}</span><select name=${name}
  @change=${(event) => choose({ [name]: event.target.value === usual ? undefined : event.target.value })}>
  ${options.map(([value, text]) => html`<option value=${value} .selected=${value === chosen}>${text}</option>`)}</select></label>`;

export const loading = () => html`<div class="skeleton" role="status"><span class="visually-hidden">${words.loading}</span><i></i><i></i><i></i><i></i></div>`;
export const empty = () => html`<div class="empty" role="status"><h2>${words.empty}</h2><p>${words.emptyWhy}</p></div>`;
