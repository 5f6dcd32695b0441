/** How the weights, the gradients and the outputs of the chosen layer are spread, and how that changes over the epochs of its run. */
import { getJson, path, withQuery } from '../base/api.js';
import { byId, el } from '../base/dom.js';
import { short } from '../base/format.js';
import { loadOnChange } from '../base/load-on-change.js';
import { modelInUse, on, runOf } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { colour, onTheme } from '../base/theme.js';
import { t } from '../base/words.js';
import { shownLayer } from './strip.js';

const ROWS = 60;

const KINDS = { weights: t('Weights'), gradients: t('Gradients, averaged over some steps'),
	activations: t('Outputs, for some test pictures') };

let redraw = () => {};

/** Starts the card. */
export function startHistograms() {
	onTheme(() => redraw());
	on(['inUse', 'runs', 'layer', 'layers', 'tab'], render);
}

function request() {
	const [layer, model] = [shownLayer(), modelInUse()];
	const run = model && runOf(model);
	byId('histograms').hidden = !layer || !run || byId('inside').hidden;
	return layer && run && inSight('look') ? { run: run.id, layer: layer.name, epoch: run.epoch } : null;
}

const render = loadOnChange(request, ({ run, layer }) => getJson(withQuery(`${path('runs', run)}/histograms`, { layer })),
	({ epochs }, { layer }) => {
		byId('histograms-title').textContent = t('The numbers of {layer} over the epochs', { layer });
		redraw = () => byId('histograms-charts').replaceChildren(...Object.keys(KINDS).flatMap((kind) => charts(kind, epochs)));
		redraw();
		byId('histograms').hidden ||= !byId('histograms-charts').children.length;
	}, () => {
		byId('histograms').hidden = true; // the run may just have been deleted
	});

function charts(kind, epochs) {
	const names = [...new Set(epochs.flatMap((epoch) => Object.keys(epoch[kind])))];
	const titleOf = (name) => (kind === 'activations' ? KINDS[kind]
		: t('{name}: {words}', { name: KINDS[kind], words: name.split('.').pop() }));
	return names.map((name) => chart(titleOf(name),
		epochs.filter((epoch) => epoch[kind][name]).map((epoch) => ({ epoch: epoch.epoch, ...epoch[kind][name] }))));
}

/** A column for each epoch, darker where more of the values are. */
function chart(title, columns) {
	const [least, greatest] = [Math.min(...columns.map(({ min }) => min)), Math.max(...columns.map(({ max }) => max))];
	const last = columns.at(-1);
	const words = (of) => t('after epoch {epoch}: from {min} to {max}, mean {mean}, standard deviation {deviation}', {
		epoch: of.epoch, min: short(of.min), max: short(of.max), mean: short(of.mean), deviation: short(of.deviation),
	});
	const canvas = el('canvas', { 'width': columns.length, 'height': ROWS, 'role': 'img',
		'aria-label': t('{title}, {words}', { title, words: words(last) }) });
	const caption = el('figcaption', { class: 'quiet' }, words(last));
	canvas.addEventListener('pointermove', ({ offsetX }) => {
		const at = Math.floor((offsetX / canvas.clientWidth) * columns.length);
		caption.textContent = words(columns[Math.max(0, Math.min(columns.length - 1, at))]);
	});
	canvas.addEventListener('pointerleave', () => {
		caption.textContent = words(last);
	});
	draw(canvas.getContext('2d'), columns, least, greatest);
	return el('figure', {}, el('strong', {}, title), el('div', { class: 'histogram' },
		el('span', { class: 'quiet' }, short(greatest)), canvas, el('span', { class: 'quiet' }, short(least))), caption);
}

function draw(context, columns, least, greatest) {
	context.fillStyle = colour('--accent');
	columns.forEach((column, x) => {
		const rows = inRows(column, least, greatest);
		const most = Math.max(...rows);
		rows.forEach((share, row) => {
			context.globalAlpha = Math.sqrt(share / most); // the root: few values are still to be seen
			context.fillRect(x, ROWS - 1 - row, 1, 1);
		});
	});
}

/** The shares of a histogram's values in rows that are the same for all epochs. */
function inRows({ min, max, counts }, least, greatest) {
	const rows = new Array(ROWS).fill(0);
	const height = (greatest - least) / ROWS || 1;
	counts.forEach((number, bin) => {
		const from = (min + ((max - min) * bin) / counts.length - least) / height;
		const to = Math.max(from + 1e-6, (min + ((max - min) * (bin + 1)) / counts.length - least) / height);
		for (let row = Math.max(0, Math.floor(from)); row < ROWS && row < to; row++) {
			rows[row] += (number * (Math.min(to, row + 1) - Math.max(from, row))) / (to - from);
		}
	});
	return rows;
}
