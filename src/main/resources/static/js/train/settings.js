/** The fields of the advanced settings; empty ones are left to the recipe. */
import { byId, el } from '../base/dom.js';

const FIELDS = [
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

const ARTICLE = { recipe: 'article', epochs: 20, batchSize: 32, learningRate: 0.001, momentum: 0.9, seed: 42, trainLimit: 'all' };

const RECIPES = {
	cifar10: ARTICLE,
	shapes: { ...ARTICLE, recipe: 'quick', learningRate: 0.01 },
};

/** Makes the fields, each with its label and its hint. */
export function makeFields() {
	return FIELDS.map(({ name, label, hint, min, max, step, wide }) => el('div', { class: wide ? 'field wide' : 'field' },
		el('label', { for: `field-${name}` }, label),
		el('input', { 'id': `field-${name}`, 'type': step ? 'number' : 'text', min, max, step, 'autocomplete': 'off', 'list': name === 'from' ? 'models-known' : null,
			'inputmode': step === 'any' ? 'decimal' : step ? 'numeric' : null, 'aria-describedby': `about-${name}` }),
		el('small', { id: `about-${name}` }, hint)));
}

/** Shows a data set's recipe in the empty fields, and says it in a sentence. */
export function showDefaults(dataset) {
	const recipe = RECIPES[dataset] || {};
	for (const { name } of FIELDS) {
		byId(`field-${name}`).placeholder = recipe[name] ?? '';
	}
	return recipe.recipe ? `Recipe “${recipe.recipe}”: ${recipe.epochs} epochs, ${recipe.batchSize} pictures a step, `
		+ `learning rate ${recipe.learningRate}, momentum ${recipe.momentum}.` : '';
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
