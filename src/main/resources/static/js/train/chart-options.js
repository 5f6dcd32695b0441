/** How the charts look; colours are the style sheet's. */
import { colour } from '../base/theme.js';
import { SCALES } from './lines.js';

const shown = (format) => (plot, value) => (value == null ? '–' : format(value));

const fewPoints = (plot, series) => plot.data[series].filter((value) => value != null).length <= 40;

function seriesOf({ name, scale, variable, dash, border = 'solid', width = 2 }) {
	return {
		label: name, scale, dash, border, variable,
		value: shown(SCALES[scale].words),
		stroke: () => colour(variable),
		width,
		spanGaps: true,
		points: { show: width > 1 && fewPoints, size: 6, fill: () => colour('--card'), stroke: () => colour(variable) },
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

const rates = axis({ scale: 'rate', size: 62, space: 50, values: (plot, splits) => splits.map(SCALES.rate.tick) });

const accuracies = axis({
	scale: 'accuracy', size: 48, space: 50, values: (plot, splits) => splits.map(SCALES.accuracy.tick),
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

/** The ends of an axis, by the greatest value. */
export const RANGES = { loss: fromZero, rate: fromZero, accuracy: () => [0, 1] };

function fromZero(greatest) {
	return [0, (greatest || 1) * 1.08];
}

const shared = {
	scales: {
		x: { time: false, range: (plot) => [0, plot.epochs || 1] },
		loss: { range: (plot, least, greatest) => RANGES.loss(greatest) },
		rate: { range: (plot, least, greatest) => RANGES.rate(greatest) },
		accuracy: { range: RANGES.accuracy() },
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

const AXES = { loss: losses, rate: rates, accuracy: accuracies };

/** How lines are drawn: their first scale on the left axis, a second one on the right, others without one. */
export function optionsFor(lines) {
	const [left, right] = new Set(lines.map(({ scale }) => scale));
	return {
		...shared,
		series: [epoch, ...lines.map(seriesOf)],
		axes: [epochs, { ...AXES[left], ...NAMED, label: SCALES[left].name },
			...(right ? [{ ...AXES[right], ...NAMED, label: SCALES[right].name, side: 1, grid: { show: false } }] : [])],
	};
}
