/** The sentence about what was typed wrong. */
import { byId, showProblem } from '../base/dom.js';

const wrong = new Map();

/** Takes over what a field says, or shows why that is not possible; the lab then keeps what it had. */
export function labProblem(field, take) {
	wrong.delete(field);
	try {
		take();
	}
	catch (error) {
		wrong.set(field, error);
	}
	field.setAttribute('aria-invalid', String(wrong.has(field)));
	tell();
}

/** Forgets about fields that are written anew. */
export function forget(...fields) {
	for (const field of fields) {
		wrong.delete(field);
		field.removeAttribute('aria-invalid');
	}
	tell();
}

const tell = () => showProblem(byId('lab-problem'), wrong.values().next().value);
