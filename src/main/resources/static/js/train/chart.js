/** Loss and accuracy over the epochs of the shown run, or one metric of several runs. */
import uPlot from '../../webjars/uplot/1.6.30/dist/uPlot.esm.js';
import { byId, el, newestOnly } from '../base/dom.js';
import { loss, percent, rate } from '../base/format.js';
import { adjust, isActive, on, shownRun, view } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { onTheme } from '../base/theme.js';
import { t } from '../base/words.js';
import { optionsFor, showNewest } from './chart-options.js';
import { bestEpoch } from './best-epoch.js';
import { CHART_KEYS, isLog, smoothed, startChartSettings } from './chart-settings.js';
import { hideChartTable, renderChartTable, tellValues } from './chart-table.js';
import { drawnRuns, lookOf } from './comparison.js';
import { columnName, lineName } from './differences.js';
import { metricsOf } from './history.js';
import { linesOfOne, linesOfRuns, METRICS, table, rateChangesOf } from './lines.js';
import { startSaveChart } from './save-chart.js';

const LEGEND_GAP = 8;

const root = byId('chart');
let plot;
let plotted;

/** Starts the chart, which is redrawn when a run changes, is chosen or ticked. */
export function startChart() {
	byId('metric').append(...Object.entries(METRICS).map(([key, { name }]) =>
		el('button', { 'type': 'button', 'data-metric': key, 'click': () => adjust({ metric: key }) }, name)));
	startChartSettings();
	on(['runs', 'run', 'pinnedRun', 'with', 'settings', 'tab', ...CHART_KEYS], update);
	new ResizeObserver(fit).observe(root);
	onTheme(() => plot?.redraw(false, true));
	startSaveChart(() => shownChart);
}

const update = newestOnly(async (isNewest) => {
	const runs = drawnRuns();
	if (!runs.length || !inSight('train')) {
		return;
	}
	const metrics = await Promise.all(runs.map(metricsOf));
	const drawing = [...metrics, ...runs.flatMap(({ state, epochs, name }) => [state, epochs, name]),
		...CHART_KEYS.map((key) => view[key])];
	if (isNewest() && metrics.every(Boolean) && isNew(drawing)) {
		draw(runs, metrics);
	}
});

let drawn = [];
let shownChart = null; // what is drawn: its runs, its lines, and by which metric runs are compared

// runs change more often than their metrics
function isNew(drawing) {
	const before = drawn;
	drawn = drawing;
	return drawing.length !== before.length || drawing.some((part, index) => part !== before[index]);
}

function draw(runs, metrics) {
	const several = runs.length > 1;
	const available = measured(metrics);
	const metric = available.includes(view.metric) ? view.metric : 'loss';
	byId('metric').hidden = !several;
	for (const button of byId('metric').children) {
		button.hidden = !available.includes(button.dataset.metric);
		button.setAttribute('aria-pressed', String(button.dataset.metric === metric));
	}
	const looks = runs.map((run) => ({ name: lineName(run, runs), column: columnName(run, runs), ...lookOf(run) }));
	const lines = (several ? linesOfRuns(looks, metrics, metric)
		: linesOfOne(metrics[0], available)).map(positive).map(smoothed);
	const data = table(lines);
	const empty = data[0].length === 0;
	const over = Boolean(shownRun().endedAt);
	byId('chart-empty').hidden = !empty;
	byId('chart-empty').textContent = over ? t('This run ended before its first point.')
		: t('The first point appears after a few seconds of training.');
	root.hidden = empty;
	root.parentElement.classList.toggle('none', empty && over);
	root.setAttribute('aria-label', runs.map((run, index) => describe(run, metrics[index])).join(t('; ')));
	const marks = runs.flatMap((run, index) => [...marksOf(run, metrics[index], several ? metric : null),
		...changesOf(run, metrics[index], several ? metric : null)]);
	shownChart = empty ? null : { runs, metric: several ? metric : null, lines, marks, log: isLog() };
	byId('log-box').hidden = several && metric !== 'loss';
	(several ? renderChartTable : hideChartTable)(runs, lines, metric);
	byId('chart-head').hidden = empty;
	if (!empty) {
		show(data, shownChart);
	}
}

/** A logarithmic axis has no place for zero. */
const positive = (line) => (isLog() && line.scale === 'loss' ? { ...line, points: line.points.filter(([, value]) => value > 0) } : line);

/** Where the best epoch of a run is marked: on the line by which it is chosen. */
function marksOf(run, metrics, comparedBy) {
	const best = bestEpoch(run, metrics);
	if (!best || (comparedBy && comparedBy !== best.metric)) {
		return [];
	}
	const { scale, variable } = METRICS[best.metric];
	return [{ scale, epoch: best.epoch, value: best.value, variable: comparedBy ? lookOf(run).variable : variable,
		words: comparedBy ? '' : t('best: epoch {epoch}, {accuracy}', { epoch: best.epoch, accuracy: percent(best.value) }) }];
}

/** Where the user changed the learning rate of a run. */
function changesOf(run, metrics, comparedBy) {
	if (comparedBy && comparedBy !== 'rate') {
		return [];
	}
	return rateChangesOf(metrics).map(({ epoch, value, asked }) => ({ scale: 'rate', epoch, value,
		variable: comparedBy ? lookOf(run).variable : METRICS.rate.variable,
		words: comparedBy ? '' : t('rate changed to {rate}', { rate: rate(asked) }) }));
}

/** The metrics to draw: runs without a validation split have no validation accuracy, and a rate that stays the same tells nothing. */
function measured(metrics) {
	const values = (key) => metrics.flatMap((each) => METRICS[key].of(each).map(([, value]) => value));
	const shown = { validation: (all) => all.length, rate: (all) => new Set(all).size > 1 };
	return Object.keys(METRICS).filter((key) => shown[key]?.(values(key)) ?? true);
}

function show(data, { runs, metric, lines, marks, log }) {
	const kind = JSON.stringify([runs.map(({ id }) => id), metric, log, lines.map(({ name, dash }) => [name, dash])]);
	if (kind !== plotted) {
		plotted = kind;
		plot?.destroy();
		plot = new uPlot({ ...optionsFor(lines, { legend: !metric, log }), width: root.clientWidth, height: 240 }, data, root);
	}
	plot.marks = marks;
	plot.tell = metric && ((indexes) => tellValues(lines.map((line, index) => plot.data[index + 1][indexes[index + 1]]), lines));
	const last = data[0][data[0].length - 1];
	const goal = Math.max(...runs.map((run) => (isActive(run) ? run.epochs : 0)));
	plot.epochs = goal ? Math.max(last, Math.min(goal, Math.max(1, Math.ceil(last + 0.5)))) : Math.max(last, 1);
	plot.setData(data);
	fit();
	showNewest(plot);
}

function describe(run, { epochs, points }) {
	const best = bestEpoch(run, { epochs });
	const last = epochs[epochs.length - 1];
	const losses = points.length ? points : epochs;
	const facts = [
		losses.length ? t('loss from {first} to {last}', { first: loss(losses[0].loss), last: loss(losses[losses.length - 1].loss) })
			: t('no point yet'),
		last && accuraciesOf(last),
		best && t('best after epoch {epoch}', { epoch: best.epoch }),
	];
	return t('Chart of run {id}: {facts}', { id: run.id, facts: facts.filter(Boolean).join(t(', ')) });
}

function accuraciesOf({ epoch, testAccuracy, validationAccuracy }) {
	const test = percent(testAccuracy);
	return validationAccuracy == null ? t('{test} of test pictures right after epoch {epoch}', { test, epoch })
		: t('{test} of test pictures, {held} of the held-out ones right after epoch {epoch}',
			{ test, held: percent(validationAccuracy), epoch });
}

function fit() {
	const width = root.clientWidth;
	if (plot && width) {
		const height = root.clientHeight - (plot.root.querySelector('.u-legend')?.offsetHeight ?? 0) - LEGEND_GAP;
		if (width !== plot.width || height !== plot.height) {
			plot.setSize({ width, height });
		}
	}
}
