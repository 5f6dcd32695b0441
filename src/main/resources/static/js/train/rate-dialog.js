/** Changes the learning rate of a run that has not ended. */
import { path, sendJson } from '../base/api.js';
import { byId, showProblem } from '../base/dom.js';
import { rate } from '../base/format.js';
import { refresh } from '../base/poller.js';
import { metricsOf } from './history.js';

const dialog = byId('rate-dialog');
const problem = byId('rate-problem');

let changed;

/** Starts the dialog. */
export function startRateDialog() {
	byId('rate-close').addEventListener('click', () => dialog.close());
	byId('rate-form').addEventListener('submit', async (event) => {
		event.preventDefault();
		try {
			await change();
		}
		catch (error) {
			showProblem(problem, error);
		}
	});
}

/** Opens it for a run. */
export async function askRate(run) {
	changed = run;
	const metrics = await metricsOf(run);
	const last = metrics?.points.at(-1)?.learningRate;
	const now = metrics?.rateChanges?.at(-1)?.learningRate ?? run.settings.learningRate;
	const schedule = run.settings.schedule === 'constant' ? '' : `, schedule ${run.settings.schedule}`;
	byId('rate-words').textContent = `Run ${run.id} has learning rate ${rate(now)}${schedule}`
		+ `${schedule && last != null ? `; its last step had ${rate(last)}` : ''}.`;
	byId('rate-value').value = now;
	showProblem(problem, null);
	dialog.showModal();
	byId('rate-value').select();
}

async function change() {
	const text = byId('rate-value').value.trim();
	if (!text || !Number.isFinite(Number(text))) {
		throw new Error('The learning rate must be a number, written with a point, as in 0.01.');
	}
	await sendJson('PATCH', path('runs', changed.id), { learningRate: Number(text) });
	dialog.close();
	refresh();
}
