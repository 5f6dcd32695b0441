/** What the owners of runs train, how far and how well, for who looks after a class; shown when there are several owners. */
import { byId, el, named } from '../base/dom.js';
import { percent, remaining } from '../base/format.js';
import { addressOf, isActive, on, view, world } from '../base/state.js';
import { nodes, t } from '../base/words.js';
import { progress, shareDone, stateOf, titleOf } from './run-words.js';

const list = byId('everyone');

/** Starts the overview. */
export function startEveryone() {
	on(['loaded', 'runs', 'models', ...Object.keys(view)], render); // links carry what is shown
}

/** The runs of each owner, the newest first; those who train come first, then those who wait, by their turn. */
function owners() {
	const runsOf = new Map();
	for (const run of world.runs) {
		const name = run.owner ?? '';
		runsOf.set(name, [...(runsOf.get(name) ?? []), run]);
	}
	const all = [...runsOf].map(([name, runs]) => ({ name, runs, run: runToShow(runs) }));
	return all.sort((a, b) => placeOf(a.run) - placeOf(b.run) || !a.name - !b.name || a.name.localeCompare(b.name));
}

const placeOf = (run) => (run.state === 'RUNNING' ? 0 : run.state === 'QUEUED' ? run.queuePlace ?? 1 : Infinity);

/** The run in training, else the next one, else the newest. */
const runToShow = (runs) => runs.reduce((shown, run) => (placeOf(run) < placeOf(shown) ? run : shown));

function render() {
	const all = owners();
	byId('everyone-card').hidden = all.length < 2;
	const rows = new Map([...list.children].map((row) => [row.dataset.owner, row]));
	all.forEach((owner, index) => {
		const row = rows.get(owner.name) ?? newRow(owner.name);
		rows.delete(owner.name);
		fill(row, owner);
		if (list.children[index] !== row) {
			list.insertBefore(row, list.children[index] ?? null);
		}
	});
	rows.forEach((row) => row.remove());
}

function newRow(name) {
	return el('li', { 'data-owner': name },
		el('strong', {}, name ? named(name) : t('No name')),
		el('span', { class: 'what' }, el('a', {}), ' ', el('span', { class: 'badge' })),
		el('span', { class: 'how-far' }, el('progress', { 'max': 1, 'aria-label': t('Progress') }), el('span', { class: 'quiet' })),
		el('span', { class: 'how-well' }));
}

function fill(row, { runs, run }) {
	const link = row.querySelector('.what a');
	link.href = addressOf({ tab: 'train', run: String(run.id) });
	write(link, titleOf(run));
	const badge = row.querySelector('.badge');
	badge.textContent = stateOf(run);
	badge.dataset.state = run.state;
	row.querySelector('progress').value = shareDone(run);
	row.querySelector('.how-far .quiet').textContent = farInWords(run, runs);
	write(row.querySelector('.how-well'), wellInWords(runs));
}

/** Replaces what an element says, unless it says so already: what has the focus stays. */
function write(element, content) {
	const made = el('span', {}, ...content);
	if (made.innerHTML !== element.innerHTML) {
		element.replaceChildren(...made.childNodes);
	}
}

function farInWords(run, runs) {
	const more = runs.filter((other) => other !== run && other.state === 'QUEUED').length;
	return [progress(run), isActive(run) ? remaining(run.etaSeconds) : '', more ? t('{more} more waiting', { more }) : '']
		.filter(Boolean).join(' · ');
}

/** The best of the models that the runs have made. */
function wellInWords(runs) {
	const ids = runs.map(({ modelId }) => modelId).filter(Boolean);
	const [best] = world.models.filter(({ id, testAccuracy }) => ids.includes(id) && testAccuracy != null)
		.sort((a, b) => b.testAccuracy - a.testAccuracy);
	if (!best) {
		return [t('no model yet')];
	}
	const model = el('a', { href: addressOf({ tab: 'models', model: best.id, epoch: '' }) }, best.id);
	return nodes('{right} with {model}', { right: el('strong', {}, percent(best.testAccuracy)), model });
}
