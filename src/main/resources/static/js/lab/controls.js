/** What the lab lets choose: the kernel, its size, how it slides, and what of the picture it sees. */
import { byId, el } from '../base/dom.js';
import { adjust, on, show, view, world } from '../base/state.js';
import { t } from '../base/words.js';
import { LAB_KEYS, samePadding, shownFilter, shownKernel, slidesOf, typed } from './kernel.js';
import { MAX_PADDING, MAX_STRIDE, presetsOf, resized, SIZES } from './kernels.js';
import { wholeFrom } from './numbers.js';
import { labProblem } from './problem.js';

const select = byId('lab-kernel');

/** Starts the controls. */
export function startControls() {
	select.addEventListener('change', choose);
	byId('lab-size').replaceChildren(...SIZES.map((size) =>
		el('button', { 'type': 'button', 'data-size': size, 'aria-label': `${size} × ${size}`, 'click': () => resize(size) }, `${size}`)));
	for (const button of byId('lab-colours').children) {
		button.addEventListener('click', () => show({ colours: button.dataset.colours }));
	}
	for (const [key, where, least, most] of [['stride', t('Stride'), 1, MAX_STRIDE], ['padding', t('Padding'), 0, MAX_PADDING]]) {
		const field = byId(`lab-${key}`);
		const take = () => adjust({ [key]: String(wholeFrom(field.value, where, least, most)) });
		field.addEventListener('input', () => labProblem(field, take));
	}
	on([...LAB_KEYS, 'layers', 'labPicture'], render);
}

/** A learned filter slides as it does in its layer, so that the result is its map. */
function choose() {
	const own = shownFilter();
	const [, number] = select.value.match(/^filter-(\d+)$/) || [];
	const { stride, padding, size } = number === undefined ? {} : world.layers[0].window;
	const slides = number !== undefined ? { stride: String(stride), padding: padding === samePadding(size) ? 'same' : String(padding) }
		: Number.isNaN(own) ? {} : { stride: '1', padding: 'same' };
	show({ kernel: select.value, bias: '0', cell: '', ...slides });
}

/** A preset has its own weights for each size; of other kernels, the middle stays. */
function resize(size) {
	const kernel = shownKernel();
	if (presetsOf(size).some(({ name }) => name === view.kernel)) {
		show({ size: String(size), cell: '' });
	}
	else if (size === 1 && kernel && !kernel.own) {
		show({ size: '1', kernel: 'identity', cell: '' });
	}
	else if (kernel) {
		typed(kernel.planes.map((plane) => resized(plane, size)), kernel.bias);
		adjust({ size: String(size), cell: '' });
	}
}

function render() {
	const kernel = shownKernel();
	const { layer, channels } = world.labFilters ?? { channels: [] };
	const size = kernel?.planes[0].length ?? Number(view.size);
	offerKernels(size, layer, channels, kernel?.own);
	select.value = kernel?.own ? 'typed' : view.kernel;
	for (const button of byId('lab-size').children) {
		button.setAttribute('aria-pressed', String(Number(button.dataset.size) === size));
	}
	// a kernel with three planes sees all colours at once; a grey picture has none
	byId('lab-colours-field').hidden = !kernel || kernel.planes.length > 1 || world.labPicture?.shape[0] === 1;
	for (const button of byId('lab-colours').children) {
		button.setAttribute('aria-pressed', String(button.dataset.colours === view.colours));
	}
	const slides = kernel && slidesOf(kernel);
	for (const key of slides ? ['stride', 'padding'] : []) {
		const field = byId(`lab-${key}`);
		if (document.activeElement !== field) {
			field.value = slides[key];
		}
	}
}

function offerKernels(size, layer, channels, own) {
	const option = (value, text) => el('option', { value }, text);
	const known = JSON.stringify([size, layer, channels.length, own]);
	if (select.dataset.known !== known) {
		select.dataset.known = known;
		const byHand = presetsOf(SIZES.includes(size) ? size : 3).map(({ name, title }) => option(name, title));
		const learned = channels.map((_, index) => option(`filter-${index}`, t('Filter {index}', { index })));
		select.replaceChildren(...(own ? [option('typed', t('Your own'))] : []),
			el('optgroup', { label: t('Made by hand') }, ...byHand),
			...(learned.length ? [el('optgroup', { label: t('Learned by {layer}', { layer }) }, ...learned)] : []));
	}
}
