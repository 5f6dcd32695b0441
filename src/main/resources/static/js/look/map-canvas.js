/** Draws a map's numbers, one pixel each. */
import { ramp } from './palettes.js';

/**
 * @param {HTMLCanvasElement} canvas is resized to the map
 * @param {{ values: number[][], min: number, max: number }} channel the map in rows, with its range
 * @param {string} palette the palette's name
 */
export function draw(canvas, { values, min, max }, palette) {
	canvas.width = values[0].length;
	canvas.height = values.length;
	const context = canvas.getContext('2d');
	const picture = context.createImageData(canvas.width, canvas.height);
	const colourFor = ramp(palette, min, max);
	values.flat().forEach((value, index) => {
		picture.data.set([...colourFor(value), 255], index * 4);
	});
	context.putImageData(picture, 0, 0);
}

/**
 * Draws a picture's numbers, one pixel each.
 * @param {HTMLCanvasElement} canvas is resized to the picture
 * @param {number[][][]} planes red, green and blue, or only grey, in rows, from 0 to 1
 */
export function drawColours(canvas, planes) {
	canvas.width = planes[0][0].length;
	canvas.height = planes[0].length;
	const context = canvas.getContext('2d');
	const picture = context.createImageData(canvas.width, canvas.height);
	planes[0].flat().forEach((_, index) => {
		const [row, column] = [Math.floor(index / canvas.width), index % canvas.width];
		const colour = [0, 1, 2].map((plane) => 255 * planes[plane % planes.length][row][column]);
		picture.data.set([...colour, 255], index * 4);
	});
	context.putImageData(picture, 0, 0);
}
