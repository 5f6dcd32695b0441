/** The list of runs; the pressed one is shown in the card and the chart. */
import { byId, el } from './dom.js';
import { ago, percent } from './format.js';
import { bringIntoView, stateOf, titleOf } from './run-card.js';
import { on, show, shownRun, world } from './state.js';

export function startRunList() {
	on(['runs', 'run'], render);
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
	const button = el('button', { type: 'button', click: () => choose(id) },
		el('span', { class: 'name' }), el('span', { class: 'badge' }), el('span', { class: 'quiet about' }), el('span', { class: 'result' }));
	return el('li', { 'data-run': id }, button);
}

function choose(id) {
	show({ run: id });
	bringIntoView();
}

function fill(row, run) {
	const part = (name) => row.querySelector(`.${name}`);
	part('name').textContent = titleOf(run);
	part('badge').textContent = stateOf(run);
	part('badge').dataset.state = run.state;
	part('about').textContent = `${run.dataset} · ${ago(run.queuedAt)}`;
	part('result').textContent = run.testAccuracy == null ? '' : percent(run.testAccuracy);
	row.firstChild.setAttribute('aria-current', String(run.id === shownRun()?.id));
}
