/** The model in use compared with another one on the same test pictures. */
import { getJson, path, withQuery } from '../base/api.js';
import { byId, el, isolated, named, offer, showProblem } from '../base/dom.js';
import { count, percent } from '../base/format.js';
import { isReplica } from '../base/replica.js';
import { labelsOf, modelInUse, on, show, view, world } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { loadOnChange } from '../base/load-on-change.js';
import { t } from '../base/words.js';
import { changesBetween } from '../network/changes.js';
import { tile } from './pictures.js';

const select = byId('versus');

/** Starts the comparison, which is loaded when another model is chosen. */
export function startCompare() {
	select.addEventListener('change', () => show({ versus: select.value }));
	on(['models', 'datasets', 'inUse', 'versus', 'tab'], render);
}

/** Models with the same labels; others can't be compared on the same pictures, of which a replica has none. */
function others() {
	const model = modelInUse();
	const labels = model && labelsOf(model).join();
	return isReplica() ? [] : world.models.filter((other) => other.id !== model?.id && labelsOf(other).join() === labels);
}

function render() {
	byId('compare').hidden = !others().length;
	const textOf = ({ id, testAccuracy }) => `${id}${testAccuracy == null ? '' : `, ${percent(testAccuracy)}`}`;
	offer(select, [['', t('none')], ...others().map((other) => [other.id, textOf(other)])]);
	const chosen = others().some(({ id }) => id === view.versus);
	select.value = chosen ? view.versus : '';
	byId('compare-body').hidden = !chosen;
	showProblem(byId('compare-problem'), null);
	refresh();
}

const refresh = loadOnChange(() => {
	const model = modelInUse();
	return model && select.value && inSight('models') ? { a: model.id, version: model.version, b: select.value } : null;
}, load, draw, (error) => {
	byId('compare-body').hidden = true;
	showProblem(byId('compare-problem'), error);
});

async function load({ a, b }) {
	const networkOf = (model) => getJson(withQuery(path('models', model, 'network'), { format: 'json' }));
	const [comparison, before, after] = await Promise.all([getJson(withQuery('models/compare', { a, b })), networkOf(a), networkOf(b)]);
	return { ...comparison, changes: changesBetween(before, after) };
}

function draw({ a, b, accuracy, pictures, agreement, classes, settings, disagreements, changes }) {
	const accuracies = [[a.id, accuracy.a, '--run-0'], [b.id, accuracy.b, '--run-1']];
	byId('compare-accuracy').replaceChildren(...accuracies.map(([name, value, colour]) => {
		const number = el('dd', {}, percent(value));
		number.style.color = `var(${colour})`;
		return el('div', {}, el('dt', {}, named(name)), number);
	}));
	byId('agreement').replaceChildren(...parts(a.id, b.id, agreement).filter(([, number]) => number).map(([name, number, kind]) => {
		const part = el('li', { class: kind }, el('strong', {}, count(number)), el('span', {}, name));
		part.style.setProperty('--share', number / pictures);
		return part;
	}));
	byId('compare-a').replaceChildren(named(a.id));
	byId('compare-b').replaceChildren(named(b.id));
	byId('compare-classes').replaceChildren(...classes.map(({ label, a: first, b: second }) =>
		el('tr', {}, el('th', { scope: 'row' }, named(label)), el('td', { class: first > second ? 'better' : '' }, percent(first)),
			el('td', { class: second > first ? 'better' : '' }, percent(second)))));
	const differing = settings.filter(({ differs }) => differs);
	byId('compare-settings').textContent = differing.length ? t('They differ in {settings}.',
		{ settings: differing.map(difference).join(t(', ')) }) : t('They were trained with the same settings.');
	byId('compare-networks').hidden = !changes.length;
	byId('compare-networks').textContent = t('The network of {b} is not that of {a}: {changes}.',
		{ a: isolated(a.id), b: isolated(b.id), changes: changes.join(t('; ')) });
	byId('disagreements').replaceChildren(...disagreements.samples.map((each) =>
		tile({ ...each, predicted: null, words: `${isolated(each.a.label)} / ${isolated(each.b.label)}` })));
	byId('disagreements-title').hidden = !disagreements.total;
	byId('disagreements-title').textContent = t('Where they disagree ({n})', { n: count(disagreements.total) });
}

const difference = ({ name, a, b }) => t('{name} ({a}, {b})',
	{ name, a: isolated(String(a ?? t('none'))), b: isolated(String(b ?? t('none'))) });

const parts = (a, b, { bothRight, onlyA, onlyB, bothWrongAlike, bothWrongDifferently }) => [
	[t('both right'), bothRight, 'both'],
	[t('only {model} right', { model: a }), onlyA, 'a'],
	[t('only {model} right', { model: b }), onlyB, 'b'],
	[t('both wrong'), bothWrongAlike + bothWrongDifferently, 'neither'],
];
