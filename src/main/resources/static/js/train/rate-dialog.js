/** Changes the learning rate of a run that has not ended. */
import { path, sendJson } from '../base/api.js';
import { byId, showProblem } from '../base/dom.js';
import { rate } from '../base/format.js';
import { refresh } from '../base/poller.js';
import { t } from '../base/words.js';
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
	byId('rate-words').textContent = inWords(run, now, last);
	byId('rate-value').value = now;
	showProblem(problem, null);
	dialog.showModal();
	byId('rate-value').select();
}

function inWords({ id, settings: { schedule } }, now, last) {
	const values = { id, rate: rate(now), schedule, last: rate(last) };
	if (schedule === 'constant') {
		return t('Run {id} has learning rate {rate}.', values);
	}
	return last == null ? t('Run {id} has learning rate {rate}, schedule {schedule}.', values)
		: t('Run {id} has learning rate {rate}, schedule {schedule}; its last step had {last}.', values);
}

async function change() {
	const text = byId('rate-value').value.trim();
	if (!text || !Number.isFinite(Number(text))) {
		throw new Error(t('The learning rate must be a number, written with a point, as in 0.01.'));
	}
	await sendJson('PATCH', path('runs', changed.id), { learningRate: Number(text) });
	dialog.close();
	refresh();
}
