/** Makes and fills elements. Text from the service only ever becomes text nodes. */

export const byId = (id) => document.getElementById(id);

/** Makes an element; functions among the attributes are event listeners, false and null leave one out. */
export function el(tag, attributes = {}, ...children) {
	const element = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) {
		if (typeof value === 'function') {
			element.addEventListener(name, value);
		}
		else if (value === true) {
			element.setAttribute(name, '');
		}
		else if (value !== false && value != null) {
			element.setAttribute(name, value);
		}
	}
	element.append(...children);
	return element;
}

// what would end the isolation of a name, or turn what follows it
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069]/g;

// letters that are written from the right
const FROM_THE_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]|[\ud802\ud803\ud83a\ud83b]/;

/** A name that people gave, in an element of its own: of any length, in any script, it moves nothing around it. */
export const named = (name) => el('bdi', {}, name.replace(DIRECTIONS, ''));

/** The same within a text, where there can't be an element. */
export function isolated(name) {
	const plain = name.replace(DIRECTIONS, '');
	return FROM_THE_RIGHT.test(plain) ? `\u2068${plain}\u2069` : plain;
}

/** Fills a chooser with options, each its value and its text; an open list must not close under the hand that chooses from it. */
export function offer(select, options) {
	const text = JSON.stringify(options);
	if (select.dataset.options !== text) {
		select.dataset.options = text;
		select.replaceChildren(...options.map(([value, label]) => el('option', { value }, label)));
	}
}

/** Shows an error in a box, or hides the box when there is none. */
export function showProblem(box, error) {
	box.hidden = !error;
	box.textContent = error ? error.message : '';
}

/** Tells a screen reader, once for each new text. */
export function announce(text) {
	const region = byId('announce');
	if (region.textContent !== text) {
		region.textContent = text;
	}
}

/** Shows a blob in an image and frees the one before. */
export function showBlob(image, blob) {
	const before = image.dataset.blob;
	const url = URL.createObjectURL(blob);
	image.dataset.blob = url;
	image.src = url;
	if (before) {
		URL.revokeObjectURL(before);
	}
	return url;
}

/** Wraps an asynchronous function so that only its newest call may write its result. */
export function newestOnly(work) {
	let newest = 0;
	return async (...args) => {
		const turn = ++newest;
		await work(() => turn === newest, ...args);
	};
}
