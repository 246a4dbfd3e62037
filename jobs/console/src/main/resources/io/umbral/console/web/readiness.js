// The ranking of corridors: scores with what is not known of them.
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { ask, query, state } from './data.js';
import { words, say, number, ratio, oneDecimal } from './words.js';
import { select } from './parts.js';
import { intervalView, bandText, placeText, signed, statusBadge, asOfText } from './scores.js';

export default class Readiness {
  constructor(app) {
    this.app = app;
  }

  async load() {
    this.asked = { cadence: state.get('cadence'), at: state.get('at') };
    this.ranking = await ask('readiness', this.asked);
  }

  rowView(score) {
    const href = state.page('/corridor', { corridor: score.corridor, cadence: state.get('cadence'), at: state.get('at') });
    const ties = score.place?.tiedWith.length ?? 0;
    return html`<tr><td class="place"><b>${placeText(score.place)}</b>${ties > 0 ? html`<span class="quiet" title=${say(words.tied, number(ties))}> =</span>` : nothing}</td>
      <th scope="row"><a data-row href=${href}>${score.name}</a><span class="narrow" aria-hidden="true">${intervalView(score)}</span></th>
      <td class="score"><b>${score.index === null ? '–' : oneDecimal(score.index)}</b></td>
      <td class="graph">${intervalView(score)}</td>
      <td class="band">${bandText(score)}</td><td>${score.grade ?? '–'}</td><td>${ratio(score.liveRatio)}</td><td>${signed(score.change)}</td></tr>`;
  }

  view() {
    const { corridors, cadences, cadence } = this.ranking;
    if (corridors.length === 0) return html`<div class="empty" role="status"><h2>${words.noScores}</h2><p>${words.noScoresWhy}</p></div>`;
    const ranked = corridors.filter((score) => score.place !== null).length;
    const choose = (changes) => this.app.choose(changes);
    const first = corridors[0];
    return html`<form class="controls" @submit=${(event) => event.preventDefault()}>${select('cadence', words.cadence, cadences.map((one) => [one, words.cadences[one]]), cadence, undefined, choose)}</form>
    <section class="card ranking" aria-labelledby="ranking"><h2 id="ranking">${words.rankingTitle} ${statusBadge(first)}</h2>
      <p class="quiet">${asOfText(first)}. ${say(words.rankedOf, number(ranked), number(corridors.length))}</p>
      <p class="quiet">${words.rankingNote}</p>
      <div class="scroll whole" tabindex="0" role="region" aria-label=${words.rankingTitle}><table class="figures-table scores"><caption class="visually-hidden">${words.rankingTitle}</caption>
      <thead><tr><th scope="col">${words.place}</th><th scope="col">${words.corridor}</th><th scope="col">${words.score}</th><th scope="col" class="graph">${words.scale}</th><th scope="col">${words.band}</th><th scope="col">${words.grade}</th><th scope="col">${words.live100}</th><th scope="col">${words.change}</th></tr></thead>
      <tbody>${repeat(corridors, (score) => score.corridor, (score) => this.rowView(score))}</tbody></table></div>
      <p class="downloads">${words.download}: <a class="tool" href="/api/v1/readiness.csv${query(this.asked)}" download>csv</a> <a class="tool" href="/api/v1/readiness.parquet${query(this.asked)}" download>parquet</a></p></section>`;
  }
}
