/** The table of runs, to sort and filter: the pressed one is shown, the ticked ones are drawn on its chart. */
import { byId, el } from '../base/dom.js';
import { ago, count, percent } from '../base/format.js';
import { adjust, on, show, shownRun, world } from '../base/state.js';
import { t } from '../base/words.js';
import { compared, lookOf } from './comparison.js';
import { bringIntoView } from './run-card.js';
import { stateOf, titleOf } from './run-words.js';

/** The columns: what each is called, by what it sorts, what it shows, and if not always, whether it is shown. */
const COLUMNS = {
	run: { name: t('Run'), by: ({ id }) => id },
	state: { name: t('State'), by: stateOf },
	owner: { name: t('Owner'), by: ({ owner }) => owner ?? '', text: ({ owner }) => owner ?? '',
		isShown: () => world.runs.some(({ owner }) => owner) },
	dataset: { name: t('Data set'), by: ({ dataset }) => dataset, text: ({ dataset }) => dataset },
	network: { name: t('Network'), by: ({ network }) => network, text: ({ network }) => network },
	epochs: { name: t('Epochs'), by: ({ epoch }) => epoch,
		text: ({ epoch, epochs }) => (epoch === epochs ? epoch : t('{done} of {all}', { done: epoch, all: epochs })) },
	rate: { name: t('Rate'), by: ({ settings }) => settings.learningRate, text: ({ settings }) => settings.learningRate },
	accuracy: { name: t('Test accuracy'), by: ({ testAccuracy }) => testAccuracy ?? -1,
		text: ({ testAccuracy }) => percent(testAccuracy) },
	queued: { name: t('Started'), by: ({ queuedAt }) => queuedAt, text: ({ queuedAt }) => ago(queuedAt) },
};

const body = byId('runs');
const query = byId('run-filter');

let sorted = { by: 'run', descending: true };

/** Starts the table. */
export function startRunTable() {
	byId('run-columns').append(
		el('td', {}, el('input', { 'type': 'checkbox', 'id': 'draw-all', 'aria-label': t('Draw all on the chart'), 'change': tickAll })),
		...Object.entries(COLUMNS).map(([key, { name }]) => el('th', { 'scope': 'col', 'data-column': key },
			el('button', { type: 'button', class: 'link', click: () => sort(key) }, name))));
	query.addEventListener('input', render);
	on(['runs', 'run', 'pinnedRun', 'with'], render);
}

function sort(key) {
	sorted = { by: key, descending: sorted.by === key ? !sorted.descending : ['run', 'accuracy', 'queued'].includes(key) };
	render();
}

/** All that can be searched of a run. */
const wordsOf = (run) => [run.id, run.name, run.owner, stateOf(run), run.dataset, run.network, run.networkDescription, run.recipe,
	...Object.values(run.settings)]
	.flat().join(' ').toLowerCase();

/** The runs with all words of the filter, in the chosen order. */
function found() {
	const words = query.value.toLowerCase().split(/\s+/).filter(Boolean);
	const { by } = COLUMNS[sorted.by];
	const order = (a, b) => (by(a) < by(b) ? -1 : by(a) > by(b) ? 1 : a.id - b.id);
	const runs = world.runs.filter((run) => words.every((word) => wordsOf(run).includes(word))).sort(order);
	return sorted.descending ? runs.reverse() : runs;
}

function render() {
	const runs = found();
	byId('runs-card').hidden = world.runs.length < 2;
	byId('runs-found').textContent = runs.length === world.runs.length ? ''
		: t('{found} of {all} runs.', { found: count(runs.length), all: count(world.runs.length) });
	for (const head of document.querySelectorAll('#run-columns th')) {
		head.hidden = isLeftOut(head.dataset.column);
		head.ariaSort = head.dataset.column !== sorted.by ? null : sorted.descending ? 'descending' : 'ascending';
	}
	const ticked = runs.filter(isDrawn).length;
	byId('draw-all').checked = runs.length > 0 && ticked === runs.length;
	byId('draw-all').indeterminate = ticked > 0 && ticked < runs.length;
	const rows = new Map([...body.children].map((row) => [row.dataset.run, row]));
	runs.forEach((run, index) => {
		const id = String(run.id);
		const row = rows.get(id) || newRow(id);
		rows.delete(id);
		fill(row, run);
		if (body.children[index] !== row) {
			body.insertBefore(row, body.children[index] || null);
		}
	});
	rows.forEach((row) => row.remove());
}

const isLeftOut = (column) => COLUMNS[column].isShown?.() === false;

const isDrawn = (run) => run.id === shownRun()?.id || compared().some(({ id }) => id === run.id);

function newRow(id) {
	const box = el('input', { 'type': 'checkbox', 'aria-label': t('Draw run {id} on the chart', { id }),
		'change': (event) => tick([id], event) });
	return el('tr', { 'data-run': id }, el('td', {}, box),
		el('th', { scope: 'row' }, el('button', { type: 'button', class: 'link name', click: () => choose(id) })),
		el('td', {}, el('span', { class: 'badge' })),
		...Object.entries(COLUMNS).filter(([, { text }]) => text).map(([key]) => el('td', { 'data-column': key })));
}

function choose(id) {
	show({ run: id });
	bringIntoView();
}

/** Draws runs, or takes them off the chart; the shown one is always drawn. */
function tick(ids, event) {
	const others = compared().map((run) => String(run.id)).filter((each) => !ids.includes(each));
	adjust({ with: (event.target.checked ? [...others, ...ids] : others).join(',') });
	render();
}

function tickAll(event) {
	tick(found().map(({ id }) => String(id)), event);
}

function fill(row, run) {
	const shown = run.id === shownRun()?.id;
	const name = row.querySelector('.name');
	name.replaceChildren(...titleOf(run));
	name.title = run.name || '';
	const badge = row.querySelector('.badge');
	badge.textContent = stateOf(run);
	badge.dataset.state = run.state;
	for (const cell of row.querySelectorAll('[data-column]')) {
		cell.hidden = isLeftOut(cell.dataset.column);
		cell.textContent = COLUMNS[cell.dataset.column].text(run);
	}
	const box = row.querySelector('input');
	box.checked = isDrawn(run);
	box.disabled = shown;
	box.title = shown ? t('The shown run is always drawn') : t('Draw it on the chart');
	row.style.setProperty('--swatch', box.checked ? `var(${lookOf(run).variable})` : '');
	row.setAttribute('aria-current', String(shown));
}
