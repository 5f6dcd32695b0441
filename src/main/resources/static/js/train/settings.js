/** The fields of the advanced settings; empty ones are left to the recipe. */
import { byId, el } from '../base/dom.js';
import { world } from '../base/state.js';

const FIELDS = [
	{ name: 'recipe', label: 'Recipe', hint: 'what the empty fields stand for', wide: true, choices: true },
	{ name: 'epochs', label: 'Epochs', hint: 'times through all pictures', number: 'whole' },
	{ name: 'batchSize', label: 'Batch size', hint: 'pictures a step', number: 'whole' },
	{ name: 'learningRate', label: 'Learning rate', hint: 'how far a step goes', number: 'decimal' },
	{ name: 'momentum', label: 'Momentum', hint: 'how much of the last step stays', number: 'decimal' },
	{ name: 'seed', label: 'Seed', hint: 'the same seed, the same chance', number: 'whole' },
	{ name: 'trainLimit', label: 'Train limit', hint: 'learn from fewer pictures', number: 'whole' },
	{ name: 'validation', label: 'Validation', hint: 'share held out to choose the best epoch', number: 'decimal' },
	{ name: 'patience', label: 'Patience', hint: 'stop after so many epochs without gain', number: 'whole' },
	{ name: 'maxMinutes', label: 'Minutes at most', hint: 'stop when they are over', number: 'decimal' },
	{ name: 'from', label: 'Start from', hint: 'a model whose weights to go on from' },
	{ name: 'name', label: 'Name', hint: 'a note for yourself', wide: true },
];

// what a setting means that a recipe leaves open
const OPEN = { trainLimit: 'all' };

/** Makes the fields, each with its label and its hint. */
export function makeFields() {
	return FIELDS.map(({ name, label, hint, number, wide, choices }) => el('div', { class: wide ? 'field wide' : 'field' },
		el('label', { for: `field-${name}` }, label),
		choices ? el('select', { 'id': `field-${name}`, 'aria-describedby': `about-${name}` })
			: el('input', { 'id': `field-${name}`, 'type': 'text', 'autocomplete': 'off', 'list': name === 'from' ? 'models-known' : null,
				'inputmode': number && { whole: 'numeric', decimal: 'decimal' }[number], 'aria-describedby': `about-${name}` }),
		el('small', { id: `about-${name}` }, hint)));
}

/** Offers the recipes for a data set, its own first. */
export function offerRecipes(dataset) {
	const own = (recipe) => recipe.defaultFor.includes(dataset);
	const select = byId('field-recipe');
	const { value } = select;
	select.replaceChildren(...[...world.recipes].sort((a, b) => own(b) - own(a)).map((recipe) =>
		el('option', { value: own(recipe) ? '' : recipe.name }, own(recipe) ? `${recipe.name}, as usual for ${dataset}` : recipe.name)));
	select.value = value;
	if (select.selectedIndex < 0) {
		select.selectedIndex = 0;
	}
}

/** Shows the chosen recipe, else the data set's own, in the empty fields, and says it in a sentence. */
export function showDefaults(dataset) {
	const { value } = byId('field-recipe');
	const recipe = world.recipes.find(({ name, defaultFor }) => (value ? name === value : defaultFor.includes(dataset)));
	for (const { name, choices } of FIELDS) {
		if (!choices) {
			byId(`field-${name}`).placeholder = recipe?.settings[name] ?? OPEN[name] ?? '';
		}
	}
	if (!recipe) {
		return '';
	}
	const { epochs, batchSize, learningRate, momentum } = recipe.settings;
	return `Recipe “${recipe.name}”: ${epochs} epochs (times through all pictures), ${batchSize} pictures a step, `
		+ `learning rate ${learningRate}, momentum ${momentum}.`;
}

/** What a field stands for: what is written in it, else what the recipe has. */
export const valueOf = (name) => byId(`field-${name}`).value.trim() || byId(`field-${name}`).placeholder;

/** The filled fields; what can't be sent as a number is an error already. The ranges are the service's to judge. */
export function fieldsIn() {
	const values = {};
	const errors = [];
	for (const { name, number } of FIELDS) {
		const text = byId(`field-${name}`).value.trim();
		const message = number && text ? mistakeIn(text, number === 'whole') : '';
		if (message) {
			errors.push({ field: name, message });
		}
		else if (text) {
			values[name] = number ? Number(text) : text;
		}
	}
	return { values, errors };
}

/** What is wrong with a number; not fields of numbers, in which browsers drop what they don't take, so that 0,01 becomes 1. */
function mistakeIn(text, whole) {
	if (text.includes(',')) {
		return whole ? 'must be a whole number, without commas' : `must be written with a point, as in ${text.replace(',', '.')}`;
	}
	if (!Number.isFinite(Number(text))) {
		return whole ? 'must be a whole number' : 'must be a number';
	}
	return whole && !Number.isInteger(Number(text)) ? 'must be a whole number' : '';
}

/** Marks the fields with their errors and returns the errors that have no field here. */
export function showErrors(errors) {
	for (const { name, hint } of FIELDS) {
		const messages = errors.filter(({ field }) => field === name).map(({ message }) => message);
		const input = byId(`field-${name}`);
		input.setAttribute('aria-invalid', messages.length > 0);
		byId(`about-${name}`).textContent = messages.join('; ') || hint;
	}
	const first = document.querySelector('#settings [aria-invalid=true]');
	if (first) {
		first.closest('details').open = true;
		first.focus();
	}
	return errors.filter(({ field }) => !FIELDS.some(({ name }) => name === field));
}
