/** Numbers and times in words. */
import { t } from './words.js';

const NONE = '–';

/** A share from 0 to 1 as a percentage; a dash for null. Only exact zeros and ones are shown as 0.0% and 100.0%. */
export function percent(share) {
	if (share == null) {
		return NONE;
	}
	return share > 0 && share < 0.0005 ? '<0.1%' : share > 0.9995 && share < 1 ? '>99.9%' : `${(share * 100).toFixed(1)}%`;
}

/** A softmax probability as a percentage: never 0% or 100%, even where the float has been rounded to them. */
export const sureness = (probability) => percent(Math.min(Math.max(probability, Number.MIN_VALUE), 1 - Number.EPSILON));

/** A loss with three digits; a dash for null. */
export const loss = (value) => (value == null ? NONE : value.toFixed(3));

/** A learning rate with two digits; a dash for null. */
export const rate = (value) => (value == null ? NONE : String(Number(value.toPrecision(2))));

/** A whole number with thousands separators; a dash for null. */
export const count = (value) => (value == null ? NONE : Math.round(value).toLocaleString(t('en')));

/** A number with its noun: `1 epoch`, `2 epochs`. */
export const plural = (value, noun) => t(`{n} ${noun}${value === 1 ? '' : 's'}`, { n: count(value) });

/** A number with about three digits, with a true minus sign. */
export function short(value) {
	const text = Math.abs(value) >= 100 ? value.toFixed(0) : Number(value.toPrecision(3)).toString();
	return text.replace('-', '−');
}

/** Bytes in megabytes; in kilobytes below one megabyte. */
export const megabytes = (bytes) => (bytes < 1e6 ? `${Math.round(bytes / 1e3)}\u00a0kB`
	: `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)}\u00a0MB`);

/** A list of words: `cat, dog and horse`. */
export const list = (words) => (words.length < 2 ? words.join()
	: t('{most} and {last}', { most: words.slice(0, -1).join(t(', ')), last: words[words.length - 1] }));

/** The remaining time, roughly; empty for null. */
export function remaining(seconds) {
	if (seconds == null) {
		return '';
	}
	return t('{time} left', { time: roughly(seconds) });
}

/** A time to come, roughly. */
export function roughly(seconds) {
	if (seconds < 10) {
		return t('a few seconds');
	}
	if (seconds < 50) {
		return t('less than a minute');
	}
	const minutes = Math.round(seconds / 60);
	if (minutes < 60) {
		return minutes <= 1 ? t('about a minute') : t('about {minutes} minutes', { minutes });
	}
	return t('about {hours} h {minutes} min', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** How long something took. */
export function duration(seconds) {
	if (seconds < 90) {
		return t('{seconds} s', { seconds: Math.round(seconds) });
	}
	const minutes = Math.round(seconds / 60);
	return minutes < 90 ? t('{minutes} min', { minutes })
		: t('{hours} h {minutes} min', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

const SPANS = [[(n) => plural(n, 'day'), 86400], [(n) => plural(n, 'hour'), 3600], [(n) => plural(n, 'minute'), 60]];

/** How long ago a point in time is. */
export function ago(time) {
	const seconds = (Date.now() - Date.parse(time)) / 1000;
	const span = SPANS.find(([, length]) => seconds >= length);
	return span ? t('{time} ago', { time: span[0](Math.floor(seconds / span[1])) }) : t('just now');
}
