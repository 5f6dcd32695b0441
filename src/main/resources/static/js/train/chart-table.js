/** The table beside the chart of several runs: whose line is which, its value, and in what the runs differ. */
import { byId, el, isolated } from '../base/dom.js';
import { adjust, show, shownRun } from '../base/state.js';
import { t } from '../base/words.js';
import { compared } from './comparison.js';
import { differences } from './differences.js';
import { METRICS, SCALES } from './lines.js';
import { titleOf } from './run-words.js';

const SVG = 'http://www.w3.org/2000/svg';

const table = byId('chart-runs');

/** Hides the table: one run needs none. */
export function hideChartTable() {
	byId('chart-runs-box').hidden = true;
}

/** Renders the table for runs, their lines and the metric by which they are compared. */
export function renderChartTable(runs, lines, metric) {
	const differing = differences(runs);
	byId('chart-runs-box').hidden = false;
	table.querySelector('thead').replaceChildren(el('tr', {}, el('td', {}),
		...[t('Run'), METRICS[metric].name, ...differing.map(({ label }) => label)].map((name) => el('th', { scope: 'col' }, name))));
	table.querySelector('tbody').replaceChildren(...runs.map((run, index) => row(run, lines[index], differing)));
	byId('chart-runs-same').hidden = differing.length > 0;
}

function row(run, line, differing) {
	const isShown = run.id === shownRun()?.id;
	const name = el('button', { 'type': 'button', 'class': 'link', 'aria-current': isShown ? 'true' : null,
		'click': () => show({ run: String(run.id), with: [...compared(), shownRun()].map(({ id }) => id).join(',') }) }, ...titleOf(run));
	const away = isShown ? '' : el('button', { 'type': 'button', 'class': 'link',
		'aria-label': t('Take run {id} off the chart', { id: run.id }), 'title': t('Take it off the chart'),
		'click': () => adjust({ with: withoutRun(run.id) }) }, '×');
	return el('tr', { 'data-run': run.id }, el('td', {}, away),
		el('th', { scope: 'row' }, el('span', { class: 'line-name' }, sample(line), name)),
		el('td', { class: 'value' }), ...differing.map(({ of }) => el('td', {}, isolated(of(run)))));
}

const withoutRun = (away) => compared().map(({ id }) => id).filter((id) => id !== away).join(',');

/** A piece of the line. */
function sample({ variable, dash }) {
	const svg = document.createElementNS(SVG, 'svg');
	const line = svg.appendChild(document.createElementNS(SVG, 'path'));
	svg.setAttribute('viewBox', '0 0 34 8');
	svg.setAttribute('aria-hidden', 'true');
	line.setAttribute('d', 'M0 4H34');
	line.style.stroke = `var(${variable})`;
	if (dash) {
		line.setAttribute('stroke-dasharray', dash.join(' '));
	}
	return svg;
}

/** Shows a value of each line. */
export function tellValues(values, lines) {
	[...table.querySelectorAll('tbody .value')].forEach((cell, index) => {
		cell.textContent = lines[index] ? SCALES[lines[index].scale].words(values[index]) : '';
	});
}
