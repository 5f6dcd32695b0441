/** What stands out in the shown run, in the service's words where the page's language has no others. */
import { getJson, path } from '../base/api.js';
import { byId, el, newestOnly } from '../base/dom.js';
import { count, loss, percent, rate } from '../base/format.js';
import { on, shownRun } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { filled, findingTexts, t } from '../base/words.js';

/** The title of each kind of finding. */
const TITLES = {
	'diverging': t('Diverging'), 'not-learning': t('Not learning'), 'over-fitted': t('Over-fitted'), 'rate-too-high': t('Rate too high'),
	'rate-too-low': t('Rate too low'), 'dead-filters': t('Dead filters'), 'still-improving': t('Still improving'),
	'test-above-train': t('Test above training'),
};

/** How numbers of the evidence are written, by their names. */
const FORMATS = [[/accuracy|chance|fall/i, percent], [/loss/i, loss], [/rate/i, rate]];

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
	byId('findings').replaceChildren(...findings.map((finding) => {
		const { kind } = finding;
		const { sentence, advice } = inLanguage(finding);
		return el('li', { 'data-kind': kind, 'class': CALM.includes(kind) ? 'calm' : false },
			el('p', {}, el('strong', {}, TITLES[kind] || kind), ` ${sentence}`),
			el('p', { class: 'quiet' }, el('span', { class: 'try' }, t('What to try: ')), advice));
	}));
}

/** The first texts whose places the evidence fills, else the service's. */
function inLanguage({ kind, sentence, advice, evidence }) {
	const known = Object.entries(evidence).filter(([, value]) => value != null);
	const values = Object.fromEntries(known.map(([name, value]) => [name, inWords(name, value)]));
	const told = findingTexts(kind).map((each) => ({ sentence: filled(each.sentence, values), advice: filled(each.advice, values) }));
	return told.find((each) => !/\{\w+\}/.test(each.sentence + each.advice)) || { sentence, advice };
}

function inWords(name, value) {
	const [, format] = FORMATS.find(([names]) => names.test(name)) || [null, count];
	return typeof value === 'number' ? format(value) : String(value);
}
