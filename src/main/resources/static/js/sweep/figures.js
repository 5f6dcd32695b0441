/** The figures of a sweep: the maps before, the map that grows, and what of the picture the current cell sees. */
import { byId, el } from '../base/dom.js';
import { view, world } from '../base/state.js';
import { t } from '../base/words.js';
import { signed } from '../cell/matrix.js';
import { growingFields } from '../cell/receptive-field.js';
import { frame } from '../cell/receptive-field-mark.js';
import { draw, drawColours } from '../look/map-canvas.js';
import { ramp } from '../look/palettes.js';

const MAX_PLANES = 128;

// of a long way, the first and the last layers are named
const MAX_FIELDS = 4;

/** Whether a layer sees several maps at once; the three colours of a picture are one picture. */
export const hasPlanes = ({ layer, input }) => layer.kind === 'convolution' && input.name !== 'picture' && input.shape[0] > 1;

const planeOf = ({ shape: [, height, width], values }, index) =>
	Array.from({ length: height }, (_, row) => [...values.subarray((index * height + row) * width, (index * height + row + 1) * width)]);

function drawPlane(canvas, input, index, palette) {
	const rows = planeOf(input, index);
	const numbers = rows.flat();
	draw(canvas, { values: rows, min: Math.min(...numbers), max: Math.max(...numbers) }, palette);
}

/** Draws one of the maps before, or the picture, with its padding around it. */
export function drawBefore({ input, slides }, plane) {
	const canvas = byId('sweep-before');
	const [channels, height, width] = input.shape;
	if (input.name === 'picture') {
		drawColours(canvas, Array.from({ length: channels }, (_, index) => planeOf(input, index)));
	}
	else {
		drawPlane(canvas, input, plane, view.palette);
	}
	const [rows, columns] = [height + 2 * slides.padding, width + 2 * slides.padding];
	place(canvas.style, slides.padding, slides.padding, height, width, rows, columns);
}

/** Makes a button for each of the maps before. */
export function drawPlanes(source, chosen, press) {
	const shown = hasPlanes(source) ? Math.min(MAX_PLANES, source.input.shape[0]) : 0;
	byId('sweep-inputs').hidden = !shown;
	byId('sweep-planes').replaceChildren(...Array.from({ length: shown }, (_, index) => {
		const canvas = el('canvas');
		drawPlane(canvas, source.input, index, view.palette);
		return el('button', { 'type': 'button', 'aria-label': t('Map {index}', { index }), 'aria-pressed': String(index === chosen),
			'click': () => press(index) }, canvas, el('i'));
	}));
}

/** Marks the chosen one of the maps before, and colours each by what it contributes to the current cell. */
export function markPlanes(planes, chosen) {
	const colourFor = signed(planes.map(({ sum }) => sum));
	[...byId('sweep-planes').children].forEach((button, index) => {
		button.setAttribute('aria-pressed', String(index === chosen));
		button.title = t('Map {index} contributes {value}', { index, value: planes[index].sum.toPrecision(3) });
		button.lastChild.style.backgroundColor = `rgb(${colourFor(planes[index].sum).join(' ')})`;
	});
}

/** Draws the cells up to one, the others being empty, and marks that one here and its window in the map before. */
export function drawAfter({ output, input, slides }, { row, column }, grown) {
	const rows = output.values;
	const canvas = byId('sweep-after');
	[canvas.width, canvas.height] = [rows[0].length, rows.length];
	const colourFor = ramp(view.palette, output.min, output.max);
	const context = canvas.getContext('2d');
	const pixels = context.createImageData(canvas.width, canvas.height);
	const end = grown ? canvas.width * canvas.height : row * canvas.width + column + 1;
	for (let index = 0; index < end; index++) {
		pixels.data.set([...colourFor(rows[Math.floor(index / canvas.width)][index % canvas.width]), 255], index * 4);
	}
	context.putImageData(pixels, 0, 0);
	place(byId('sweep-cell').style, row, column, 1, 1, canvas.height, canvas.width);
	const [, height, width] = input.shape;
	place(byId('sweep-window').style, row * slides.stride, column * slides.stride, slides.size, slides.size,
		height + 2 * slides.padding, width + 2 * slides.padding);
}

/** Frames what the current cell sees of the picture, and what the cells before it see. */
export function drawFields({ layer }, cell) {
	const fields = growingFields(world.layers.slice(0, world.layers.indexOf(layer) + 1), cell);
	const frames = byId('sweep-fields');
	while (frames.children.length < fields.length) {
		frames.append(el('i', { class: 'mark' }));
	}
	[...frames.children].forEach((mark, index) => {
		mark.hidden = index >= fields.length;
		mark.classList.toggle('inner', index < fields.length - 1);
		if (fields[index]) {
			frame(mark, fields[index], world.inputShape);
		}
	});
	byId('sweep-field').textContent = fieldWords(fields);
}

function fieldWords(fields) {
	if (!fields.length) {
		return t('One cell sees one pixel of the picture');
	}
	const sizes = fields.map((field) => `${field.layer.name} ${extent(field.rows, 1)} × ${extent(field.columns, 2)}`);
	const named = sizes.length > MAX_FIELDS ? [sizes[0], '…', ...sizes.slice(1 - MAX_FIELDS)] : sizes;
	return t('One cell sees of the picture: {fields}', { fields: named.join(t(', ')) });
}

const extent = ([from, to], side) => Math.min(to - from + 1, world.inputShape[side]);

/** Puts something over so many rows and columns of a box with so many in all. */
export function place(style, row, column, height, width, rows, columns) {
	style.top = `${(100 * row) / rows}%`;
	style.left = `${(100 * column) / columns}%`;
	style.height = `${(100 * height) / rows}%`;
	style.width = `${(100 * width) / columns}%`;
}
