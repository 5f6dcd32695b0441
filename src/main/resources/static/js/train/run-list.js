/** The list of runs: the pressed one is shown, the ticked ones are drawn on its chart. */
import { byId, el } from '../base/dom.js';
import { ago, percent } from '../base/format.js';
import { adjust, on, show, shownRun, world } from '../base/state.js';
import { colourOf, compared, MAX_COMPARED } from './comparison.js';
import { bringIntoView } from './run-card.js';
import { stateOf, titleOf } from './run-words.js';

/** Starts the list. */
export function startRunList() {
	on(['runs', 'run', 'pinnedRun', 'with'], render);
}

function render() {
	byId('runs-card').hidden = world.runs.length < 2;
	const list = byId('runs');
	const rows = new Map([...list.children].map((row) => [row.dataset.run, row]));
	world.runs.forEach((run, index) => {
		const id = String(run.id);
		const row = rows.get(id) || newRow(id);
		rows.delete(id);
		fill(row, run);
		if (list.children[index] !== row) {
			list.insertBefore(row, list.children[index] || null);
		}
	});
	rows.forEach((row) => row.remove());
}

function newRow(id) {
	const box = el('input', { type: 'checkbox', change: (event) => tick(id, event.target.checked) });
	const button = el('button', { type: 'button', click: () => choose(id) },
		...['name', 'badge', 'quiet about', 'result'].map((name) => el('span', { class: name })));
	const label = el('span', { class: 'visually-hidden' }, `Draw run ${id} on the chart`);
	return el('li', { 'data-run': id }, el('label', { title: 'Draw it on the chart' }, label, box), button);
}

function choose(id) {
	show({ run: id });
	bringIntoView();
}

function tick(id, drawn) {
	const ids = compared().map((run) => String(run.id)).filter((each) => each !== id);
	adjust({ with: (drawn ? [...ids, id] : ids).join(',') });
}

function fill(row, run) {
	const part = (name) => row.querySelector(`.${name}`);
	part('name').replaceChildren(...titleOf(run));
	part('name').title = run.name || '';
	part('badge').textContent = stateOf(run);
	part('badge').dataset.state = run.state;
	part('about').textContent = `${run.dataset} · ${ago(run.queuedAt)}`;
	part('result').textContent = run.testAccuracy == null ? '' : `${percent(run.testAccuracy)} right`;
	const shown = run.id === shownRun()?.id;
	const box = row.querySelector('input');
	box.checked = shown || compared().some(({ id }) => id === run.id);
	box.disabled = shown || (!box.checked && compared().length >= MAX_COMPARED);
	row.style.setProperty('--swatch', box.checked ? `var(${colourOf(run)})` : '');
	row.setAttribute('aria-current', String(shown));
}
