/** The table of a sweep's runs, to sort by any column: the pressed one is shown. */
import { byId, el } from '../base/dom.js';
import { duration, loss, percent } from '../base/format.js';
import { show, shownRun } from '../base/state.js';
import { t } from '../base/words.js';
import { bringIntoView } from '../train/run-card.js';
import { stateOf } from '../train/run-words.js';
import { byValue, labelOf, valueText } from './values.js';

const STATES = { WAITING: t('to come'), DELETED: t('deleted') };

const NUMBER = { key: 'number', name: () => t('Number'), of: ({ number }) => number };

/** The columns of results, each with its value in a run and the value as text. */
const RESULTS = [
	{ key: 'state', name: () => t('State'), of: (run) => STATES[run.state] || stateOf(run), text: String },
	{ key: 'loss', name: () => t('Loss'), of: (run) => run.loss, text: loss },
	{ key: 'testAccuracy', name: () => t('Test accuracy'), of: (run) => run.testAccuracy, text: percent, largestFirst: true },
	{ key: 'modelAccuracy', name: () => t('Best epoch'), of: (run) => run.modelAccuracy, text: percent, largestFirst: true },
	{ key: 'elapsedSeconds', name: () => t('Time'), of: (run) => run.elapsedSeconds,
		text: (seconds) => (seconds == null ? '' : duration(seconds)) },
];

let sorted = { by: 'number', descending: false };
let shown = null;

/** Starts the table. */
export function startTable() {
	byId('sweeps-runs').addEventListener('click', (event) => {
		const { run } = event.target.closest('button')?.dataset ?? {};
		if (run) {
			show({ run });
			bringIntoView();
		}
	});
}

const columnsOf = ({ fields }) => [NUMBER,
	...fields.map((field) => ({ key: `settings.${field}`, name: () => labelOf(field), of: ({ settings }) => settings[field],
		text: valueText })),
	...RESULTS];

/** Renders the runs of a sweep. */
export function renderTable(sweep) {
	shown = sweep;
	const columns = columnsOf(sweep);
	const by = columns.find(({ key }) => key === sorted.by) || NUMBER;
	const focused = document.activeElement?.closest('#sweeps-columns th')?.dataset.column;
	byId('sweeps-columns').replaceChildren(...columns.map((column) => el('th',
		{ 'scope': 'col', 'data-column': column.key, 'aria-sort': column !== by ? null : sorted.descending ? 'descending' : 'ascending' },
		el('button', { type: 'button', class: 'link', click: () => sort(column) }, column.name()))));
	byId('sweeps-columns').querySelector(`[data-column="${focused}"] button`)?.focus();
	const runs = [...sweep.runs].sort((a, b) => order(a, b, by));
	byId('sweeps-runs').replaceChildren(...runs.map((run) => row(run, columns, sweep.best)));
}

/** Runs without a value come last, however the others are sorted. */
function order(a, b, { of }) {
	const [first, second] = [of(a), of(b)];
	if (first == null || second == null || !sorted.descending) {
		return byValue(first, second) || a.number - b.number;
	}
	return byValue(second, first) || a.number - b.number;
}

function sort({ key, largestFirst = false }) {
	sorted = { by: key, descending: sorted.by === key ? !sorted.descending : largestFirst };
	renderTable(shown);
}

function row(run, columns, best) {
	const isHere = run.runId != null && run.state !== 'DELETED';
	const title = t('Run {id}', { id: run.runId });
	const name = isHere ? el('button', { 'type': 'button', 'class': 'link', 'data-run': run.runId, title }, String(run.number))
		: String(run.number);
	const mark = run.number === best ? el('span', { class: 'badge', title: t('Its model is the most accurate') }, t('best')) : '';
	return el('tr', { 'data-number': run.number, 'aria-current': String(isHere && run.runId === shownRun()?.id) },
		el('th', { scope: 'row' }, name, ' ', mark),
		...columns.slice(1).map(({ key, of, text }) => el('td', { 'data-column': key, 'title': key === 'state' ? run.reason : null },
			text(of(run)))));
}
