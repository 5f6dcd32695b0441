/** Saves the chart. */
import { byId } from '../base/dom.js';
import { colour } from '../base/theme.js';
import { chartFigure, chartNumbers } from '../keep/chart-figure.js';
import { saveMenu } from '../keep/save-menu.js';
import { RANGES } from './chart-options.js';
import { METRICS, SCALES } from './lines.js';
import { plainTitleOf } from './run-words.js';

/** Starts the menu; `chart` tells what is shown: its `runs`, its `lines`, and the `metric` by which several runs are compared. */
export function startSaveChart(chart) {
	saveMenu(byId('chart-save'), {
		name: () => {
			const { runs, metric } = chart();
			return `run-${runs.map(({ id }) => id).join('-')}-${metric || 'curves'}`;
		},
		figure: () => chartFigure(described(chart())),
		numbers: () => chartNumbers({
			lines: chart().lines.map((line) => ({ ...line, name: line.column, points: line.raw || line.points })),
		}),
	});
}

function described({ runs, metric, lines, marks, log }) {
	const scales = [...new Set(lines.map(({ scale }) => scale))].map((scale) => {
		const values = lines.filter((line) => line.scale === scale).flatMap(({ points }) => points.map(([, value]) => value));
		const logs = log && scale === 'loss';
		const range = RANGES[scale](Math.min(...values), Math.max(...values), logs);
		return [scale, { ...SCALES[scale], range, log: logs, words: SCALES[scale].tick }];
	});
	return {
		title: metric ? METRICS[metric].name : plainTitleOf(runs[0]),
		lines: lines.map((line) => ({ ...line, colour: colour(line.variable) })),
		scales: Object.fromEntries(scales),
		marks: marks.map((mark) => ({ ...mark, colour: colour(mark.variable) })),
	};
}
