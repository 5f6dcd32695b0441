/** How the charts look; colours are the style sheet's. */
import { loss, percent } from '../base/format.js';
import { colour } from '../base/theme.js';
import { METRICS } from './lines.js';

const shown = (format) => (plot, value) => (value == null ? '–' : format(value));

const fewPoints = (plot, series) => plot.data[series].filter((value) => value != null).length <= 40;

function line(label, scale, name, dash) {
	return {
		label, scale, dash,
		value: shown(scale === 'loss' ? loss : percent),
		stroke: () => colour(name),
		width: 2,
		spanGaps: true,
		points: { show: fewPoints, size: 6, fill: () => colour('--card'), stroke: () => colour(name) },
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

const epochs = axis({ size: 32, values: (plot, splits) => splits.map((value) => (Number.isInteger(value) ? value : '')) });

const losses = axis({ scale: 'loss', size: 44, space: 50 });

const accuracies = axis({ scale: 'accuracy', size: 48, space: 50, values: (plot, splits) => splits.map((value) => `${Math.round(value * 100)}%`) });

/** The lines meet different epochs: the nearest one that has a value is shown under the pointer. */
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

/** Shows the newest values in the legend, for when no pointer asks for others. */
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
	legend: { live: true },
	hooks: { setCursor: [(plot) => plot.cursor.left < 0 && showNewest(plot)] },
};

const epoch = { label: 'Epoch', value: shown((value) => value.toFixed(2)) };

/** One run: its loss on the left, its accuracies on the right. */
export const oneRun = {
	...shared,
	series: [epoch, line('Loss', 'loss', '--loss'), line('Train accuracy', 'accuracy', '--train', [6, 5]), line('Test accuracy', 'accuracy', '--test')],
	axes: [epochs, losses, { ...accuracies, side: 1, grid: { show: false } }],
};

/** Several runs, each `{ name, colour }`, by one metric. */
export function severalRuns(runs, metric) {
	const scale = metric === 'loss' ? 'loss' : 'accuracy';
	return {
		...shared,
		series: [epoch, ...runs.map(({ name, colour: own }) => line(name, scale, own))],
		axes: [epochs, { ...(metric === 'loss' ? losses : accuracies), label: METRICS[metric].name, labelSize: 18, labelFont: '600 12px system-ui, sans-serif' }],
	};
}
