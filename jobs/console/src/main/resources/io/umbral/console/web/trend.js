// A line over time. Where there is no data there is no line.
import uPlot from 'uplot';
import { measure, time } from './words.js';

const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function styles() {
  const sheet = document.querySelector('link[rel=stylesheet]').href.replace(/app\.css$/, 'uplot/uPlot.css');
  if ([...document.querySelectorAll('link')].some((link) => link.href === sheet)) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = sheet;
  document.head.append(link);
}

export class Trend {
  constructor() {
    styles();
  }

  /** Draws into an element, anew where the element or the look has changed. */
  draw(element, points, metric, target, windowSeconds) {
    const xs = [];
    const ys = [];
    for (const point of points) {
      const x = Date.parse(point.windowStart) / 1000;
      // A hole in time is a hole in the line.
      if (xs.length > 0 && x - xs[xs.length - 1] > windowSeconds * 1.5) {
        xs.push(xs[xs.length - 1] + windowSeconds);
        ys.push(null);
      }
      xs.push(x);
      ys.push(point.insufficient ? null : (point.values[metric] ?? null));
    }
    const key = `${metric}|${document.documentElement.dataset.theme}|${element.clientWidth}`;
    const data = [xs, ys, ...(target ? [xs.map(() => target.line)] : [])];
    if (this.plot && this.key === key && this.element === element) {
      this.plot.setData(data);
      return;
    }
    this.plot?.destroy();
    this.key = key;
    this.element = element;
    this.plot = new uPlot(this.options(element, metric, target), data, element);
    for (const canvas of element.querySelectorAll('canvas')) canvas.setAttribute('aria-hidden', 'true');
  }

  options(element, metric, target) {
    const axis = { stroke: color('--ink-quiet'), grid: { stroke: color('--rule'), width: 1 }, ticks: { show: false }, font: '13px system-ui, sans-serif' };
    return {
      width: element.clientWidth,
      height: Math.max(220, Math.min(460, innerHeight * 0.42)),
      legend: { show: false },
      cursor: { y: false, points: { size: 7 } },
      scales: { y: { range: (_, low, high) => pad(metric, Math.min(low ?? 0, target?.line ?? low ?? 0), Math.max(high ?? 1, target?.line ?? high ?? 1)) } },
      axes: [
        { ...axis, values: (_, ticks, __, ___, step) => ticks.map((tick) => (step < 60 ? time(tick * 1000) : time(tick * 1000).slice(0, 5))) },
        { ...axis, size: 86, values: (_, ticks) => ticks.map((tick) => measure(metric, tick)) },
      ],
      series: [
        {},
        { stroke: color('--accent'), width: 2, spanGaps: false, points: { show: (plot) => plot.data[0].length < 90, size: 5, fill: color('--accent') } },
        ...(target ? [{ stroke: color('--beyond'), width: 1.5, dash: [8, 6], points: { show: false } }] : []),
      ],
    };
  }
}

/** Some air around the line; a ratio stays a ratio. */
function pad(metric, low, high) {
  const air = Math.max((high - low) * 0.12, high * 0.02, 1e-4);
  return metric.endsWith('Ratio') ? [Math.max(0, low - air), Math.min(1, high + air)] : [Math.max(0, low - air), high + air];
}
