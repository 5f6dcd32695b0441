/** The card of sweeps: the chosen one, how far it is, its runs in a table, and their accuracy against a setting. */
import { getJson, path, send, sendJson, withQuery } from '../base/api.js';
import { byId, isolated, newestOnly, offer, showProblem } from '../base/dom.js';
import { percent, plural, remaining } from '../base/format.js';
import { refresh } from '../base/poller.js';
import { adjust, learn, on, show, view, world } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { t } from '../base/words.js';
import { bringIntoView } from '../train/run-card.js';
import { renderPlot, startPlot } from './plot.js';
import { renderTable, startTable } from './table.js';

const STATES = { QUEUED: t('waiting'), RUNNING: t('training'), PAUSED: t('paused'), COMPLETED: t('completed'), CANCELLED: t('cancelled') };

const ENDED = ['COMPLETED', 'CANCELLED'];

const select = byId('sweeps-chosen');

let sweeps = [];
let sweep = null; // the shown one, with its runs
let awaited = ''; // the one that is brought into view once it is shown
let asked = ''; // the runs that there were when sweeps were last asked for

/** Starts the card; it is hidden as long as there is no sweep. */
export function startSweeps() {
	startTable();
	startPlot();
	select.addEventListener('change', () => show({ sweep: select.value }));
	byId('sweeps-curves').addEventListener('click', drawCurves);
	byId('sweeps-cancel').addEventListener('click', () => attempt(cancel));
	byId('sweeps-delete').addEventListener('click', () => attempt(remove));
	on(['loaded', 'runs', 'sweep', 'tab'], update);
	on(['run', 'pinnedRun', 'with'], () => sweep?.runs && renderTable(sweep));
}

/** Shows a new sweep. */
export function showSweep(id) {
	asked = '';
	awaited = String(id);
	show({ sweep: awaited });
}

const isShown = (id) => String(id) === view.sweep;

/** The chosen sweep, else the newest one; null if there is none. */
const chosenOf = (listed) => listed.find(({ id }) => isShown(id))?.id ?? listed[0]?.id ?? null;

const update = newestOnly(async (isNewest) => {
	const runs = world.runs.map(({ id, state, epoch }) => `${id} ${state} ${epoch}`).join();
	const news = runs !== asked || !sweep || !ENDED.includes(sweep.state) || sweep.id !== chosenOf(sweeps);
	if (!world.loaded || !inSight('train') || !news) {
		return;
	}
	const listed = await getJson('sweeps').then((answer) => answer.sweeps.reverse()).catch(() => sweeps);
	const id = chosenOf(listed);
	const loaded = id ? await getJson(path('sweeps', id)).catch(() => sweep) : null;
	if (isNewest()) {
		if (listed !== sweeps) {
			learn({ sweepIds: listed.map((each) => String(each.id)) });
		}
		[asked, sweeps, sweep] = [runs, listed, loaded];
		render();
	}
});

function render() {
	byId('sweeps-card').hidden = !sweep?.runs;
	if (!sweep?.runs) {
		return;
	}
	offer(select, sweeps.map(({ id, name }) => [String(id), t('Sweep {id}: {name}', { id, name: isolated(name) })]));
	select.value = String(sweep.id);
	const badge = byId('sweeps-state');
	badge.textContent = STATES[sweep.state];
	badge.dataset.state = sweep.state;
	byId('sweeps-words').textContent = words();
	byId('sweeps-progress').value = sweep.progress;
	byId('sweeps-progress').hidden = ENDED.includes(sweep.state);
	byId('sweeps-cancel').hidden = ENDED.includes(sweep.state);
	byId('sweeps-delete').hidden = !ENDED.includes(sweep.state);
	byId('sweeps-curves').hidden = drawable().length < 2;
	renderTable(sweep);
	renderPlot(sweep);
	if (awaited === String(sweep.id)) {
		awaited = '';
		byId('sweeps-card').scrollIntoView({ block: 'nearest' });
	}
}

function words() {
	const { ended, total, failed, best, runs, notice } = sweep;
	const model = best && runs[best - 1];
	return [
		t('{ended} of {runs} done', { ended, runs: plural(total, 'run') }),
		failed ? t('{n} failed', { n: failed }) : '',
		remaining(sweep.etaSeconds),
		model ? t('best so far: number {number}, {accuracy}', { number: best, accuracy: percent(model.modelAccuracy) }) : '',
		notice,
	].filter(Boolean).join(' · ');
}

/** The runs that are there, the best first. */
function drawable() {
	const ids = sweep.runs.filter(({ epoch, state }) => epoch > 0 && state !== 'DELETED').map(({ runId }) => runId);
	const best = sweep.best && sweep.runs[sweep.best - 1].runId;
	return ids.includes(best) ? [best, ...ids.filter((id) => id !== best)] : ids;
}

/** Draws the learning curves of all its runs over each other, on the chart of runs. */
function drawCurves() {
	const [first, ...others] = drawable();
	show({ run: String(first), with: others.join(','), metric: 'test' });
	bringIntoView();
}

async function attempt(act) {
	try {
		await act(sweep);
		showProblem(byId('sweeps-error'), null);
	}
	catch (error) {
		showProblem(byId('sweeps-error'), error);
	}
	asked = '';
	await refresh();
	await update();
}

async function cancel({ id }) {
	if (window.confirm(t('Cancel sweep {id}? The runs that are done stay.', { id }))) {
		await sendJson('POST', path('sweeps', id, 'cancel'));
	}
}

async function remove({ id }) {
	if (window.confirm(t('Delete sweep {id} and the curves of its runs? Their models stay.', { id }))) {
		await send(withQuery(path('sweeps', id), { runs: true }), { method: 'DELETE' });
		adjust({ sweep: '' });
	}
}
