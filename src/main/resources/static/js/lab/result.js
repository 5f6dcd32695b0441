/** Draws the picture and what the kernel makes of it. */
import { byId } from '../base/dom.js';
import { short } from '../base/format.js';
import { t } from '../base/words.js';
import { draw, drawColours } from '../look/map-canvas.js';
import { place } from '../sweep/figures.js';

/**
 * @param {{ input: object, colour?: number }[]} parts what the kernel sees, each with its result among the maps
 * @param {number[][][]} maps rows of cells
 */
export function drawResult(parts, maps, kernel, slides) {
	const [, height, width] = parts[0].input.shape;
	const before = byId('lab-before');
	drawColours(before, parts.flatMap(({ input }) => planesOf(input)));
	place(before.style, slides.padding, slides.padding, height, width, height + 2 * slides.padding, width + 2 * slides.padding);
	const numbers = maps.flat(2);
	const [least, greatest] = [Math.min(...numbers), Math.max(...numbers)];
	const aroundZero = Math.abs(kernel.planes.flat(2).reduce((sum, weight) => sum + weight, 0)) < 1e-4;
	if (maps.length > 1) {
		inColours(maps, aroundZero ? Math.max(-least, greatest) : 0, least, greatest);
		return;
	}
	const palette = kernel.learned || kernel.planes.length > 1 ? 'viridis' : aroundZero ? 'diverging' : 'gray';
	// a blurred picture is as bright as the picture
	const isMean = palette === 'gray' && kernel.planes.flat(2).every((weight) => weight >= 0);
	const [from, to] = isMean ? [Math.min(0, least), Math.max(1, greatest)] : [least, greatest];
	draw(byId('lab-after'), { values: maps[0], min: from, max: to }, palette);
	const reach = Math.max(Math.abs(least), Math.abs(greatest));
	scale(palette, ...(palette === 'diverging' ? [-reach, reach] : [from, to]).map(short));
}

/** Colours as they are, or around grey for kernels that see differences only. */
function inColours(maps, reach, least, greatest) {
	drawColours(byId('lab-after'), reach ? maps.map((rows) => rows.map((cells) => cells.map((value) => 0.5 + value / (2 * reach)))) : maps);
	scale('', reach ? t('grey is 0; colours are drawn from {least} to {greatest}', { least: short(-reach), greatest: short(reach) })
		: t('from {least} to {greatest}; below 0 is drawn as 0, above 1 as 1', { least: short(least), greatest: short(greatest) }), '');
}

/** The ends of the scale; without a palette, a sentence and nothing. */
function scale(palette, least, greatest) {
	byId('lab-scale').className = `scale quiet ${palette}`;
	byId('lab-scale').classList.toggle('plain', !palette);
	byId('lab-least').textContent = least;
	byId('lab-greatest').textContent = greatest;
}

const planesOf = ({ shape: [channels, height, width], values }) => Array.from({ length: channels }, (_, plane) =>
	Array.from({ length: height }, (__, row) => [...values.subarray((plane * height + row) * width, (plane * height + row + 1) * width)]));
