/** The actions that the shown run's state allows. */
import { path, send, sendJson } from '../base/api.js';
import { byId, el, showProblem } from '../base/dom.js';
import { refresh } from '../base/poller.js';
import { askRate, startRateDialog } from './rate-dialog.js';
import { adjust, FINAL, learn, on, show, shownRun } from '../base/state.js';

const ACTIONS = [
	{ name: 'pause', text: 'Pause', in: ['RUNNING'], act: (run) => sendJson('POST', path('runs', run.id, 'pause')) },
	{ name: 'resume', text: 'Resume', in: ['PAUSED', 'INTERRUPTED'], act: (run) => sendJson('POST', path('runs', run.id, 'resume')) },
	{ name: 'rate', text: 'Learning rate…', in: ['QUEUED', 'RUNNING', 'PAUSED', 'INTERRUPTED'], act: askRate },
	{ name: 'rename', text: 'Rename…', in: ['QUEUED', 'RUNNING', 'PAUSED', 'INTERRUPTED', ...FINAL], act: rename },
	{ name: 'extend', text: 'Train further…', in: FINAL, needs: 'modelId', act: askEpochs },
	{ name: 'cancel', text: 'Cancel', in: ['QUEUED', 'RUNNING', 'PAUSED', 'INTERRUPTED'], act: cancel, look: 'danger' },
	{ name: 'delete', text: 'Delete', in: FINAL, act: remove, look: 'danger' },
];

const dialog = byId('extend-dialog');

/** Makes the buttons, of which those that the state allows are shown. */
export function startRunActions() {
	byId('run-actions').append(...ACTIONS.map(({ name, text, act, look = '' }) =>
		el('button', { 'type': 'button', 'class': `small ${look}`, 'data-action': name, 'click': () => attempt(act, shownRun()) }, text)));
	startRateDialog();
	byId('extend-close').addEventListener('click', () => dialog.close());
	byId('extend-form').addEventListener('submit', (event) => {
		event.preventDefault();
		dialog.close();
		attempt(extend, extended);
	});
	on(['runs', 'run', 'pinnedRun'], render);
}

let shown;

function render() {
	const run = shownRun();
	for (const { name, in: states, needs } of ACTIONS) {
		byId('run-actions').querySelector(`[data-action=${name}]`).hidden = !run || !states.includes(run.state) || (needs && !run[needs]);
	}
	if (shown !== run?.id) {
		shown = run?.id;
		showProblem(byId('run-problem'), null);
	}
}

async function attempt(act, run) {
	try {
		await act(run);
		showProblem(byId('run-problem'), null);
	}
	catch (error) {
		showProblem(byId('run-problem'), error);
	}
	refresh();
}

async function cancel(run) {
	const consequence = run.epoch > 0 ? 'The model of its best epoch stays.' : 'It has no finished epoch, so no model stays.';
	if (window.confirm(`Cancel run ${run.id}? ${consequence}`)) {
		await sendJson('POST', path('runs', run.id, 'cancel'));
	}
}

async function rename(run) {
	const name = window.prompt(`A name for run ${run.id}:`, run.name)?.trim();
	if (name && name !== run.name) {
		await sendJson('PATCH', path('runs', run.id), { name });
	}
}

async function remove(run) {
	if (window.confirm(`Delete run ${run.id} and its curves? ${run.modelId ? `The model ${run.modelId} stays.` : ''}`)) {
		await send(path('runs', run.id), { method: 'DELETE' });
		adjust({ run: '' });
	}
}

let extended;

function askEpochs(run) {
	extended = run;
	byId('extend-words').textContent = `A new run goes on from ${run.modelId}; run ${run.id} and its model stay as they are.`;
	byId('extend-epochs').value = run.epochs;
	dialog.showModal();
}

async function extend(run) {
	const more = await sendJson('POST', path('runs', run.id, 'extend'), { epochs: Number(byId('extend-epochs').value) });
	learn({ started: more.id });
	show({ run: String(more.id) });
}
