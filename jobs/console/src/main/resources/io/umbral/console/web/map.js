// The map: shapes of regions, or equal tiles, in five steps that are cut at the target.
import { html, svg, nothing } from 'lit-html';
import { words, say, measure } from './words.js';
import { severity } from './parts.js';

export const STEPS = 5;
/** Where the steps are cut, in targets: the third cut is the target itself. */
const CUTS = [0.5, 0.8, 1, 1.5];

/** Says in which of five steps a value is, 0 the best; and where the steps are cut. */
export function scaleOf(metric, target, values) {
  const worseAbove = target ? target.worse === 'ABOVE' : metric.endsWith('Millis') || metric === 'lossRatio';
  if (target) {
    return {
      isTarget: true,
      worseAbove,
      stepOf: (value) => CUTS.filter((cut) => severity(target, value) > cut).length,
      cuts: CUTS.map((cut) => valueAt(target, cut)),
    };
  }
  const sorted = [...values].sort((a, b) => (worseAbove ? a - b : b - a));
  const cuts = [1, 2, 3, 4].map((part) => sorted[Math.floor((part * sorted.length) / STEPS)]);
  return { isTarget: false, worseAbove, cuts, stepOf: (value) => cuts.filter((cut) => (worseAbove ? value > cut : value < cut)).length };
}

/** The value of a severity: what `severity` says, backwards. */
function valueAt(target, bad) {
  if (target.worse === 'ABOVE') return target.line * bad;
  if (target.metric.endsWith('Ratio')) return 1 - (1 - target.line) * bad;
  return target.line / bad;
}

/** The steps with what they stand for. */
export const legendView = (metric, scale) => html`<div class="legend">
  <span>${words.legend}, ${scale.isTarget ? words.legendTarget : words.legendQuintiles}</span>
  <ol>${Array.from({ length: STEPS }, (_, step) => html`<li><svg viewBox="0 0 24 12" aria-hidden="true"><rect width="24" height="12" class="step${step}"/></svg><span>${stepText(metric, scale, step)}</span></li>`)}
    <li><svg viewBox="0 0 24 12" aria-hidden="true"><rect width="24" height="12" class="no-data"/></svg><span>${words.noData}</span></li></ol></div>`;

function stepText(metric, { cuts, worseAbove }, step) {
  const [below, above] = worseAbove ? ['≤', '>'] : ['≥', '<'];
  return step === 0 ? `${below} ${measure(metric, cuts[0])}` : `${above} ${measure(metric, cuts[step - 1])}`;
}

/** One shape that can be reached and chosen. */
const shapeView = (row, name, metric, scale, href, isChosen, drawing) => {
  const value = row && !row.insufficient ? row.values[metric] : undefined;
  const text = `${name}: ${value === undefined ? words.noData : measure(metric, value)}`;
  return svg`<a href=${href} data-region aria-label=${text} aria-current=${isChosen ? 'true' : nothing}>
    <title>${text}</title>${drawing(value === undefined ? 'no-data' : `step${scale.stepOf(value)}`)}</a>`;
};

const hatch = (id) => svg`<defs><pattern id=${id} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" class="hatch-back"/><path d="M0 0v7" class="hatch-line"/></pattern></defs>`;

/** Regions as they lie. */
export function mapView(map, rows, metric, scale, { nameOf, hrefOf, chosen }) {
  const ordered = [...map.shapes].sort((a, b) => (a.region === chosen) - (b.region === chosen));
  return html`<svg class="map" viewBox="-6 -6 ${map.width + 12} ${map.height + 12}" role="group" aria-label=${say(words.mapLabel, words.metrics[metric])}>
    ${hatch('no-data')}
    ${ordered.map((shape) => shapeView(rows.get(shape.region), nameOf(shape.region), metric, scale, hrefOf(shape.region), shape.region === chosen, (step) => svg`<path class=${step} d=${shape.path} />`))}
  </svg>`;
}

const TILE = 10;

/** Regions as equal tiles, so that small ones are seen. */
export function tilesView(map, rows, metric, scale, { nameOf, hrefOf, chosen }) {
  const columns = Math.max(...map.shapes.map((shape) => shape.tileColumn)) + 1;
  const lines = Math.max(...map.shapes.map((shape) => shape.tileRow)) + 1;
  return html`<figure class="tiles"><svg viewBox="0 0 ${columns * TILE} ${lines * TILE}" role="group" aria-label=${words.tiles}>
    ${map.shapes.map((shape) =>
      shapeView(rows.get(shape.region), nameOf(shape.region), metric, scale, hrefOf(shape.region), shape.region === chosen, (step) => svg`
        <rect class=${step} x=${shape.tileColumn * TILE + 0.4} y=${shape.tileRow * TILE + 0.4} width=${TILE - 0.8} height=${TILE - 0.8} rx="1.2" />`))}
  </svg><figcaption class="quiet">${words.tiles}</figcaption></figure>`;
}
