/** A small table of numbers on coloured backgrounds. */
import { el } from '../base/dom.js';
import { t } from '../base/words.js';
import { ramp } from '../look/palettes.js';

/**
 * @param {number[][]} rows the numbers
 * @param {(value: number) => number[]} colourFor red, green and blue for a number
 * @param {{ label: string, outside?: boolean[][], outsideWords?: string, format?: (value: number) => string }} options its name for
 * screen readers, which cells lie outside the picture and what that means, and how numbers are written
 */
export function matrix(rows, colourFor, { label, outside, outsideWords = t('outside the picture: counts as 0'), format = figures(rows) }) {
	const size = rows[0].length > DENSE_FROM ? ' dense' : rows[0].length > SMALL_FROM ? ' narrow' : '';
	return el('table', { 'class': `matrix${size}`, 'aria-label': label }, el('tbody', {}, ...rows.map((cells, row) => el('tr', {},
		...cells.map((value, column) => (outside?.[row][column] ? el('td', { class: 'outside', title: outsideWords }, '0')
			: cell(value, colourFor(value), format)))))));
}

// from so many columns on, the columns are narrower, and then without figures
const SMALL_FROM = 3;
const DENSE_FROM = 8;

function cell(value, colour, format) {
	const made = el('td', { title: String(value) }, format(value));
	coloured(made, colour);
	return made;
}

/** Gives an element a background, and its text the colour that is readable there. */
export function coloured({ style }, colour) {
	style.backgroundColor = `rgb(${colour.join(' ')})`;
	style.color = luminance(colour) > BLACK_FROM ? '#000' : '#fff';
}

// from this luminance on, black has more contrast to the background than white
const BLACK_FROM = 0.179;

/** Relative luminance, from 0 to 1, as defined at https://www.w3.org/TR/WCAG21/#dfn-relative-luminance */
function luminance(colour) {
	const [red, green, blue] = colour.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Numbers in about four characters, with a true minus sign: two decimals, three where all are small. */
function figures(rows) {
	const small = Math.max(...rows.flat().map(Math.abs)) < 0.095;
	return (value) => (small ? value.toFixed(3).replace('0.', '.') : value.toFixed(Math.abs(value) < 10 ? 2 : 1)).replace('-', '−');
}

/** Colours for numbers that may be below zero: blue below, red above. */
export function signed(numbers) {
	const reach = Math.max(...numbers.map(Math.abs));
	return ramp('diverging', -reach, reach);
}

/** Colours for numbers of a map. */
export const ofMap = (numbers) => ramp('viridis', Math.min(...numbers), Math.max(...numbers));

const CHANNELS = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];

/** Colours for the red, green or blue of a picture, from 0 to 1. */
export const ofPicture = (channel) => (value) => CHANNELS[channel].map((share) => Math.round(share * 255 * value));

/** Colours for the brightness of a grey picture, from 0 to 1. */
export const ofGrey = ramp('gray', 0, 1);
