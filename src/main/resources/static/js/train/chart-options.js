/** How the charts look; colours are the style sheet's. */
import { colour } from '../base/theme.js';
import { t } from '../base/words.js';
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
	...NAMED, label: t('Epoch'), size: 32, values: (plot, splits) => splits.map((value) => (Number.isInteger(value) ? value : '')),
});

const lossAxis = axis({ scale: 'loss', size: 52, space: 50 });

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

/** Shows the newest values, while the pointer is elsewhere. */
export function showNewest(plot) {
	const last = plot.data[0].length - 1;
	const newest = plot.data.map((values, series) => nearest(plot, series, last));
	plot.setLegend({ idxs: newest });
	plot.tell?.(newest);
}

function showPointed(plot) {
	if (plot.cursor.left < 0) {
		showNewest(plot);
	}
	else {
		plot.tell?.(plot.cursor.idxs);
	}
}

/** Rings a point, with words where it has some. */
function drawMarks(plot) {
	const { ctx } = plot;
	const ratio = window.devicePixelRatio;
	for (const { scale, epoch, value, variable, words } of plot.marks || []) {
		const [x, y] = [plot.valToPos(epoch, 'x', true), plot.valToPos(value, scale, true)];
		ctx.save();
		ctx.strokeStyle = colour(variable);
		ctx.lineWidth = 2 * ratio;
		ctx.beginPath();
		ctx.arc(x, y, 7 * ratio, 0, 2 * Math.PI);
		ctx.stroke();
		ctx.fillStyle = colour('--ink');
		ctx.font = `600 ${12 * ratio}px system-ui, sans-serif`;
		ctx.textAlign = epoch > (plot.epochs || 1) / 2 ? 'right' : 'left';
		ctx.fillText(words, x, y + 22 * ratio);
		ctx.restore();
	}
}

/** The ends of an axis, by its least and greatest value. */
export const RANGES = {
	loss: (least, greatest, log) => (log ? [(least || 0.1) / 1.15, (greatest || 1) * 1.15] : [0, (greatest || 1) * 1.08]),
	rate: (least, greatest) => [0, (greatest || 1) * 1.08],
	accuracy: () => [0, 1],
};

const shared = {
	scales: {
		x: { time: false, range: (plot) => [0, plot.epochs || 1] },
		rate: { range: (plot, least, greatest) => RANGES.rate(least, greatest) },
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
	hooks: { setCursor: [showPointed], draw: [drawMarks] },
};

const epoch = { label: t('Epoch'), value: shown((value) => value.toFixed(2)) };

const AXES = { loss: lossAxis, rate: rates, accuracy: accuracies };

/**
 * How lines are drawn: their first scale on the left axis, a second one on the right, others without one; with a legend of uPlot's or
 * without.
 */
export function optionsFor(lines, { legend, log }) {
	const [left, right] = new Set(lines.map(({ scale }) => scale));
	const losses = { distr: log ? 3 : 1, range: (plot, least, greatest) => RANGES.loss(least, greatest, log) };
	return {
		...shared,
		scales: { ...shared.scales, loss: losses },
		legend: { ...shared.legend, show: legend },
		series: [epoch, ...lines.map(seriesOf)],
		axes: [epochs, { ...AXES[left], ...NAMED, label: SCALES[left].name },
			...(right ? [{ ...AXES[right], ...NAMED, label: SCALES[right].name, side: 1, grid: { show: false } }] : [])],
	};
}
