/** The aliases of the model in use: other names, by which programs ask for it, and which can be moved to another model. */
import { path, send, sendJson } from '../base/api.js';
import { byId, el, named } from '../base/dom.js';
import { may } from '../base/rights.js';
import { modelInUse, on, world } from '../base/state.js';
import { t } from '../base/words.js';
import { attempt } from './card.js';

const field = byId('alias-name');

/** Starts the aliases on the model's card. */
export function startAliases() {
	on(['models', 'model', 'inUse'], render);
	byId('alias-form').addEventListener('submit', (event) => {
		event.preventDefault();
		attempt(() => set(field.value.trim(), modelInUse()));
	});
}

const aliasesOf = (model) => model.aliases ?? [];

function render() {
	const model = modelInUse();
	// what trains may still become another one
	byId('model-aliases').hidden = !model || model.provisional || !(aliasesOf(model).length || may('admin'));
	if (model) {
		byId('alias-list').replaceChildren(...aliasesOf(model).map((alias) => entry(alias)));
		byId('aliases-known').replaceChildren(...world.models.flatMap(aliasesOf).map((alias) => el('option', { value: alias })));
	}
}

function entry(alias) {
	return el('li', {}, named(alias), el('button', { 'type': 'button', 'class': 'small', 'data-needs': 'admin',
		'aria-label': t('Remove the alias {alias}', { alias }), 'click': () => attempt(() => remove(alias)) }, '✕'));
}

async function set(alias, model) {
	const holder = world.models.find((each) => aliasesOf(each).includes(alias));
	if (holder?.id === model.id || (holder && !window.confirm(
		t('Move the alias {alias} from {from} to {to}? Programs that ask for it get the answers of {to} from then on.',
			{ alias, from: holder.id, to: model.id })))) {
		return;
	}
	await sendJson('PUT', path('models', 'aliases', alias), { id: model.id });
	field.value = '';
}

async function remove(alias) {
	if (window.confirm(t('Remove the alias {alias}? Programs that ask for it get no answers any more.', { alias }))) {
		await send(path('models', 'aliases', alias), { method: 'DELETE' });
	}
}
