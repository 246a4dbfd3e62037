// Pieces of scores that several pages show.
import { html, svg, nothing } from 'lit-html';
import { words, say, oneDecimal, dayTime, number } from './words.js';
import { badge } from './parts.js';

/** From which scores on a band begins, between the first and the last. */
const BANDS = [40, 55, 70, 85];

/** A score on the scale from 0 to 100: a thin line for the total interval, a thick one for sampling alone. */
export function intervalView(score) {
  if (score.index === null) return html`<span class="quiet">${words.insufficient}</span>`;
  const text = say(words.intervalOf, oneDecimal(score.index), oneDecimal(score.total.low), oneDecimal(score.total.high));
  const bar = ({ low, high }, y, height, name) => svg`<rect class=${name} x=${low} y=${y} width=${Math.max(0.3, high - low)} height=${height} />`;
  return html`<svg class="interval" viewBox="0 0 100 12" preserveAspectRatio="none" role="img" aria-label=${text}>
    ${BANDS.map((from) => svg`<rect class="tick" x=${from} y="0" width="0.18" height="12" />`)}<rect class="axis" x="0" y="5.8" width="100" height="0.4" />
    ${bar(score.total, 5, 2, 'total')}${bar(score.sampling, 3.4, 5.2, 'sampling')}<rect class="point" x=${score.index - 0.35} y="1" width="0.7" height="10" /></svg>`;
}

export const bandText = (score) => score.shownBands.map((band) => words.bands[band] ?? band).join(' / ');

/** Where a corridor stands, as far as it is known. */
export const placeText = (place) => (place === null ? '–' : place.low === place.high ? number(place.place) : `${number(place.low)}–${number(place.high)}`);

/** A difference in points, with its sign. */
export const signed = (points) => (points === null ? '–' : (points > 0.05 ? '+' : points < -0.05 ? '−' : '±') + oneDecimal(Math.abs(points)));

export const statusBadge = (score) => (score.status === 'PROVISIONAL' ? badge(words.provisional, 'provisional') : score.status === 'INSUFFICIENT' ? nothing : badge(words.scoreStatus[score.status], 'partial'));

/** Of which window a score is, and up to when it waited for data. */
export const asOfText = (score) => say(words.asOf, dayTime(score.validFrom), dayTime(score.validTo), dayTime(score.asOf), score.methodVersion);

export const corridorWord = (dimension) => words.dimensions[dimension] ?? dimension;
