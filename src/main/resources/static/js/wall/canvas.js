/** Draws all maps of a layer beside one another on one canvas. */
import { view } from '../base/state.js';
import { ramp } from '../look/palettes.js';

// of a map as wide as the picture; smaller ones are drawn smaller, but not as small as they are
const SIDE = 64;
const SIDE_ON_A_PHONE = 44;
const LEAST_SHARE = 0.45;
const NARROW = 720;

// a value of a layer without maps
const SQUARE = 14;

/**
 * How the maps are laid out.
 * @param {object} layer
 * @param {number} pictureSide pixels along a side of the picture
 * @param {number} width pixels of the screen that there are
 * @returns {{ columns: number, gap: number, scale: number }} maps in a row, values between two of them, and screen pixels a value
 */
export function layoutOf(layer, pictureSide, width) {
	const flat = layer.height <= 1 && layer.width <= 1;
	const side = flat ? SQUARE : (width < NARROW ? SIDE_ON_A_PHONE : SIDE) * Math.max(LEAST_SHARE, layer.width / pictureSide);
	const scale = side / layer.width;
	const gap = flat ? 0 : Math.max(1, Math.round(4 / scale));
	const columns = Math.max(1, Math.min(layer.channels, Math.floor((width / scale + gap) / (layer.width + gap))));
	return { columns, gap, scale };
}

/** Which map is at a place of the screen within the canvas; one beyond the last where there is none. */
export function mapAt({ columns, gap, scale }, layer, x, y) {
	const column = Math.floor(x / scale / (layer.width + gap));
	return Math.floor(y / scale / (layer.height + gap)) * columns + Math.min(column, columns - 1);
}

/** Makes the canvas as large as the maps will be. */
export function reserve(canvas, layer, { columns, gap, scale }) {
	canvas.width = columns * (layer.width + gap) - gap;
	canvas.height = Math.ceil(layer.channels / columns) * (layer.height + gap) - gap;
	canvas.style.width = `${canvas.width * scale}px`;
}

/**
 * Draws the maps, each on its own scale unless the view says otherwise.
 * @param {{ shape: number[], values: Float32Array }} maps
 */
export function drawMaps(canvas, layer, { values }, layout) {
	reserve(canvas, layer, layout);
	const { columns, gap } = layout;
	const { channels, height, width } = layer;
	const context = canvas.getContext('2d');
	const pixels = context.createImageData(canvas.width, canvas.height);
	const size = height * width;
	const common = view.normalize === 'layer' || size === 1 ? colours(values) : null;
	for (let channel = 0; channel < channels; channel++) {
		const map = values.subarray(channel * size, (channel + 1) * size);
		const colourFor = common || colours(map);
		const [top, left] = [Math.floor(channel / columns) * (height + gap), (channel % columns) * (width + gap)];
		for (let index = 0; index < size; index++) {
			const at = (top + Math.floor(index / width)) * canvas.width + left + (index % width);
			pixels.data.set(colourFor(map[index]), at * 4);
		}
	}
	context.putImageData(pixels, 0, 0);
}

const LEVELS = 256;
const PALETTES = new Map();

/** A palette's colours from the least to the greatest number, opaque; there may be a million numbers to draw. */
function levelsOf(palette) {
	if (!PALETTES.has(palette)) {
		const colourFor = ramp(palette, 0, LEVELS - 1);
		PALETTES.set(palette, Array.from({ length: LEVELS }, (_, level) => [...colourFor(level), 255]));
	}
	return PALETTES.get(palette);
}

/** Colours for numbers: where all are equal, zeros are dark, and others have the middle, as in the service's pictures. */
function colours(values) {
	const levels = levelsOf(view.palette);
	const [least, greatest] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
	if (least === greatest) {
		const only = levels[least === 0 ? 0 : LEVELS / 2];
		return () => only;
	}
	const factor = (LEVELS - 1) / (greatest - least);
	return (value) => levels[Math.round((value - least) * factor)];
}
