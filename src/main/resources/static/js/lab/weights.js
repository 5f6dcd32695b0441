/** The kernel as tables of fields to type in. */
import { byId, el } from '../base/dom.js';
import { on, view } from '../base/state.js';
import { t } from '../base/words.js';
import { COLOURS } from '../cell/convolution.js';
import { coloured, signed } from '../cell/matrix.js';
import { LAB_KEYS, shownFilter, shownKernel, typed } from './kernel.js';
import { deedOf } from './kernels.js';
import { weightFrom } from './numbers.js';
import { forget, labProblem } from './problem.js';

const box = byId('lab-weights');
const biasField = byId('lab-bias');

/** Starts the tables: they follow the kernel, and change it. */
export function startWeights() {
	biasField.addEventListener('input', () => take(biasField));
	on(LAB_KEYS, render);
}

function render() {
	const kernel = shownKernel();
	if (!kernel) {
		return;
	}
	const shape = `${kernel.planes.length} ${kernel.planes[0].length}`;
	if (box.dataset.shape !== shape) {
		box.dataset.shape = shape;
		forget(...fields());
		box.replaceChildren(...kernel.planes.map((plane, index) => table(plane.length, kernel.planes.length > 1 ? COLOURS[index] : '')));
	}
	const weights = kernel.planes.flat(2);
	const colourFor = signed(weights);
	fields().forEach((field, index) => {
		write(field, weights[index]);
		coloured(field, colourFor(weights[index]));
	});
	write(biasField, kernel.bias);
	byId('lab-words').textContent = wordsFor(kernel, weights);
}

function wordsFor(kernel, weights) {
	const sum = Number(weights.reduce((total, weight) => total + weight, 0).toPrecision(3));
	const more = t('The weights add up to {sum}.', { sum: String(sum).replace('-', '−') });
	return t('{words} {more}', { words: whatIs(kernel), more });
}

function whatIs({ planes, own }) {
	if (own) {
		return planes.length > 1 ? t('Your own kernel: a table for each colour; the three sums and the bias are added up.')
			: t('Your own kernel.');
	}
	const index = shownFilter();
	return deedOf(view.kernel) ?? (planes.length > 1
		? t('Filter {index}, as it was learned: a table for each colour; the three sums and the bias are added up.', { index })
		: t('Filter {index}, as it was learned.', { index }));
}

const fields = () => [...box.querySelectorAll('input')];

function table(size, colour) {
	const cells = Array.from({ length: size ** 2 }, (_, index) => {
		const place = { colour, row: Math.floor(index / size), column: index % size };
		const name = colour ? t('{colour}, row {row}, column {column}', place) : t('row {row}, column {column}', place);
		const field = el('input',
			{ 'type': 'text', 'aria-label': t('Weight: {name}', { name }), 'data-where': name, 'autocomplete': 'off' });
		field.addEventListener('input', () => take(field));
		field.addEventListener('focus', () => field.select());
		return field;
	});
	const grid = el('div', { class: size > 5 ? 'weights small' : 'weights' }, ...cells);
	grid.style.setProperty('--size', size);
	return el('div', {}, ...(colour ? [el('p', { class: 'quiet' }, colour)] : []), grid);
}

/** A field keeps the exact weight, of which it shows some digits. */
function write(field, weight) {
	if (Number(field.dataset.weight) === weight && field.dataset.weight !== undefined) {
		return;
	}
	field.dataset.weight = weight;
	if (document.activeElement !== field) {
		field.value = brief(weight);
		forget(field);
	}
}

/** Few enough digits for a small field, with a true minus sign. */
const brief = (weight) => String(Number(weight.toFixed(Math.abs(weight) < 10 ? 3 : 1))).replace(/^(-?)0\./, '$1.').replace('-', '−');

function take(field) {
	labProblem(field, () => {
		const where = field === biasField ? t('The bias') : t('The weight in {place}', { place: field.dataset.where });
		field.dataset.weight = weightFrom(field.value, where);
		const weights = fields().map((each) => Number(each.dataset.weight));
		const size = shownKernel().planes[0].length;
		const planes = Array.from({ length: weights.length / size ** 2 }, (_, plane) => Array.from({ length: size }, (__, row) =>
			weights.slice((plane * size + row) * size, (plane * size + row + 1) * size)));
		typed(planes, Number(biasField.dataset.weight));
	});
}
