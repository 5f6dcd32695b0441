/** Reads what people type into the lab; what can't be read throws a sentence that says what can. */
import { t } from '../base/words.js';

const LIMIT = 1000;

/** A weight: a number, perhaps with a true minus sign, or a fraction. */
export function weightFrom(text, where) {
	const plain = text.trim().replaceAll('−', '-');
	if (/^[-+]?\d*,\d+$/.test(plain)) {
		throw new Error(t('{where} needs a point instead of a comma, as in 0.5.', { where }));
	}
	const [, number, , below = '1'] = plain.match(/^([-+]?(\d+\.?\d*|\.\d+))(?:\/(\d+\.?\d*))?$/) || [];
	const weight = Number(number) / Number(below);
	if (!Number.isFinite(weight)) {
		throw new Error(plain ? t('{where} must be a number, such as −1, 0.5 or 1/9; “{text}” is none.', { where, text: text.trim() })
			: t('{where} must be a number, such as −1, 0.5 or 1/9.', { where }));
	}
	if (Math.abs(weight) > LIMIT) {
		throw new Error(t('{where} must be from −{limit} to {limit}.', { where, limit: LIMIT }));
	}
	return weight;
}

/** A whole number from least to most. */
export function wholeFrom(text, where, least, most) {
	const number = /^\d+$/.test(text.trim()) ? Number(text) : NaN;
	if (!(number >= least && number <= most)) {
		throw new Error(t('{where} must be a whole number from {least} to {most}.', { where, least, most }));
	}
	return number;
}
