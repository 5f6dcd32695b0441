/** A convolution's cell: for each plane of the input, patch times kernel, and the products added up. */
import { el } from '../base/dom.js';
import { short } from '../base/format.js';
import { t } from '../base/words.js';
import { matrix, ofGrey, ofMap, ofPicture, signed } from './matrix.js';
import { sign, total } from './total.js';

const SHOWN = 4;

/** What the planes of a picture are called. */
export const COLOURS = [t('red'), t('green'), t('blue')];

const sizeOf = ({ patch }) => `${patch.length} × ${patch.length}`;

const picture = (planes) => (planes.length > 1 ? t('the picture, in red, green and blue') : t('the picture'));

/** The computation as text. */
export const words = ({ row, column, channel, layer, input, planes, value }) =>
	t('Row {row}, column {column} of map {channel} looks at {size} values of {input}. '
		+ 'Each is multiplied by the filter’s weight at the same position; the products and the bias add up to '
		+ '{value}, which is what {layer} shows there. Weights and products are red where they add, blue where they subtract.', {
		row, column, channel, layer, size: sizeOf(planes[0]), value: short(value),
		input: input === 'picture' ? picture(planes) : t('each of the {n} maps of {layer}', { n: planes.length, layer: input }),
	});

/** @returns {{ parts: Node[], steps: number, step: (step: number) => void }} what to show, and how to play it */
export function render(answer) {
	const { planes, input } = answer;
	const strongest = [...planes].sort((a, b) => Math.abs(b.sum) - Math.abs(a.sum));
	const shown = input === 'picture' ? planes : strongest.slice(0, SHOWN);
	const rest = strongest.filter((plane) => !shown.includes(plane));
	const { rowOf, line } = laidOut(answer, shown);
	const rows = shown.map(rowOf);
	const others = rest.map(rowOf);
	const steps = planes[0].patch.flat().length;
	const list = (parts) => el('div', { class: input === 'picture' ? 'planes colours' : 'planes' }, ...parts);
	const more = others.length
		? [el('details', {}, el('summary', {}, t('The {n} other maps, which contribute less here', { n: others.length })), list(others))]
		: [];
	return { parts: [list(rows), ...more, line], steps, step: (step) => showStep([...rows, ...others], line, step, steps) };
}

/** The computation of some planes of the input, and the sum with the others as one number. */
export function inShort(answer, shown) {
	const { rowOf, line } = laidOut(answer, shown);
	return [...shown.map(rowOf), line];
}

/** How a plane is shown, and the sum of all planes; `colour` is that of the picture's only plane, where it is not grey. */
function laidOut({ planes, bias, value, input, padding, colour }, shown) {
	const ofColours = colour !== undefined || (input === 'picture' && planes.length === COLOURS.length);
	const nameOf = ({ index }) => (ofColours ? COLOURS[colour ?? index] : input === 'picture' ? t('grey') : t('map {index}', { index }));
	const colours = {
		patches: ofMap(planes.flatMap(({ patch }) => patch.flat())),
		kernels: signed(planes.flatMap(({ kernel }) => kernel.flat())),
		products: signed(planes.flatMap(({ products }) => products.flat())),
	};
	const rowOf = (plane) => planeRow(plane, nameOf(plane), padding, {
		...colours, patches: ofColours ? ofPicture(colour ?? plane.index) : input === 'picture' ? ofGrey : colours.patches,
	});
	const rest = planes.filter((plane) => !shown.includes(plane));
	const terms = shown.map((plane) => ({ name: nameOf(plane), value: plane.sum }));
	if (rest.length) {
		terms.push({ name: t('{n} other maps', { n: rest.length }), value: rest.reduce((sum, plane) => sum + plane.sum, 0) });
	}
	return { rowOf, line: total([...terms, { name: t('bias'), value: bias }], value) };
}

function planeRow({ patch, kernel, products, sum }, name, outside, colours) {
	return el('div', { class: 'plane' }, el('span', { class: 'of' }, name),
		matrix(patch, colours.patches, { label: t('Patch of {name}', { name }), outside }), sign('×'),
		matrix(kernel, colours.kernels, { label: t('Kernel for {name}', { name }) }), sign('='),
		matrix(products, colours.products, { label: t('Products of {name}', { name }) }), sign('→'),
		el('span', { class: 'part' }, short(sum)));
}

/** Shows the products up to a step; after the last one, the sums. */
function showStep(rows, line, step, steps) {
	const done = step >= steps;
	for (const row of rows) {
		const tables = [...row.querySelectorAll('.matrix')].map((table) => [...table.querySelectorAll('td')]);
		tables.forEach((cells, table) => cells.forEach((cell, index) => {
			cell.classList.toggle('now', index === step);
			cell.classList.toggle('later', table === 2 && index > step);
		}));
		const products = tables[2].slice(0, step + 1).map((cell) => Number(cell.title));
		row.querySelector('.part').textContent = short(products.reduce((sum, product) => sum + product, 0));
	}
	line.classList.toggle('later', !done);
}
