/** The fields of the advanced settings; empty ones are left to the recipe. */
import { byId, el } from '../base/dom.js';
import { world } from '../base/state.js';
import { ofService, t } from '../base/words.js';

const WIDE = ['recipe', 'name', 'owner'];

/** The settings that have a field here: the data set and the network are chosen above. */
const settings = () => world.settings.filter(({ name }) => !['dataset', 'network'].includes(name));

const fieldOf = ({ name }) => byId(`field-${name}`);

/** Makes the fields, each with its label and its hint. */
export function makeFields() {
	return settings().map((setting) => el('div', { class: WIDE.includes(setting.name) ? 'field wide' : 'field' },
		el('label', { for: `field-${setting.name}` }, ofService(setting.label)),
		control(setting),
		el('small', { id: `about-${setting.name}` }, ofService(setting.hint))));
}

function control({ name, type, enum: choices }) {
	const attributes = { 'id': `field-${name}`, 'aria-describedby': `about-${name}` };
	return choices ? el('select', attributes, ...['', ...choices].map((value) => el('option', { value }, value)))
		: el('input', { ...attributes, 'type': 'text', 'autocomplete': 'off', 'list': name === 'from' ? 'models-known' : null,
			'inputmode': { integer: 'numeric', number: 'decimal' }[type] });
}

/** Offers the recipes for a data set: first its own, or that the service chooses. */
export function offerRecipes(dataset) {
	const own = world.recipes.find((recipe) => recipe.defaultFor.includes(dataset));
	const select = byId('field-recipe');
	const { value } = select;
	select.replaceChildren(
		el('option', { value: '' }, own ? t('{recipe}, as usual for {dataset}', { recipe: own.name, dataset })
			: t('chosen by the number of pictures')),
		...world.recipes.filter((recipe) => recipe !== own).map(({ name }) => el('option', { value: name }, name)));
	select.value = value;
	if (select.selectedIndex < 0) {
		select.selectedIndex = 0;
	}
}

/** The chosen recipe, else the data set's own, or what the service chooses for it. */
export function chosenRecipe(dataset) {
	const { value } = byId('field-recipe');
	const plan = world.formPlan;
	return world.recipes.find(({ name, defaultFor }) => (value ? name === value : defaultFor.includes(dataset)))
		|| (plan && { name: plan.recipe, network: plan.network, settings: plan.settings });
}

/** Shows the chosen recipe, else the data set's own, in the empty fields, and says it in a sentence. */
export function showDefaults(dataset) {
	const recipe = chosenRecipe(dataset);
	for (const setting of settings().filter(({ name }) => name !== 'recipe')) {
		const field = fieldOf(setting);
		const own = inWords(setting.name === 'network' ? recipe?.network : recipe?.settings[setting.name]);
		const usual = own || ofService(setting.unset) || '';
		if (setting.enum) {
			field.options[0].text = own ? t('{value}, as in the recipe', { value: usual }) : usual;
		}
		else {
			field.placeholder = usual;
		}
	}
	if (!recipe) {
		return '';
	}
	const { epochs, batchSize, learningRate, momentum } = recipe.settings;
	return t('Recipe “{recipe}”: {epochs} epochs (times through all pictures), {batchSize} pictures a step, '
		+ 'learning rate {learningRate}, momentum {momentum}.', { recipe: recipe.name, epochs, batchSize, learningRate, momentum });
}

/** A setting's value as text; of no value, or an empty list, nothing. */
const inWords = (value) => (Array.isArray(value) ? value.join(', ') : String(value ?? ''));

/** What a field stands for: what is written in it, else what the recipe has. */
export const valueOf = (name) => byId(`field-${name}`).value.trim() || byId(`field-${name}`).placeholder;

/** The filled fields; what can't be sent as a number is an error already. The ranges are the service's to judge. */
export function fieldsIn() {
	const values = {};
	const errors = [];
	for (const { name, type } of settings()) {
		const number = type === 'integer' || type === 'number';
		const text = byId(`field-${name}`).value.trim();
		const message = number && text ? mistakeIn(text, type === 'integer') : '';
		if (message) {
			errors.push({ field: name, message });
		}
		else if (text) {
			values[name] = number ? Number(text) : type === 'array' ? listIn(text) : text;
		}
	}
	return { values, errors };
}

/** The parts of a list that is written with commas. */
const listIn = (text) => text.split(',').map((part) => part.trim()).filter(Boolean);

/** What is wrong with a number; not fields of numbers, in which browsers drop what they don't take, so that 0,01 becomes 1. */
function mistakeIn(text, whole) {
	if (text.includes(',')) {
		return whole ? t('must be a whole number, without commas')
			: t('must be written with a point, as in {number}', { number: text.replace(',', '.') });
	}
	if (!Number.isFinite(Number(text))) {
		return whole ? t('must be a whole number') : t('must be a number');
	}
	return whole && !Number.isInteger(Number(text)) ? t('must be a whole number') : '';
}

/** Marks the fields with their errors and returns the errors that have no field here. */
export function showErrors(errors) {
	for (const { name, hint } of settings()) {
		const messages = errors.filter(({ field }) => field === name).map(({ message }) => message);
		const input = byId(`field-${name}`);
		input.setAttribute('aria-invalid', messages.length > 0);
		byId(`about-${name}`).textContent = messages.join('; ') || ofService(hint);
	}
	const first = document.querySelector('#settings [aria-invalid=true]');
	if (first) {
		first.closest('details').open = true;
		first.focus();
	}
	return errors.filter(({ field }) => !settings().some(({ name }) => name === field));
}
