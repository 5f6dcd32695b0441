/** The fields of the advanced settings; empty ones are left to the recipe. */
import { byId, el } from '../base/dom.js';
import { world } from '../base/state.js';

const FIELDS = [
	{ name: 'recipe', label: 'Recipe', hint: 'what the empty fields stand for', wide: true, choices: true },
	{ name: 'epochs', label: 'Epochs', hint: 'times through all pictures', min: 1, max: 1000, step: 1 },
	{ name: 'batchSize', label: 'Batch size', hint: 'pictures a step', min: 1, max: 1024, step: 1 },
	{ name: 'learningRate', label: 'Learning rate', hint: 'how far a step goes', min: 0, max: 10, step: 'any' },
	{ name: 'momentum', label: 'Momentum', hint: 'how much of the last step stays', min: 0, max: 0.999999, step: 'any' },
	{ name: 'seed', label: 'Seed', hint: 'the same seed, the same chance', min: 0, max: Number.MAX_SAFE_INTEGER, step: 1 },
	{ name: 'trainLimit', label: 'Train limit', hint: 'learn from fewer pictures', min: 1, step: 1 },
	{ name: 'validation', label: 'Validation', hint: 'share held out to choose the best epoch', min: 0, max: 0.5, step: 'any' },
	{ name: 'patience', label: 'Patience', hint: 'stop after so many epochs without gain', min: 1, max: 1000, step: 1 },
	{ name: 'maxMinutes', label: 'Minutes at most', hint: 'stop when they are over', min: 0, max: 10080, step: 'any' },
	{ name: 'from', label: 'Start from', hint: 'a model whose weights to go on from' },
	{ name: 'name', label: 'Name', hint: 'a note for yourself', wide: true },
];

// what a setting means that a recipe leaves open
const OPEN = { trainLimit: 'all' };

/** Makes the fields, each with its label and its hint. */
export function makeFields() {
	return FIELDS.map(({ name, label, hint, min, max, step, wide, choices }) => el('div', { class: wide ? 'field wide' : 'field' },
		el('label', { for: `field-${name}` }, label),
		choices ? el('select', { 'id': `field-${name}`, 'aria-describedby': `about-${name}` }) : el('input', { 'id': `field-${name}`, 'type': step ? 'number' : 'text', min, max, step, 'autocomplete': 'off', 'list': name === 'from' ? 'models-known' : null,
			'inputmode': step === 'any' ? 'decimal' : step ? 'numeric' : null, 'aria-describedby': `about-${name}` }),
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
	return `Recipe “${recipe.name}”: ${epochs} epochs, ${batchSize} pictures a step, learning rate ${learningRate}, momentum ${momentum}.`;
}

/** The filled fields; what can't be sent as a number is an error already. The ranges are the service's to judge. */
export function fieldsIn() {
	const values = {};
	const errors = [];
	for (const { name, step } of FIELDS) {
		const input = byId(`field-${name}`);
		if (input.validity.badInput) {
			errors.push({ field: name, message: 'must be a number' });
		}
		else if (step === 1 && input.validity.stepMismatch) {
			errors.push({ field: name, message: 'must be a whole number' });
		}
		else if (input.value.trim() !== '') {
			values[name] = step ? Number(input.value) : input.value.trim();
		}
	}
	return { values, errors };
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
