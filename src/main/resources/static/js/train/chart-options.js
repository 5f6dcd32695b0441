/** How the charts look; colours are the style sheet's. */
import { loss, percent } from '../base/format.js';
import { colour } from '../base/theme.js';
import { METRICS } from './lines.js';

const shown = (format) => (plot, value) => (value == null ? '–' : format(value));

const fewPoints = (plot, series) => plot.data[series].filter((value) => value != null).length <= 40;

function line(label, scale, variable, { dash, border = 'solid' } = {}) {
	return {
		label, scale, dash, border, variable,
		value: shown(scale === 'loss' ? loss : percent),
		stroke: () => colour(variable),
		width: 2,
		spanGaps: true,
		points: { show: fewPoints, size: 6, fill: () => colour('--card'), stroke: () => colour(variable) },
	};
}

function axis(more) {
	return {
		stroke: () => colour('--quiet'),
		grid: { stroke: () => colour('--line'), width: 1 },
		ticks: { show: false },
		font: '12px system-ui, sans-serif',
		...more,
	};
}

const NAMED = { labelSize: 18, labelFont: '600 12px system-ui, sans-serif' };

const epochs = axis({
	...NAMED, label: 'Epoch', size: 32, values: (plot, splits) => splits.map((value) => (Number.isInteger(value) ? value : '')),
});

const losses = axis({ scale: 'loss', size: 44, space: 50 });

const accuracies = axis({
	scale: 'accuracy', size: 48, space: 50, values: (plot, splits) => splits.map((value) => `${Math.round(value * 100)}%`),
});

/** Lines have values at different epochs: the one nearest to the pointer is shown. */
function nearest(plot, series, index) {
	const values = plot.data[series];
	for (let away = 0; away < values.length; away++) {
		for (const at of [index - away, index + away]) {
			if (values[at] != null) {
				return at;
			}
		}
	}
	return index;
}

/** Shows the newest values in the legend, while the pointer is elsewhere. */
export function showNewest(plot) {
	const last = plot.data[0].length - 1;
	plot.setLegend({ idxs: plot.data.map((values, series) => nearest(plot, series, last)) });
}

const shared = {
	scales: {
		x: { time: false, range: (plot) => [0, plot.epochs || 1] },
		loss: { range: (plot, least, greatest) => [0, (greatest || 1) * 1.08] },
		accuracy: { range: [0, 1] },
	},
	cursor: { y: false, drag: { x: false, y: false }, dataIdx: nearest },
	// a variable of the style sheet follows the theme by itself
	legend: {
		live: true,
		markers: {
			width: 3, stroke: (plot, series) => `var(${plot.series[series].variable})`, dash: (plot, series) => plot.series[series].border,
		},
	},
	hooks: { setCursor: [(plot) => plot.cursor.left < 0 && showNewest(plot)] },
};

const epoch = { label: 'Epoch', value: shown((value) => value.toFixed(2)) };

const OF_ONE = {
	loss: line(METRICS.loss.name, 'loss', '--loss'),
	train: line(METRICS.train.name, 'accuracy', '--train', { dash: [9, 5], border: 'dashed' }),
	test: line(METRICS.test.name, 'accuracy', '--test'),
	validation: line(METRICS.validation.name, 'accuracy', '--validation', { dash: [2, 4], border: 'dotted' }),
};

/** One run with all its metrics: the loss on the left axis, the accuracies on the right one. */
export const oneRun = (metrics) => ({
	...shared,
	series: [epoch, ...metrics.map((metric) => OF_ONE[metric])],
	axes: [epochs, { ...losses, ...NAMED, label: 'Loss' }, { ...accuracies, ...NAMED, label: 'Accuracy', side: 1, grid: { show: false } }],
});

/** Several runs, each `{ name, colour }`, by one metric. */
export function severalRuns(runs, metric) {
	const scale = metric === 'loss' ? 'loss' : 'accuracy';
	return {
		...shared,
		series: [epoch, ...runs.map(({ name, colour: own }) => line(name, scale, own))],
		axes: [epochs, { ...(metric === 'loss' ? losses : accuracies), ...NAMED, label: METRICS[metric].name }],
	};
}
