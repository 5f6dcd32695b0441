/** Makes a picture small before it is sent: a look asks about it many times, and the network sees no more than a few pixels of it. */

import { isolated } from '../base/dom.js';

// a multiple of what networks take: the service then averages whole pixels
const SIDE = 384;
const SMALL_ENOUGH = 256 * 1024;
const READ_BY_THE_SERVICE = ['image/png', 'image/jpeg', 'image/gif', 'image/bmp'];

/** A file of the picture's middle square, as a PNG: whatever the browser shows can be sent then. What is small already, or no picture to the browser, stays as it is. */
export async function shrunk(file) {
	if (READ_BY_THE_SERVICE.includes(file.type) && file.size <= SMALL_ENOUGH) {
		return file;
	}
	// upright, as the browser shows it
	const bitmap = await createImageBitmap(file).catch(() => null);
	if (!bitmap) {
		await file.slice(0, 1).arrayBuffer().catch(() => {
			throw new Error(`“${isolated(file.name)}” can’t be read; is it a folder?`);
		});
		return file;
	}
	const side = Math.min(SIDE, bitmap.width, bitmap.height);
	const canvas = new OffscreenCanvas(side, side);
	drawMiddle(canvas.getContext('2d'), bitmap, side);
	bitmap.close();
	return canvas.convertToBlob({ type: 'image/png' }).then((blob) => new File([blob], file.name, { type: 'image/png' }), () => file);
}

/** Draws the middle square of a picture, which is what networks see of it. */
export function drawMiddle(context, bitmap, side) {
	const square = Math.min(bitmap.width, bitmap.height);
	context.imageSmoothingQuality = 'high';
	context.drawImage(bitmap, (bitmap.width - square) / 2, (bitmap.height - square) / 2, square, square, 0, 0, side, side);
}
