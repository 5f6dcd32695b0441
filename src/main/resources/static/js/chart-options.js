/** How the chart looks; colours are the style sheet's. */

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

const shown = (format) => (plot, value) => (value == null ? '–' : format(value));

const fewPoints = (plot, series) => plot.data[series].filter((value) => value != null).length <= 40;

function line(label, scale, name, format, dash) {
	return {
		label, scale, dash,
		value: shown(format),
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

export const chartOptions = {
	scales: {
		x: { time: false, range: (plot) => [0, plot.epochs || 1] },
		loss: { range: (plot, least, greatest) => [0, (greatest || 1) * 1.08] },
		accuracy: { range: [0, 1] },
	},
	cursor: { y: false, drag: { x: false, y: false }, dataIdx: nearest },
	legend: { live: true },
	hooks: { setCursor: [(plot) => plot.cursor.left < 0 && showNewest(plot)] },
	series: [
		{ label: 'Epoch', value: shown((value) => value.toFixed(2)) },
		line('Loss', 'loss', '--loss', (value) => value.toFixed(3)),
		line('Train accuracy', 'accuracy', '--train', (value) => `${(value * 100).toFixed(1)}%`, [6, 5]),
		line('Test accuracy', 'accuracy', '--test', (value) => `${(value * 100).toFixed(1)}%`),
	],
	axes: [
		axis({ size: 32, values: (plot, splits) => splits.map((value) => (Number.isInteger(value) ? value : '')) }),
		axis({ scale: 'loss', size: 44, space: 50 }),
		axis({ scale: 'accuracy', side: 1, size: 48, space: 50, grid: { show: false }, values: (plot, splits) => splits.map((value) => `${Math.round(value * 100)}%`) }),
	],
};
