// One corridor: a sentence first, then what its score is made of, how sure it is, and where it comes from.
import { html, svg, nothing } from 'lit-html';
import { ask, query, state } from './data.js';
import { words, say, number, ratio, oneDecimal, dayTime } from './words.js';
import { badge } from './parts.js';
import { intervalView, bandText, placeText, signed, statusBadge, asOfText, corridorWord } from './scores.js';

const REST_MILLIS = 250;

export default class Corridor {
  constructor(app) {
    this.app = app;
  }

  /** Weights that somebody chose, in hundredths, by dimension; those of the method where nobody did. */
  chosen(weights) {
    const given = new Map((state.get('weights', '') || '').split(',').filter(Boolean).map((pair) => pair.split(':')));
    return new Map(weights.map(({ dimension, weight }) => [dimension, Number(given.get(dimension)) || Math.round(weight * 100)]));
  }

  async load() {
    const corridor = state.get('corridor', '');
    this.asked = { cadence: state.get('cadence'), at: state.get('at') };
    const weights = state.get('weights');
    const [found, other] = await Promise.all([
      ask(`readiness/corridors/${encodeURIComponent(corridor)}`, this.asked),
      weights ? ask('readiness/what-if', { ...this.asked, weights }) : null,
    ]);
    Object.assign(this, found, { other, sliders: this.chosen(found.weights) });
  }

  sentence() {
    const { score, dimensions, ranked } = this;
    if (score.index === null) return say(words.sentenceInsufficient, score.name);
    const most = [...dimensions].filter((one) => one.pointsLost !== null).sort((a, b) => b.pointsLost - a.pointsLost)[0];
    return say(words.sentence, score.name, oneDecimal(score.index), oneDecimal(score.total.low), oneDecimal(score.total.high), bandText(score).toLowerCase(), placeText(score.place), number(ranked), corridorWord(most.dimension).toLowerCase(), oneDecimal(most.pointsLost));
  }

  headView() {
    const { score } = this;
    return html`<section class="card head corridor-head" aria-labelledby="corridor">
      <p class="crumb"><a href=${state.page('/readiness', this.asked)}>${words.readiness}</a> / <code>${score.corridor}</code></p>
      <h2 id="corridor">${score.name} ${statusBadge(score)}</h2>
      <p class="lead">${this.sentence()}</p>
      <div class="big-score"><b>${score.index === null ? '–' : oneDecimal(score.index)}</b>${intervalView(score)}</div>
      <p class="quiet">${asOfText(score)}.</p>
      <p class="buttons no-print"><button class="tool" type="button" @click=${() => print()}>${words.print}</button> <a class="tool" href="/api/v1/readiness/corridors/${encodeURIComponent(score.corridor)}/indicators.csv${query(this.asked)}" download>csv</a> <a class="tool" href="/api/v1/readiness/corridors/${encodeURIComponent(score.corridor)}/indicators.parquet${query(this.asked)}" download>parquet</a></p></section>`;
  }

  /** The score, and what each dimension keeps from 100: together the whole bar. */
  lossView() {
    const { score, dimensions } = this;
    if (score.index === null) return nothing;
    let from = score.index;
    const parts = dimensions.filter((one) => one.pointsLost !== null);
    return html`<svg class="losses" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="kept" x="0" y="0" width=${score.index} height="8" />
      ${parts.map((one, i) => {
        const drawn = svg`<rect class="loss${i % 2}" x=${from + 0.15} y="0" width=${Math.max(0, one.pointsLost - 0.15)} height="8" />`;
        from += one.pointsLost;
        return drawn;
      })}</svg>`;
  }

  partsView() {
    const value = (indicator) => (indicator.value === null ? '–' : `${oneDecimal(indicator.value)} ${words.units[indicator.unit] ?? indicator.unit}`);
    const interval = (one) => (one === null ? '' : `${oneDecimal(one.low)}–${oneDecimal(one.high)}`);
    const points = (value) => (value === null ? '–' : oneDecimal(value));
    return html`<section class="card"><h2>${words.decomposition}</h2><p class="quiet">${words.decompositionNote}</p>${this.lossView()}
      <div class="scroll whole" tabindex="0" role="region" aria-label=${words.decomposition}><table class="figures-table parts-table"><caption class="visually-hidden">${words.decomposition}</caption>
      <thead><tr><th scope="col">${words.part}</th><th scope="col">${words.value}</th><th scope="col">${words.score}</th><th scope="col">${words.interval90}</th><th scope="col">${words.weight}</th><th scope="col">${words.pointsLost}</th><th scope="col">${words.change}</th><th scope="col">${words.effective}</th></tr></thead>
      ${this.dimensions.map((dimension) => html`<tbody><tr class="dimension"><th scope="row">${corridorWord(dimension.dimension)}</th><td></td><td><b>${points(dimension.score)}</b></td><td></td><td>${ratio(dimension.weight)}</td><td><b>${points(dimension.pointsLost)}</b></td><td>${signed(dimension.change)}</td><td></td></tr>
        ${this.indicators.filter((one) => one.dimension === dimension.dimension).map((one) => html`<tr><th scope="row">${words.indicators[one.indicator] ?? one.indicator} ${one.state === 'LIVE' ? nothing : html`<span title=${one.reason}>${badge(words.indicatorStates[one.state], 'partial')}</span>`}</th><td>${value(one)}</td><td>${points(one.score)}</td><td>${interval(one.interval)}</td><td></td><td>${points(one.pointsLost)}</td><td>${signed(one.change)}</td><td>${one.effectiveSamples > 0 ? number(one.effectiveSamples) : '–'}</td></tr>`)}</tbody>`)}</table></div></section>`;
  }

  trendView() {
    const known = this.trend.filter((point) => point.index !== null);
    if (known.length < 2) return html`<section class="card"><h2>${words.trend}</h2><p class="note">${words.trendTooShort}</p></section>`;
    const low = Math.max(0, Math.min(...known.map((point) => point.total.low)) - 3);
    const high = Math.min(100, Math.max(...known.map((point) => point.total.high)) + 3);
    const first = Date.parse(known[0].validFrom);
    const last = Date.parse(known[known.length - 1].validFrom);
    const x = (point) => ((Date.parse(point.validFrom) - first) / Math.max(1, last - first)) * 100;
    const y = (value) => 40 - ((value - low) / (high - low)) * 40;
    const line = known.map((point) => `${x(point).toFixed(2)},${y(point.index).toFixed(2)}`).join(' ');
    const band = [...known.map((point) => `${x(point).toFixed(2)},${y(point.total.high).toFixed(2)}`), ...[...known].reverse().map((point) => `${x(point).toFixed(2)},${y(point.total.low).toFixed(2)}`)].join(' ');
    const label = say(words.scoreTrend, number(known.length), oneDecimal(Math.min(...known.map((point) => point.index))), oneDecimal(Math.max(...known.map((point) => point.index))));
    return html`<section class="card"><h2>${words.trend}</h2><div class="score-trend"><div class="y quiet"><span>${oneDecimal(high)}</span><span>${oneDecimal(low)}</span></div>
      <svg viewBox="0 0 100 40" preserveAspectRatio="none" role="img" aria-label=${label}><polygon class="band" points=${band} /><polyline class="line" points=${line} /></svg>
      <div class="x quiet"><span>${dayTime(known[0].validFrom)}</span><span>${dayTime(known[known.length - 1].validFrom)}</span></div></div>
      <details><summary>${words.trendTable}</summary><div class="scroll low" tabindex="0" role="region" aria-label=${words.trendTable}>${this.pointsView([...this.trend].reverse())}</div></details>
      ${this.vintages.length > 1 ? html`<h3>${words.vintages}</h3><div class="scroll low" tabindex="0" role="region" aria-label=${words.vintages}>${this.pointsView(this.vintages)}</div>` : nothing}</section>`;
  }

  pointsView(points) {
    return html`<table class="figures-table"><thead><tr><th scope="col">${words.window}</th><th scope="col">${words.score}</th><th scope="col">${words.interval90}</th><th scope="col">${words.vintage}</th><th scope="col">${words.corrects}</th></tr></thead>
      <tbody>${points.map((point) => html`<tr><th scope="row">${dayTime(point.validFrom)}</th><td>${point.index === null ? '–' : oneDecimal(point.index)}</td><td>${point.total === null ? '' : `${oneDecimal(point.total.low)}–${oneDecimal(point.total.high)}`}</td><td>${point.vintage === 'provisional' ? words.provisional : point.vintage}</td><td>${point.corrects === null ? '' : `${point.corrects}: ${point.why}`}</td></tr>`)}</tbody></table>`;
  }

  /** A slider moves: the address says it at once, and the server is asked when it rests. */
  slide(dimension, value) {
    this.sliders.set(dimension, Number(value));
    state.set({ weights: [...this.sliders].map(([id, weight]) => `${id}:${weight}`).join(',') });
    this.app.draw();
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.app.refresh(), REST_MILLIS);
  }

  whatIfView() {
    if (this.weights.length === 0 || this.score.index === null) return nothing;
    const sum = [...this.sliders.values()].reduce((all, weight) => all + weight, 0);
    const mine = this.other?.corridors.find((one) => one.corridor === this.score.corridor);
    return html`<section class="card what-if no-print"><h2>${words.whatIf} ${badge(words.notOfficial, 'partial')}</h2><p class="quiet">${words.whatIfNote}</p>
      <form class="sliders" @submit=${(event) => event.preventDefault()}>${[...this.sliders].map(([dimension, weight]) => html`<label><span>${corridorWord(dimension)}</span><input type="range" min="1" max="60" step="1" .value=${String(weight)} @input=${(event) => this.slide(dimension, event.target.value)}><output>${ratio(weight / sum)}</output></label>`)}</form>
      <p class="verdict" role="status">${mine ? say(words.whatIfResult, oneDecimal(mine.index), number(mine.place), number(this.other.corridors.length), oneDecimal(this.score.index), placeText(this.score.place)) : words.whatIfStart}</p>
      ${this.other ? html`<p><a class="tool" href=${state.with({ weights: undefined })}>${words.whatIfReset}</a></p>` : nothing}</section>`;
  }

  /** Those of whom it is least sure whether they are better or worse. */
  neighbours() {
    return [...this.betterThan].sort((a, b) => Math.abs(a.probability - 0.5) - Math.abs(b.probability - 0.5)).slice(0, 6).sort((a, b) => a.probability - b.probability);
  }

  sureView() {
    const { score } = this;
    if (score.index === null) return nothing;
    return html`<section class="card"><h2>${words.howSure}</h2><dl class="sources">
      <div><dt>${words.bandProbability}</dt><dd>${score.bands.map((band) => html`<p class="band-row"><span>${words.bands[band.band] ?? band.band}</span><svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect x="0" y="0" width=${band.probability * 100} height="8" /></svg><b>${ratio(band.probability)}</b></p>`)}</dd></div>
      <div><dt>${words.interval90}</dt><dd>${say(words.intervals, oneDecimal(score.sampling.low), oneDecimal(score.sampling.high), oneDecimal(score.total.low), oneDecimal(score.total.high))}</dd></div>
      <div><dt>${words.grade}</dt><dd>${say(words.gradeOf, score.grade, ratio(score.liveRatio))}</dd></div>
      <div><dt>${words.place}</dt><dd>${placeText(score.place)}${score.place.tiedWith.length > 0 ? html`; ${say(words.tied, number(score.place.tiedWith.length))}` : nothing}</dd></div>
      ${this.neighbours().length > 0 ? html`<div><dt>${words.betterThan}</dt><dd>${this.neighbours().map((other) => html`<p class="band-row"><a href=${state.page('/corridor', { ...this.asked, corridor: other.corridor })}>${other.name}</a><svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect x="0" y="0" width=${other.probability * 100} height="8" /></svg><b>${ratio(other.probability)}</b></p>`)}</dd></div>` : nothing}</dl></section>`;
  }

  sourcesView() {
    const { score, provenance } = this;
    const place = this.app.catalog.regions.get(score.corridor);
    return html`<section class="card"><h2>${words.sources}</h2><dl class="sources">
      <div><dt>${words.method}</dt><dd>${score.methodVersion} · <code class="hash">${provenance.methodHash}</code><br><span class="quiet">${words.methodWhere}</span></dd></div>
      <div><dt>${words.windowsOf}</dt><dd>${say(words.windowsCount, number(provenance.windows), number(provenance.readings), number(provenance.late), number(provenance.suspect))} · ${provenance.completeness === null ? words.notKnown : say(words.complete, ratio(provenance.completeness))}<br><code class="hash">${provenance.windowsDigest}</code></dd></div>
      <div><dt>${words.sourceRegion}</dt><dd>${place?.source ?? score.evidenceGrade}<br><span class="quiet">${words.geography} <code>${provenance.geographyVersion}</code></span></dd></div>
      ${this.app.catalog.simulated ? html`<div><dt>${words.simulated}</dt><dd>${words.simulatedNote}</dd></div>` : nothing}
      <div><dt>${words.limits}</dt><dd>${words.limitsText}</dd></div></dl></section>`;
  }

  view() {
    return html`${this.headView()}<div class="columns wide-first"><div class="stack">${this.partsView()}${this.trendView()}</div>
      <div class="stack">${this.whatIfView()}${this.sureView()}${this.sourcesView()}</div></div>`;
  }
}
