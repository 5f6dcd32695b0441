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

// characters that would end the isolation of a name or reverse the text after it
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069]/g;

// letters of scripts written from right to left
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]|[\ud802\ud803\ud83a\ud83b]/;

/** A name that a user chose, in an element of its own: no length or script disturbs the text around it. */
export const named = (name) => el('bdi', {}, name.replace(DIRECTIONS, ''));

/** The same within plain text, where no element is possible. */
export function isolated(name) {
	const plain = name.replace(DIRECTIONS, '');
	return RIGHT_TO_LEFT.test(plain) ? `\u2068${plain}\u2069` : plain;
}

/** Fills a select with options, each a value and a text. Unchanged options stay, since replacing them would close an open list. */
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

/** Announces a text to screen readers, unless it is the last one again. */
export function announce(text) {
	const region = byId('announce');
	if (region.textContent !== text) {
		region.textContent = text;
	}
}

/** Shows a blob in an image and releases the previous one. */
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

/** Wraps an asynchronous function, which is told whether its call is still the newest before it writes its result. */
export function newestOnly(work) {
	let newest = 0;
	return async (...args) => {
		const turn = ++newest;
		await work(() => turn === newest, ...args);
	};
}
