/** The learning rate over the run that the form would start: a small curve, and the same in words. */
import { sendJson } from '../base/api.js';
import { byId, newestOnly } from '../base/dom.js';
import { plural, rate } from '../base/format.js';
import { t } from '../base/words.js';
import { networkToSend } from '../network/draft.js';
import { fieldsIn } from './settings.js';

const QUIET_MILLIS = 300;
const WIDTH = 100;
const TOP = 3;
const BOTTOM = 38;

let timer;
let asked = '';

/** Renews the curve, once nothing has been typed for a moment; without one where the form has mistakes. */
export function renewSchedule(dataset) {
	clearTimeout(timer);
	timer = setTimeout(() => ask(dataset), QUIET_MILLIS);
}

const ask = newestOnly(async (isNewest, dataset) => {
	const { values, errors } = fieldsIn();
	const question = JSON.stringify({ dataset, network: networkToSend(), ...values, name: undefined, owner: undefined });
	if (!dataset || errors.length) {
		draw(null);
		asked = '';
	}
	else if (question !== asked) {
		const schedule = await sendJson('POST', 'train/schedule', JSON.parse(question)).catch(() => null);
		if (isNewest()) {
			draw(schedule);
			asked = schedule ? question : '';
		}
	}
});

function draw(schedule) {
	byId('schedule').toggleAttribute('data-empty', !schedule); // its place stays: what is below should not move
	if (schedule) {
		byId('schedule-line').setAttribute('d', lineOf(schedule));
		byId('schedule-words').textContent = inWords(schedule);
	}
}

function lineOf({ points }) {
	const greatest = Math.max(...points.map(({ learningRate }) => learningRate));
	const last = points[points.length - 1].epoch || 1;
	const places = points.map(({ epoch, learningRate }) =>
		`${((WIDTH * epoch) / last).toFixed(2)} ${(BOTTOM - (BOTTOM - TOP) * (learningRate / greatest)).toFixed(2)}`);
	return `M${places.join('L')}${places.length > 1 ? '' : `H${WIDTH}`}`;
}

function inWords({ epochs, batches, points }) {
	const rates = points.map(({ learningRate }) => learningRate);
	const greatest = Math.max(...rates);
	const [first, last] = [rates[0], rates[rates.length - 1]];
	const steps = t('{epochs} of {steps}', { epochs: plural(epochs, 'epoch'), steps: plural(batches, 'step') });
	if (rates.every((each) => each === greatest)) {
		return t('Learning rate {rate} in all {steps}.', { rate: rate(greatest), steps });
	}
	const top = Number(points[rates.indexOf(greatest)].epoch.toPrecision(2));
	const time = top === 1 ? t('{n} epoch', { n: top }) : t('{n} epochs', { n: top });
	const values = { first: rate(first), greatest: rate(greatest), last: rate(last), time, steps };
	if (first === greatest) {
		return last < greatest ? t('The learning rate starts at {greatest}, and ends at {last}; {steps}.', values)
			: t('The learning rate starts at {greatest} and stays there; {steps}.', values);
	}
	return last < greatest
		? t('The learning rate rises from {first} to {greatest} within {time}, and ends at {last}; {steps}.', values)
		: t('The learning rate rises from {first} to {greatest} within {time} and stays there; {steps}.', values);
}
