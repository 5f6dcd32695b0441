/** What stands out in the shown run, in the service's words. */
import { getJson, path } from '../base/api.js';
import { byId, el, newestOnly } from '../base/dom.js';
import { on, shownRun } from '../base/state.js';
import { inSight } from '../base/tabs.js';

/** The words for each kind of finding; those of its sentence are the service's. */
const TITLES = {
	'diverging': 'Diverging', 'not-learning': 'Not learning', 'over-fitted': 'Over-fitted', 'rate-too-high': 'Rate too high',
	'rate-too-low': 'Rate too low', 'dead-filters': 'Dead filters', 'still-improving': 'Still improving',
	'test-above-train': 'Test above training',
};

/** Kinds that are no fault. */
const CALM = ['still-improving', 'test-above-train'];

let asked = '';

/** Starts it; it is renewed after each epoch. */
export function startDiagnosis() {
	on(['runs', 'run', 'pinnedRun', 'tab'], update);
}

const update = newestOnly(async (isNewest) => {
	const run = shownRun();
	const question = run ? `${run.id} ${run.state} ${run.epoch}` : '';
	if (!run || question === asked || !inSight('train')) {
		return;
	}
	const answer = await getJson(path('runs', run.id, 'diagnosis')).catch(() => null);
	if (isNewest() && answer) {
		asked = question;
		render(answer);
	}
});

function render({ findings, epochs }) {
	byId('diagnosis').hidden = !findings.length && !epochs;
	byId('diagnosis-none').hidden = Boolean(findings.length);
	byId('findings').replaceChildren(...findings.map(({ kind, sentence, advice }) =>
		el('li', { 'data-kind': kind, 'class': CALM.includes(kind) ? 'calm' : false },
			el('p', {}, el('strong', {}, TITLES[kind] || kind), ` ${sentence}`),
			el('p', { class: 'quiet' }, el('span', { class: 'try' }, 'What to try: '), advice))));
}
