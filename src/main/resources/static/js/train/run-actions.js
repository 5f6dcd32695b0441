/** The actions that the shown run's state allows. */
import { path, send, sendJson } from '../base/api.js';
import { byId, el, showProblem } from '../base/dom.js';
import { ofOwner } from '../base/owner.js';
import { refresh } from '../base/poller.js';
import { askRate, startRateDialog } from './rate-dialog.js';
import { adjust, FINAL, learn, on, show, shownRun } from '../base/state.js';
import { t } from '../base/words.js';

const ACTIONS = [
	{ name: 'pause', text: t('Pause'), in: ['RUNNING'], act: (run) => sendJson('POST', path('runs', run.id, 'pause')) },
	{ name: 'resume', text: t('Resume'), in: ['PAUSED', 'INTERRUPTED'], act: (run) => sendJson('POST', path('runs', run.id, 'resume')) },
	{ name: 'rate', text: t('Learning rate…'), in: ['QUEUED', 'RUNNING', 'PAUSED', 'INTERRUPTED'], act: askRate,
		fits: ({ settings }) => !settings.workers }, // a cluster keeps it
	{ name: 'rename', text: t('Rename…'), in: ['QUEUED', 'RUNNING', 'PAUSED', 'INTERRUPTED', ...FINAL], act: rename },
	{ name: 'extend', text: t('Train further…'), in: FINAL, act: askEpochs, fits: ({ modelId }) => modelId },
	{ name: 'cancel', text: t('Cancel'), in: ['QUEUED', 'RUNNING', 'PAUSED', 'INTERRUPTED'], act: cancel, look: 'danger' },
	{ name: 'delete', text: t('Delete'), in: FINAL, act: remove, look: 'danger' },
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
	for (const { name, in: states, fits = () => true } of ACTIONS) {
		byId('run-actions').querySelector(`[data-action=${name}]`).hidden = !run || !states.includes(run.state) || !fits(run);
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
	const question = run.epoch > 0 ? t('Cancel run {id}? The model of its best epoch stays.', { id: run.id })
		: t('Cancel run {id}? It has no finished epoch, so no model stays.', { id: run.id });
	if (window.confirm(question)) {
		await sendJson('POST', path('runs', run.id, 'cancel'));
	}
}

async function rename(run) {
	const name = window.prompt(t('A name for run {id}:', { id: run.id }), run.name)?.trim();
	if (name && name !== run.name) {
		await sendJson('PATCH', path('runs', run.id), { name });
	}
}

async function remove({ id, modelId }) {
	const question = modelId ? t('Delete run {id} and its curves? The model {model} stays.', { id, model: modelId })
		: t('Delete run {id} and its curves?', { id });
	if (window.confirm(question)) {
		await send(path('runs', id), { method: 'DELETE' });
		adjust({ run: '' });
	}
}

let extended;

function askEpochs(run) {
	extended = run;
	byId('extend-words').textContent = t('A new run goes on from {model}; run {id} and its model stay as they are.',
		{ model: run.modelId, id: run.id });
	byId('extend-epochs').value = run.epochs;
	dialog.showModal();
}

async function extend(run) {
	const more = await sendJson('POST', path('runs', run.id, 'extend'),
		{ epochs: Number(byId('extend-epochs').value), ...ofOwner() });
	learn({ started: more.id });
	show({ run: String(more.id) });
}
