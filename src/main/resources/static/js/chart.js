/** Loss and accuracy of the shown run against its epochs. */
import uPlot from '../webjars/uplot/1.6.30/dist/uPlot.esm.js';
import { getJson, path } from './api.js';
import { chartOptions, showNewest } from './chart-options.js';
import { byId } from './dom.js';
import { loss, percent } from './format.js';
import { isActive, on, shownRun } from './state.js';

const INTERVAL = 2000;
const LEGEND_GAP = 8;

const root = byId('chart');
let plot;
let loaded = '';
let loadedAt = 0;

export function startChart() {
	on(['runs', 'run'], update);
	new ResizeObserver(fit).observe(root);
	window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => plot?.redraw(false, true));
}

async function update() {
	const run = shownRun();
	if (!run) {
		return;
	}
	const key = `${run.id} ${run.state} ${run.epoch}`;
	const due = isActive(run) && Date.now() - loadedAt > INTERVAL;
	if (key === loaded && !due) {
		return;
	}
	loaded = key;
	loadedAt = Date.now();
	const metrics = await getJson(path('runs', run.id, 'metrics')).catch(() => null);
	if (!metrics) {
		loaded = ''; // the next round tries again
	}
	else if (shownRun()?.id === run.id) {
		draw(run, metrics);
	}
}

function draw(run, metrics) {
	const data = table(metrics);
	const empty = data[0].length === 0;
	byId('chart-empty').hidden = !empty;
	byId('chart-empty').textContent = isActive(run) ? 'The first point appears after a few seconds of training.' : 'This run ended before its first point.';
	root.hidden = empty;
	root.parentElement.classList.toggle('none', empty && !isActive(run));
	root.setAttribute('aria-label', inWords(run, metrics));
	if (empty) {
		return;
	}
	if (!plot) {
		plot = new uPlot({ ...chartOptions, width: root.clientWidth, height: 240 }, data, root);
	}
	const last = data[0][data[0].length - 1];
	plot.epochs = isActive(run) ? Math.min(run.epochs, Math.max(1, Math.ceil(last + 0.5))) : Math.max(last, 1);
	plot.setData(data);
	fit();
	showNewest(plot);
}

/** uPlot wants one row of epochs for all lines: the union, with gaps. */
function table({ epochs, points }) {
	const rows = new Map();
	const row = (epoch) => rows.get(epoch) || rows.set(epoch, { epoch, loss: null, train: null, test: null }).get(epoch);
	points.forEach((point) => { row(point.epoch).loss = point.loss; });
	for (const epoch of epochs) {
		row(epoch.epoch).train = epoch.trainAccuracy;
		row(epoch.epoch).test = epoch.testAccuracy;
		if (!points.length) {
			row(epoch.epoch).loss = epoch.loss;
		}
	}
	const sorted = [...rows.values()].sort((a, b) => a.epoch - b.epoch);
	return ['epoch', 'loss', 'train', 'test'].map((column) => sorted.map((entry) => entry[column]));
}

function inWords(run, { epochs, points }) {
	const last = epochs[epochs.length - 1];
	const losses = points.length ? points : epochs;
	const fall = losses.length ? `loss from ${loss(losses[0].loss)} to ${loss(losses[losses.length - 1].loss)}` : 'no point yet';
	return `Chart of run ${run.id}: ${fall}${last ? `, ${percent(last.testAccuracy)} of test pictures right after epoch ${last.epoch}` : ''}`;
}

function fit() {
	const width = root.clientWidth;
	if (plot && width) {
		const height = root.clientHeight - plot.root.querySelector('.u-legend').offsetHeight - LEGEND_GAP;
		if (width !== plot.width || height !== plot.height) {
			plot.setSize({ width, height });
		}
	}
}
