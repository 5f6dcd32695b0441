/** The accuracy of a sweep's runs against one setting, with a line for each combination of the others. */
import uPlot from '../../webjars/uplot/1.6.30/dist/uPlot.esm.js';
import { byId, offer } from '../base/dom.js';
import { onTheme } from '../base/theme.js';
import { t } from '../base/words.js';
import { optionsFor, showNewest } from '../train/chart-options.js';
import { table } from '../train/lines.js';
import { byValue, labelOf, valueText } from './values.js';

const COLOURS = 6;

const HEIGHT = 240;

/** Of the axis of accuracies, above the greatest and below the least. */
const MARGIN = 0.05;

const root = byId('sweeps-plot');
const axis = byId('sweeps-axis');

let shown = null;
let drawn = '';
let plot;

/** Starts the plot. */
export function startPlot() {
	axis.addEventListener('change', () => renderPlot(shown));
	new ResizeObserver(() => plot && root.clientWidth && plot.setSize({ width: root.clientWidth, height: HEIGHT })).observe(root);
	onTheme(() => plot?.redraw(false, true));
}

const key = (values) => JSON.stringify(values);

/** Renders the plot of a sweep; one whose runs do not differ in any field has none. */
export function renderPlot(sweep) {
	shown = sweep;
	const changing = sweep.fields.filter((field) => new Set(sweep.runs.map(({ settings }) => key(settings[field]))).size > 1);
	offer(axis, changing.map((field) => [field, labelOf(field)]));
	const field = changing.includes(axis.value) ? axis.value : changing[0];
	const measured = sweep.runs.filter(({ modelAccuracy }) => modelAccuracy != null);
	byId('sweeps-figure').hidden = !field || measured.length === 0;
	if (byId('sweeps-figure').hidden) {
		return;
	}
	axis.value = field;
	const values = distinct(sweep.runs.map(({ settings }) => settings[field])).sort(byValue);
	const lines = linesOf(measured, values, field, changing.filter((each) => each !== field));
	const now = key([sweep.id, field, values, lines]);
	if (now !== drawn) {
		drawn = now;
		draw(lines, values.map(valueText), labelOf(field));
	}
}

const distinct = (values) => [...new Map(values.map((value) => [key(value), value])).values()];

function linesOf(runs, values, field, others) {
	const places = values.map(key);
	const groups = distinct(runs.map(({ settings }) => others.map((other) => settings[other])));
	return groups.map((group, index) => ({
		name: others.length ? others.map((other, at) => `${labelOf(other)} ${valueText(group[at])}`).join(t(', ')) : t('Accuracy'),
		scale: 'accuracy', variable: `--run-${index % COLOURS}`,
		points: runs.filter(({ settings }) => key(others.map((other) => settings[other])) === key(group))
			.map(({ settings, modelAccuracy }) => [places.indexOf(key(settings[field])), modelAccuracy]),
	}));
}

function draw(lines, labels, name) {
	const options = optionsFor(lines, { legend: true, log: false });
	const [first, ...axes] = options.axes;
	const places = labels.map((label, index) => index);
	plot?.destroy();
	plot = new uPlot({
		...options, width: root.clientWidth || 300, height: HEIGHT,
		scales: { ...options.scales, x: { time: false, range: () => [-0.3, labels.length - 0.7] },
			accuracy: { range: (self, least, greatest) => [Math.max(0, least - MARGIN), Math.min(1, greatest + MARGIN)] } },
		series: [{ label: name, value: (self, place) => labels[place] ?? '–' }, ...options.series.slice(1)],
		axes: [{ ...first, label: name, splits: () => places, values: () => labels }, ...axes],
	}, table(lines), root);
	root.setAttribute('aria-label', t('Accuracy against {setting}; the table has the numbers', { setting: name }));
	showNewest(plot);
}
