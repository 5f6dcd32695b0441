/** Starts a sweep from the form of a run: some of its settings get several values. */
import { sendJson } from '../base/api.js';
import { byId, el, showProblem } from '../base/dom.js';
import { plural } from '../base/format.js';
import { refresh } from '../base/poller.js';
import { on, world } from '../base/state.js';
import { ofService, t } from '../base/words.js';
import { networkToSend } from '../network/draft.js';
import { fieldsIn } from '../train/settings.js';
import { showSweep } from './sweeps.js';

const rows = byId('sweeps-rows');

/** What is the same for all, and what has values that are lists themselves. */
const SAME = ['name', 'owner'];

/** Starts the part of the form. */
export function startSweepForm() {
	byId('sweeps-add').addEventListener('click', () => addRow('').querySelector('select').focus());
	byId('sweeps-start').addEventListener('click', start);
	rows.addEventListener('input', tellCount);
	on(['settings'], () => {
		if (!rows.children.length && world.settings.length) {
			addRow('learningRate');
		}
	});
}

const choices = () => world.settings.filter(({ name, type }) => !SAME.includes(name) && type !== 'array');

function addRow(chosen) {
	const select = el('select', { 'aria-label': t('Setting') }, ...choices().map(({ name, label }) =>
		el('option', { value: name, selected: name === chosen }, ofService(label))));
	const row = el('div', { class: 'sweeps-row' }, select,
		el('input', { 'type': 'text', 'autocomplete': 'off', 'aria-label': t('Values'), 'placeholder': t('Values, e.g. 0.1, 0.01') }),
		el('button', { 'type': 'button', 'class': 'link', 'aria-label': t('Remove this setting'), 'click': () => {
			row.remove();
			tellCount();
		} }, '×'));
	rows.append(row);
	return row;
}

/** The settings that have values, each with them. */
function grid() {
	const entries = [...rows.children].map((row) => {
		const { name, type } = choices().find((each) => each.name === row.querySelector('select').value);
		const texts = row.querySelector('input').value.split(',').map((text) => text.trim()).filter(Boolean);
		return [name, texts.map((text) => (['integer', 'number'].includes(type) && Number.isFinite(Number(text)) ? Number(text) : text))];
	});
	return Object.fromEntries(entries.filter(([, values]) => values.length));
}

function tellCount() {
	const values = Object.values(grid());
	const runs = values.reduce((product, each) => product * each.length, 1);
	byId('sweeps-count').textContent = values.length ? t('These are {runs}, one after another.', { runs: plural(runs, 'run') }) : '';
}

async function start() {
	const { values: { name, ...values }, errors } = fieldsIn();
	const wrong = errors.map(({ field, message }) => `${field} ${message}`).join('; ');
	try {
		if (wrong) {
			throw new Error(wrong);
		}
		const chosen = grid();
		const base = { dataset: world.formDataset, network: networkToSend(), ...values };
		const same = Object.fromEntries(Object.entries(base).filter(([field]) => !(field in chosen)));
		const sweep = await sendJson('POST', 'sweeps', { name, base: same, grid: chosen });
		showProblem(byId('sweeps-problem'), null);
		await refresh();
		showSweep(sweep.id);
	}
	catch (error) {
		showProblem(byId('sweeps-problem'), error);
	}
}
