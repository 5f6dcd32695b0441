/** How the chart shows its lines: smoothed or not, the loss on a logarithmic axis or not. */
import { byId } from '../base/dom.js';
import { adjust, on, view } from '../base/state.js';
import { t } from '../base/words.js';

/** The keys of the address that the chart follows besides its runs. */
export const CHART_KEYS = ['metric', 'smooth', 'scale'];

/** Starts the controls. */
export function startChartSettings() {
	byId('smooth').addEventListener('input', (event) => adjust({ smooth: event.target.value }));
	byId('log-scale').addEventListener('change', (event) => adjust({ scale: event.target.checked ? 'log' : 'linear' }));
	on(['smooth', 'scale'], render);
	render();
}

function render() {
	byId('smooth').value = view.smooth;
	byId('smooth-text').textContent = view.smooth === '0' ? t('none') : `${view.smooth}%`;
	byId('log-scale').checked = view.scale === 'log';
}

export const isLog = () => view.scale === 'log';

/** How much of the mean so far stays at each point, from 0 to less than 1. */
const weight = () => Number(view.smooth) / 100;

/** A line with the exponential moving average of its values, corrected for its start; the line itself where nothing is smoothed. */
export function smoothed(line) {
	const stays = weight();
	let sum = 0;
	let share = 0;
	const points = line.points.map(([epoch, value]) => {
		sum = stays * sum + (1 - stays) * value;
		share = stays * share + (1 - stays);
		return [epoch, sum / share];
	});
	return stays && line.scale !== 'rate' ? { ...line, points, raw: line.points } : line;
}
